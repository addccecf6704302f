import { expect, test } from 'vitest';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { Person } from '../harness/person.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { stages } from '../../shared/stages/stages.ts';

/** Advances, and checks that the workshop is in the expected stage. */
async function goOn(room: SimulatedWorkshop): Promise<void> {
  const from = room.session().stage.name;
  const reply = await room.lead.advance();
  expect(reply, `leaving ${from}`).toMatchObject({ ok: true });
  expect(room.session().stage.name).toBe(stages[stages.indexOf(from) + 1]);
}

const sizes = [
  { people: 12, observers: 1, notes: 4, piles: 8, sample: Infinity },
  { people: 30, observers: 2, notes: 5, piles: 9, sample: 12 },
  { people: 200, observers: 5, notes: 1, piles: 10, sample: 4 },
];

for (const { people, observers, notes, piles, sample } of sizes) {
  test(`ST1b ${people} people go from the lobby to the register; the register holds exactly what they wrote`, async () => {
    const room = await createSimulatedWorkshop({ seed: people, people, observers, isRecorded: people < 100 });
    const { random, lead } = room;
    const step = () => checkInvariants(room, sample);

    // In parallel: one after the other, 200 padded frames would take 200 seconds.
    const each = (act: (person: Person) => Promise<unknown>): Promise<unknown> =>
      Promise.all(room.participants.map(act));

    await each((person) => person.answer({ confidence: random.below(11) * 10 }));
    for (const person of room.participants) if (random.oneIn(people / 6)) await person.do('agree');
    await step();
    await goOn(room);
    await step();
    await goOn(room);

    const written: string[] = [];
    await each((person) => {
      const texts = Array.from({ length: notes }, (_, i) => `${person.name} saw reason ${i} coming.`);
      written.push(...texts.map((text) => text.slice(0, -1)));
      return person.write(...texts);
    });
    for (const person of room.participants) if (random.oneIn(people / 6)) await person.do('setDone', { done: true });
    await step();
    await goOn(room);
    await step();
    expect(room.session().turn.total).toBe(written.length);

    const read = Math.min(20, written.length);
    for (let i = 0; i < read; i++) {
      const { turn } = room.session();
      const reader = room.byId(turn.readerId ?? turn.nextId!);
      expect((await reader.do('dealNext', { after: turn.cardId })).ok).toBe(true);
      if (i % 10 === 0) await step();
    }
    await lead.must('dealRest');
    await step();
    expect(
      Object.values(room.board().cards)
        .map((card) => card.text)
        .sort(),
    ).toEqual([...written].sort());
    await goOn(room);

    const loose = Object.keys(room.board().cards);
    const lone = 2;
    const perPile = Math.ceil((loose.length - lone) / piles);
    for (let i = 0; i < piles; i++) {
      const cardIds = loose.slice(i * perPile, Math.min((i + 1) * perPile, loose.length - lone));
      const who = random.pick(room.participants);
      await who.must('addRisk', { title: `Cause ${i + 1}`, cardIds });
    }
    await step();
    await goOn(room);
    const riskIds = Object.keys(room.board().risks);
    expect(riskIds.length).toBe(piles + lone);
    await each((person) => {
      const { dots, maxPerRisk } = room.session().vote;
      const chosen: Record<string, number> = {};
      for (let left = dots; left > 0;) {
        const riskId = random.pick(riskIds);
        if ((chosen[riskId] ?? 0) >= maxPerRisk) continue;
        chosen[riskId] = (chosen[riskId] ?? 0) + 1;
        left--;
      }
      return person.vote(chosen);
    });
    await step();
    await lead.must('closeVote');
    await step();
    const { tally, vote, topRisks } = room.session();
    expect(Object.values(tally!).reduce((sum, dots) => sum + dots, 0)).toBe(people * vote.dots);
    expect(topRisks.length).toBeGreaterThanOrEqual(3);
    await goOn(room);

    await lead.must('pairUp');
    for (const [riskId, pair] of Object.entries(room.session().pairs)) {
      const writer = room.byId(pair[0]!);
      await writer.plan(riskId, 'prevention', 'Order twice.');
      await writer.plan(riskId, 'signal', 'open orders');
      await writer.plan(riskId, 'threshold', '20');
      await writer.plan(riskId, 'contingency', 'Call the second supplier.');
      await writer.must('setRisk', {
        riskId,
        likelihood: 4,
        impact: 5,
        preventionOwner: writer.name,
        checkBy: '2027-06-01',
      });
      await writer.must('acceptOwnership', { riskId, part: 'prevention' });
    }
    await step();
    await goOn(room);
    await each((person) =>
      person.answer({ confidence: random.below(11) * 10, pulse: `${person.name} was afraid to say it` }),
    );
    await goOn(room);
    await step();
    const { confidence, pulse } = room.session();
    expect(confidence.before).toHaveLength(people);
    expect(confidence.after).toHaveLength(people);
    expect(pulse).toHaveLength(people);
    for (const riskId of topRisks) expect(room.board().risks[riskId]?.state).toBe('armed');
    expect(await lead.advance()).toMatchObject({ ok: false, code: 'lastStage' });
    await room.restart();
    await checkInvariants(room, sample);
    expect(room.world.warnings).toEqual([]);
  });
}
