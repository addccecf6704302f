import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { LiveDocument } from '../../server/live/documents/liveDocument.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import { plansMap, planText } from '../../shared/plan/plan.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { RawSocket } from '../harness/rawSocket.ts';
import { syncFrame } from '../harness/rawSocket.ts';
import type { Person } from '../harness/person.ts';
import { createSharingWorkshop, framesSince, hex, markOf } from '../secrecy/workshopAtStage.ts';
import { forbiddenUpdates, type ForbiddenUpdate, type Target } from './forbiddenUpdates.ts';
import { claims, forge, gc, text } from './forge.ts';
import { Growth } from './memoryGrowth.ts';

/** A live workshop in cluster: everybody writes the plan, and has a notebook for what comes late. */
let room: SimulatedWorkshop;
let riskId: string;
let attacker: Person;
let victim: Person;
const growth = new Growth();
const attackerId = 4_242;

beforeAll(async () => {
  room = await createSharingWorkshop({ people: 5 });
  await room.lead.must('dealRest');
  await room.lead.must('advanceStage', { from: 'share' });
  riskId = (await room.lead.must('addRisk', { title: 'Late again' })).riskId!;
  [attacker, victim] = [room.person('Ana'), room.person('Ben')];
  await victim.plan(riskId, 'cause', 'budget');
  await attacker.write('vendor');
  growth.begin();
});

type Which = 'plan' | 'notebook' | 'session' | 'board';

async function onServer(which: Which): Promise<LiveDocument> {
  const { documents } = await room.workshop();
  if (which !== 'notebook') return documents.shared[which];
  return documents.open({ kind: 'notebook', round: room.session().open.notebook! }, attacker.id);
}

const noteName = (): string => attacker.notebook().name;

/** A socket of the attacker's beside those of their page; it has answered the server's step 1. */
async function opened(which: Which): Promise<RawSocket> {
  const client = await room.rawSocket(attacker, which === 'notebook' ? noteName() : which);
  client.doc.clientID = attackerId;
  expect(client.isOpen).toBe(true);
  return client;
}

/** A letter that the victim wrote; in a notebook, one of its owner's. */
function targetIn(which: Which, doc: Y.Doc): Target {
  const writer = (which === 'plan' ? victim : attacker).document(which === 'plan' ? which : noteName()).doc.clientID;
  let item = which === 'plan' ? planText(doc, riskId, 'cause')?._start : startOfNote(doc);
  while (item && item.id.client !== writer) item = item.right;
  const [client, clock] = [item?.id.client ?? 1, item?.id.clock ?? 0];
  const root = [...doc.share.keys()][0] ?? '';
  return { root, beside: [client, clock], free: attackerId + 1, victim: client, victimClock: Y.getState(doc.store, client) }; // prettier-ignore
}

function startOfNote(doc: Y.Doc): Y.Item | null | undefined {
  const note = [...doc.getArray<Y.Map<unknown>>('notes')][0]?.get('text');
  return note instanceof Y.Text ? note._start : undefined;
}

type Before = { readonly which: Which; readonly bytes: string; readonly mark: ReturnType<typeof markOf> };

async function before(which: Which): Promise<Before> {
  return { which, bytes: hex(Y.encodeStateAsUpdate((await onServer(which)).doc)), mark: markOf(room.everyone) };
}

/** Nothing changed, nothing waits to change it later, and nobody else heard of it. */
async function expectUntouched({ which, bytes, mark }: Before): Promise<void> {
  const { doc } = await onServer(which);
  expect(hex(Y.encodeStateAsUpdate(doc))).toBe(bytes);
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  expect(framesSince(mark)).toEqual([]);
  expect(room.world.warnings).toEqual([]);
}

/** Whoever the attack was aimed at goes on, and everybody sees it. */
async function expectVictimGoesOn(): Promise<void> {
  const had = room.lead.planTexts(riskId)?.cause ?? '';
  await victim.plan(riskId, 'cause', '!');
  await room.settle();
  for (const person of room.everyone) expect(person.planTexts(riskId)?.cause).toBe(`${had}!`);
  expect(framesSince(markOf(room.everyone))).toEqual([]);
}

async function expectRefused(
  which: Which,
  { make, code }: ForbiddenUpdate,
  codes: readonly number[] = [code],
): Promise<void> {
  const socket = await opened(which);
  const as = await before(which);
  socket.sendUpdate(make(targetIn(which, (await onServer(which)).doc)));
  await room.settle();
  expect(codes).toContain(socket.closedWith);
  await expectUntouched(as);
}

describe('forbidden updates sent to a live workshop', () => {
  test('GA13 probe: an allowed update on the same socket changes the plan and reaches everyone', async () => {
    const socket = await opened('plan');
    const as = await before('plan');
    const { beside } = targetIn('plan', (await onServer('plan')).doc);
    socket.sendUpdate(forge([{ client: attackerId + 500, structs: [text({ right: beside }, 'x')] }]));
    await room.settle();
    expect(socket.isOpen).toBe(true);
    await expect(expectUntouched(as)).rejects.toThrow();
    expect(new Set(framesSince(as.mark).map(({ bytes }) => hex(bytes))).size).toBe(1);
    expect(framesSince(as.mark)).toHaveLength(room.everyone.length);
    socket.close();
    await expectVictimGoesOn();
  });

  test.each(forbiddenUpdates)('$rule in the plan: $what', async (update) => {
    await expectRefused('plan', update);
    await expectVictimGoesOn();
  });

  // In a notebook nobody else writes, so no client id is another person's.
  test.each(forbiddenUpdates.filter(({ aimsAtOthers }) => !aimsAtOthers))(
    '$rule in a notebook: $what',
    async (update) => {
      await expectRefused('notebook', update);
      await attacker.write(`still here: ${update.what}`);
      await attacker.erase(attacker.notes().at(-1)!.id);
    },
  );

  test.each(forbiddenUpdates)('$rule in session and board: $what', async (update) => {
    // Any new struct is refused there, and frames are limited to a smaller size.
    const codes = [update.code, closeCode.notAllowed, closeCode.tooLarge];
    await expectRefused('session', update, codes);
    await expectRefused('board', update, codes);
  });
});

