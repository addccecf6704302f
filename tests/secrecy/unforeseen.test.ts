import { expect, test } from 'vitest';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { playTo } from '../scenarios/play.ts';
import { heardBy, passToFullMinutes, receivedBy } from './workshopAtStage.ts';

/** A register whose project has ended, with the question open to everyone. */
async function askingWorkshop(): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ people: 6, observers: 1 });
  await playTo(room, 'register');
  await room.lead.must('endProject', { outcome: { came: 'inPart' } });
  await room.lead.must('askUnforeseen');
  await passToFullMinutes(room);
  return room;
}

test('FS1j two registers that differ only in who wrote which answer send everyone the same bytes', async () => {
  const play = async (writers: readonly number[]): Promise<string[]> => {
    const room = await askingWorkshop();
    for (const [answer, who] of writers.entries()) await room.participants[who]!.write(`Surprise number ${answer}`);
    await passToFullMinutes(room);
    await room.lead.must('endUnforeseen');
    await room.pass(3_000);
    expect(room.session().unforeseen).toHaveLength(writers.length);
    return heardBy(room);
  };
  const one = await play([1, 2, 3, 4, 5]);
  expect(one.length).toBeGreaterThan(80);
  expect(await play([5, 4, 3, 2, 1])).toEqual(one);
  expect(await play([2, 2, 5, 1, 3])).toEqual(one);
});

test('FS1j with 0, 1, 2 or 3 writers the refusal and all later frames are byte-identical, and nobody receives an answer', async () => {
  const play = async (writers: number): Promise<string[]> => {
    const room = await askingWorkshop();
    for (const person of room.participants.slice(1, 1 + writers)) await person.write(`Canary of ${person.name}`);
    await passToFullMinutes(room);
    expect(await room.lead.do('endUnforeseen')).toMatchObject({ ok: false, code: 'tooFewWriters' });
    expect(await room.lead.do('endUnforeseen')).toMatchObject({ ok: false, code: 'stillAnswering' });
    await room.pass(1_000);
    const own = room.everyone.flatMap((person) =>
      [...person.documents].flatMap(([name, document]) => (name.includes('/') ? [document] : [])),
    );
    expect(receivedBy(room.everyone, own)).not.toContain('Canary');
    return heardBy(room);
  };
  const none = await play(0);
  for (const writers of [1, 2, 3]) expect(await play(writers)).toEqual(none);
});
