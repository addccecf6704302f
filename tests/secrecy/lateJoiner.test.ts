import { expect, test } from 'vitest';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { Person } from '../harness/person.ts';
import { createWritingWorkshop, hex, passToFullMinutes } from './workshopAtStage.ts';

/** Every frame on every socket of this person, with its time. */
const everythingOf = (person: Person): string[] =>
  [...person.documents].flatMap(([name, { transcript }]) =>
    transcript.map(({ at, way, bytes }) => `${name} ${at} ${way} ${hex(bytes)}`),
  );

/** Five people in write, of whom `writers` write; then one more joins and writes. */
async function playWith(
  writes: (room: SimulatedWorkshop) => Promise<void>,
): Promise<{ room: SimulatedWorkshop; late: Person }> {
  const room = await createWritingWorkshop({ people: 5, observers: 1 });
  await writes(room);
  await passToFullMinutes(room);
  const late = await room.join('Zoe');
  await late.write('What the late one wrote');
  await room.pass(20_000);
  return { room, late };
}

const none = async (): Promise<void> => {};
const ana = async (room: SimulatedWorkshop): Promise<void> => {
  const [gone] = await room.person('Ana').write('Canary one', 'Canary two', 'Canary three');
  await room.person('Ana').erase(gone!);
  await room.person('Ana').keep((await room.person('Ana').write('Canary kept'))[0]!);
};
const others = async (room: SimulatedWorkshop): Promise<void> => {
  for (const person of room.participants.slice(2, 5)) await person.write('Canary one', 'Canary two', 'c'.repeat(1_500));
};

test('SC1b a person who joins while others write gets the same bytes whether all, some or none wrote', async () => {
  const quiet = await playWith(none);
  const expected = everythingOf(quiet.late);
  expect(expected.length).toBeGreaterThan(30);
  for (const writes of [ana, others]) {
    const { room, late } = await playWith(writes);
    const { documents } = await room.workshop();
    const written = documents.notebooksOf(1).reduce((sum, { notes }) => sum + notes.length, 0);
    expect(written).toBeGreaterThan(3);
    expect(everythingOf(late)).toEqual(expected);
  }
});

test('SC1b a person who joins while others write gets roster and stage; board, plan and own notebook are empty', async () => {
  const { room, late } = await playWith(others);
  expect(Object.values(late.people()).map(({ name }) => name)).toEqual([...room.everyone.map(({ name }) => name)]);
  expect(late.session()).toEqual(room.session());
  expect(late.session()).toMatchObject({ tally: null, ranking: [], order: [], confidence: { before: null, after: null }, pulse: null }); // prettier-ignore
  expect(late.board()).toEqual({ cards: {}, risks: {} });
  expect(late.document('plan').doc.getMap('plans').size).toBe(0);
  expect(late.notes().map(({ text }) => text)).toEqual(['What the late one wrote']);
  expect(everythingOf(late).join()).not.toContain(hex(Buffer.from('Canary')));
});

test('SC1b two people who join one after the other get the same bytes except for their own names and seats', async () => {
  const play = async (writesFirst: boolean): Promise<string[]> => {
    const room = await createWritingWorkshop({ people: 5 });
    const early = await room.join('Yan');
    if (!writesFirst) await others(room);
    await passToFullMinutes(room);
    const late = await room.join('Zoe');
    if (writesFirst) await others(room);
    await passToFullMinutes(room);
    return [...everythingOf(early), ...everythingOf(late)];
  };
  expect(await play(true)).toEqual(await play(false));
});
