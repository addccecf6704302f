import type { CommandOf } from '../../shared/commands/commands.ts';
import type { CommandType } from '../../shared/commands/registry.ts';
import type { CreateWorkshop } from '../../shared/commands/requests.ts';
import type { Joined, Reply, WorkshopCreated } from '../../shared/protocol/replies.ts';
import { editAddNote } from '../../shared/notebook/notebook.ts';
import { inTime } from './children.ts';
import type { Link } from './leanSocket.ts';
import { commandFrame, openLink } from './leanSocket.ts';

/** A workshop to measure in: who is in it, with their tokens. The first person is the facilitator. */
export type Place = {
  readonly host: string;
  readonly workshopId: string;
  readonly joinCode: string;
  readonly tokens: readonly string[];
};

async function post<T>(host: string, path: string, body: unknown, token?: string): Promise<T> {
  const response = await fetch(`http://${host}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

export async function joinPlace(host: string, joinCode: string): Promise<string> {
  return (await post<Joined>(host, '/api/joins', { joinCode })).token;
}

/** Founds a workshop and lets that many people in all join it. */
export async function foundPlace(host: string, people: number): Promise<Place> {
  const wanted: CreateWorkshop = { title: 'Move the warehouse to its new site', facilitatorName: 'Facilitator' };
  const { workshopId, joinCode, token } = await post<WorkshopCreated>(host, '/api/workshops', wanted);
  const tokens = [token];
  while (tokens.length < people) tokens.push(await joinPlace(host, joinCode));
  return { host, workshopId, joinCode, tokens };
}

/** A command of the facilitator over HTTP. */
export async function lead<T extends CommandType>(place: Place, command: CommandOf<T>): Promise<void> {
  await post<Reply>(place.host, `/api/workshops/${place.workshopId}/commands`, command, place.tokens[0]);
}

/** Advances by that many stages; the end of a round takes two seconds (SPEC RV3a). */
export async function advance(place: Place, stages: number): Promise<void> {
  for (let i = 0; i < stages; i++) await lead(place, { type: 'advanceStage' });
}

const causes = [
  'The supplier went bankrupt',
  'Nobody had asked the drivers',
  'The old system was switched off too early',
];

export const causeText = (person: number, note: number): string =>
  `${causes[(person + note) % causes.length] ?? ''} and we noticed ${person + 1} weeks and ${note} days too late`;

/** Everybody writes that many notes; resolves with their open notebooks when all of them are on disk. */
export const writeNotes = (place: Place, each: number): Promise<Link[]> =>
  Promise.all(
    place.tokens.map(async (token, person) => {
      let sent = 0;
      let durable = 0;
      let settle = (): void => undefined;
      const kept = new Promise<void>((resolve) => {
        settle = resolve;
      });
      const link = await openLink({
        ...place,
        token,
        document: 'notebook/1',
        onChangesSent() {
          sent++;
        },
        onDurable(count) {
          durable = count;
          if (durable === sent && sent > each) settle();
        },
      });
      for (let note = 0; note < each; note++) editAddNote(link.doc, noteId(person, note), causeText(person, note));
      await inTime(kept, 'notes to be saved');
      return link;
    }),
  );

export const noteId = (person: number, note: number): string => `note-${person}-${note}`.padEnd(22, 'x');

/** A person at their session socket. */
export type Person = { readonly session: Link; readonly give: (command: object) => Promise<Reply> };

export async function openPerson(place: Place, token: string): Promise<Person> {
  const waiting = new Map<string, (reply: Reply) => void>();
  let given = 0;
  const session = await openLink({
    ...place,
    token,
    document: 'session',
    onReply(json) {
      const reply = JSON.parse(json) as Reply;
      waiting.get(reply.commandId ?? '')?.(reply);
      waiting.delete(reply.commandId ?? '');
    },
  });
  return {
    session,
    give(command) {
      const commandId = `command-${given++}`;
      const answered = new Promise<Reply>((resolve) => waiting.set(commandId, resolve));
      session.send(commandFrame({ ...command, commandId }));
      return inTime(answered, 'a reply');
    },
  };
}
