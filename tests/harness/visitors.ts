import { linkRights } from '../../shared/people/capability.ts';
import type { LinkRight } from '../../shared/people/capability.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import type { Person } from './person.ts';
import type { RawSocket } from './rawSocket.ts';
import type { SimulatedWorkshop } from './simulatedWorkshop.ts';

/** Somebody who came to the register by a link. */
export type Visitor = {
  readonly id: string;
  readonly token: string;
  readonly may: LinkRight;
  readonly post: (body: { readonly type: string; readonly [field: string]: unknown }) => Promise<Reply>;
  readonly open: (document: string) => Promise<RawSocket>;
};

export const secretIn = (link: string): string => link.split('#')[1]!;

/** A new link, with its secret. */
export async function makeLink(room: SimulatedWorkshop, may: LinkRight, until?: string) {
  const reply = await room.lead.must('makeLink', { may, ...(until !== undefined && { until }) });
  return { linkId: reply.linkId!, secret: secretIn(reply.link!) };
}

/** @returns null when the link does not work */
export async function visitBy(room: SimulatedWorkshop, secret: string, name = ''): Promise<Visitor | null> {
  const { workshopId } = room.founded;
  const visited = await (await room.workshop()).visit({ secret, name });
  if (!visited) return null;
  const { participantId, token, may } = visited;
  return {
    id: participantId,
    token,
    may,
    post: (body) => room.world.post(workshopId, token, body),
    open: (document) => room.rawSocket({ workshopId, token }, document),
  };
}

/** One visitor by each kind of link. */
export async function oneOfEach(room: SimulatedWorkshop): Promise<Visitor[]> {
  const visitors = [];
  for (const may of linkRights) {
    const { secret } = await makeLink(room, may);
    visitors.push((await visitBy(room, secret, `Visitor to ${may}`))!);
  }
  return visitors;
}

/** A personal link that this person asked for. */
export async function personalLink(
  person: Person,
  participantId?: string,
): Promise<{ linkId: string; secret: string }> {
  const reply = await person.must('makePersonalLink', { ...(participantId !== undefined && { participantId }) });
  return { linkId: reply.linkId!, secret: secretIn(reply.link!) };
}