describe('frames that are no messages', () => {
  const frames: [string, Uint8Array][] = [
    ['an empty frame', new Uint8Array()],
    ['an unknown type', Uint8Array.of(99)],
    ['a sync message of a kind there is not', Uint8Array.of(0, 9, 0)],
    ['an update that says it is longer', Uint8Array.of(0, 2, 200, 1)],
    ['bytes behind the update', Uint8Array.of(0, 2, 2, 0, 0, 7)],
    ['a state vector of 2^53 clients', Uint8Array.from([0, 0, 8, ...claims(2 ** 53 - 1)])],
    ['a padded frame where none was agreed', Uint8Array.from([message.padded, ...new Uint8Array(511)])],
  ];
  test.each(frames)('GA3 %s closes with 4400 or 4422 and touches nothing', async (_, bytes) => {
    for (const which of ['plan', 'notebook', 'session', 'board'] as const) {
      const socket = await opened(which);
      const as = await before(which);
      socket.send(bytes);
      await room.settle();
      expect([closeCode.malformedFrame, closeCode.contentRefused]).toContain(socket.closedWith);
      await expectUntouched(as);
    }
  });

  test('GA3 an honest update cut off at every byte', async () => {
    const { beside } = targetIn('plan', (await onServer('plan')).doc);
    const honest = forge([{ client: attackerId + 9, structs: [text({ origin: beside }, 'naïve 😀')] }]);
    const as = await before('plan');
    for (let end = 0; end < honest.length; end++) {
      const socket = await opened('plan');
      socket.sendUpdate(honest.subarray(0, end));
      await room.settle();
      expect([closeCode.malformedFrame, closeCode.contentRefused]).toContain(socket.closedWith);
    }
    await expectUntouched(as);
    await expectVictimGoesOn();
  });
});

test('GA9 400 updates with gaps before step 2 are dropped and leave nothing pending', async () => {
  let closedWith: number | null = null;
  const { workshopId, token } = attacker;
  const wire = room.world.open(
    { workshopId, token, document: 'plan', isPadded: false },
    {
      onFrame: () => undefined,
      onClose: (code) => (closedWith = code),
    },
  );
  await room.settle();
  const as = await before('plan');
  const { beside } = targetIn('plan', (await onServer('plan')).doc);
  const withGap = (clock: number): Uint8Array =>
    forge([{ client: attackerId + 20, clock, structs: [text({ origin: beside }, 'x')] }]);
  for (let i = 0; i < 400; i++) {
    wire.send(syncFrame(syncMessage.update, withGap(1_000 + 2 * i)));
    if (i % 50 === 49) await room.pass(1_000);
  }
  expect(closedWith).toBeNull();
  await expectUntouched(as);
  wire.send(syncFrame(syncMessage.step2, forge([])));
  wire.send(syncFrame(syncMessage.update, withGap(9_000)));
  await room.settle();
  expect(closedWith).toBe(closeCode.contentRefused);
  await expectUntouched(as);
  await expectVictimGoesOn();
});

test('SC14 a hundred thousand awareness states reach nobody', async () => {
  const socket = await opened('plan');
  const as = await before('plan');
  socket.sendAwareness(
    Array.from({ length: 20_000 }, (_, i) => ({ clientId: i, clock: 2 ** 31, state: { name: 'x' } })),
  );
  socket.send(Uint8Array.from([message.awareness, 5, ...claims(100_000), 0, 0]));
  await room.settle();
  await expectUntouched(as);
});

test('GA15a the 201st note is refused, and the others stay', async () => {
  const as = await before('notebook');
  const socket = await opened('notebook');
  const { free } = targetIn('notebook', (await onServer('notebook')).doc);
  const map = (count: number): Uint8Array =>
    Y.encodeStateAsUpdate(
      ((): Y.Doc => {
        const doc = new Y.Doc();
        doc.clientID = free;
        doc.getArray('notes').insert(0, Array.from({ length: count }, () => new Y.Map())); // prettier-ignore
        return doc;
      })(),
    );
  socket.sendUpdate(map(201));
  await room.settle();
  expect(socket.closedWith).toBe(closeCode.contentRefused);
  await expectUntouched(as);
  expect(attacker.notes().map((note) => note.text)).toEqual(['vendor']);
});

test('GA11 a client id used by Ben is refused from anyone else, also while his page is closed', async () => {
  const { doc } = await onServer('plan');
  const { victim: id, victimClock } = targetIn('plan', doc);
  await victim.drop();
  const socket = await opened('plan');
  const as = await before('plan');
  socket.sendUpdate(forge([{ client: id, clock: victimClock, structs: [gc(5)] }]));
  await room.settle();
  expect(socket.closedWith).toBe(closeCode.contentRefused);
  await expectUntouched(as);
  await victim.returns();
  await expectVictimGoesOn();
});

test('GA2 all these attacks leave the heap within 50 MB of its size before', () => {
  growth.look();
  console.log('Grown by', growth.text());
  expect(plansMap(room.lead.document('plan').doc).size).toBeGreaterThan(0);
  expect(growth.heapMegabytes).toBeLessThan(50);
});
