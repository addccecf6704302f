import { createId, createToken } from '../../../shared/ids.ts';
import type { FacilitatorSeat, Links, Visited } from '../../../shared/protocol/replies.ts';
import { dayIn } from '../../../shared/session/session.ts';
import { canGovern } from '../../domain/core/capability.ts';
import { joinSecretsOf } from '../../domain/core/linkSecret.ts';
import type { State } from '../../domain/core/state.ts';
import { applyChange, joinChanges } from '../../domain/core/change.ts';
import { authorOf } from '../../domain/history/author.ts';
import { eventRecorded } from '../../domain/history/record.ts';
import { takeSeat } from '../../domain/people/personalLinks.ts';
import { visit } from '../../domain/people/visiting.ts';
import { hashSecret } from './hashing.ts';
import type { Seat } from './joining.ts';
import type { LiveWorkshop } from './liveWorkshop.ts';

type Workshop = Pick<LiveWorkshop, 'state' | 'ports' | 'context' | 'change' | 'durable'>;

export type Visiting = { readonly secret: string; readonly name?: string };

/** A token for somebody who has a shared link (SPEC LK1b). @returns null when no link that works has this secret */
export async function visitWorkshop(workshop: Workshop, { secret, name = '' }: Visiting): Promise<Visited | null> {
  const { state, ports } = workshop;
  const participantId = createId(ports.random.access);
  const token = createToken(ports.random.access);
  const visited = visit(state, {
    secretHash: hashSecret(secret),
    participantId,
    tokenHash: hashSecret(token),
    name,
    today: dayIn(state.session, ports.clock.now()),
  });
  if (!visited) return null;
  workshop.change(visited.change);
  await workshop.durable();
  return { token, participantId, may: visited.may };
}

/**
 * A token for somebody who has a personal link (SPEC LK2). The link works in the register only: in a meeting the code admits.
 * @returns null when no link that works has this secret
 */
export async function takeSeatByLink(
  workshop: Workshop,
  secret: string,
): Promise<FacilitatorSeat | 'stageMoved' | null> {
  const { state, ports } = workshop;
  const token = createToken(ports.random.access);
  const taken = takeSeat(state, {
    secretHash: hashSecret(secret),
    tokenHash: hashSecret(token),
    newId: createId(ports.random.access),
    today: dayIn(state.session, ports.clock.now()),
  });
  if (!taken) return null;
  if (state.session.stage.name !== 'register') return 'stageMoved';
  const context = workshop.context(taken.participantId);
  const by = authorOf(applyChange(state, taken.change), taken.participantId);
  // One entry for the whole: that an owner's seat has another id is no change of a risk that one could undo.
  const event = { by, type: 'personalLink', about: { name: by.name, isOwn: taken.isOwn } };
  workshop.change(joinChanges(taken.change, eventRecorded(state, {}, context, event)));
  await workshop.durable();
  return { participantId: taken.participantId, token };
}

/** The links that the caller may know of: visitors the read link alone (SPEC LK1d, LK2c). */
export function linksFor(state: State, { participantId, isVisitor }: Seat): Links {
  const { links, personal } = state.hidden.visitors;
  const seesAll = canGovern(state, participantId);
  return {
    join: isVisitor ? null : joinSecretsOf(state),
    links: Object.entries(links)
      .filter(([, { may }]) => may === 'read' || !isVisitor)
      .map(([linkId, { may, until, madeOn, secret }]) => ({
        linkId,
        may,
        until,
        madeOn,
        ...(secret !== undefined && { secret }),
      })),
    personal: Object.entries(personal)
      .filter(([, link]) => seesAll || (link.isOwn && link.participantId === participantId))
      .map(([linkId, { participantId: of, madeOn, usedOn, isOwn }]) => ({
        linkId,
        participantId: of,
        madeOn,
        usedOn,
        isOwn,
      })),
  };
}
