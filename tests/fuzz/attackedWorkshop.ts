import type * as Y from 'yjs';
import { RawSocket } from '../harness/rawSocket.ts';
import { createNetworkWorld } from '../harness/networkWorld.ts';
import type { Person } from '../harness/person.ts';
import { openWorkshop, type TestWorkshop } from '../harness/testWorkshop.ts';

/** A workshop under attack, with an honest person in it, and what must not change. */
export type AttackedWorkshop = {
  readonly room: TestWorkshop;
  readonly victim: Person;
  /** What the attackers join by and may write in. */
  readonly tokens: readonly Attacker[];
  /** What stands in it, for whoever makes up commands. */
  readonly ids: readonly string[];
  /** Commands are sent here, which may rightly change the board. */
  readonly takesCommands: boolean;
  readonly round: { readonly notebook: number; readonly ballot: number | null };
};

export type Attacker = { readonly token: string; readonly isObserver: boolean };

const attackers = 6;

/** In vote, or, where commands are to come, in cluster: board and plan have risks, a notebook is open for late notes. */
export async function createAttackedWorkshop(
  url: string,
  takesCommands: boolean,
  seed: number,
): Promise<AttackedWorkshop> {
  const room = await openWorkshop(createNetworkWorld(url), { seed, people: 5 });
  const victim = room.person('Ben');
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  await Promise.all(room.participants.map((person) => person.write(`A cause of ${person.name}`)));
  await room.lead.must('advanceStage', { from: 'write' });
  await room.lead.must('dealRest');
  await room.lead.must('advanceStage', { from: 'share' });
  for (let i = 1; i <= 3; i++) await room.lead.must('addRisk', { title: `Risk ${i}` });
  if (!takesCommands) await room.lead.must('advanceStage', { from: 'cluster' });
  await room.world.until(() => room.everyone.every((person) => person.isInSync()), 'everybody has everything');
  const tokens: Attacker[] = [];
  for (let i = 0; i < attackers; i++) tokens.push(await join(room, i % 3 === 2));
  const { cards, risks } = room.board();
  const { open } = room.session();
  return {
    room, victim, tokens, takesCommands,
    ids: [...Object.keys(cards), ...Object.keys(risks), ...room.everyone.map(({ id }) => id)],
    round: { notebook: open.notebook!, ballot: open.ballot },
  }; // prettier-ignore
}

async function join(room: TestWorkshop, isObserver: boolean): Promise<Attacker> {
  const role = isObserver ? 'observer' : 'participant';
  const joined = await room.world.join({ joinCode: room.founded.joinCode, role });
  if ('ok' in joined) throw new Error(`An attacker could not join: ${joined.code}`);
  return { token: joined.token, isObserver };
}

/** The document as somebody sees it who comes in now. */
export async function seenNow({ room, victim }: AttackedWorkshop, document: string): Promise<Y.Doc> {
  const client = new RawSocket(room.world, victim, document);
  await room.world.until(() => client.isSynced, `${document} as it is now`);
  client.close();
  return client.doc;
}
