import { expect, test } from 'vitest';
import { castStory } from '../../server/rehearsal/casting.ts';
import { stories } from '../../shared/demos/stories.ts';
import { simulatedPeople, storyNames } from '../../shared/demos/storyNames.ts';
import { hasLeft } from '../../shared/people/roles.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { cardTexts } from './play.ts';
import { leadTo, startRehearsal } from './rehearsalPlay.ts';

const connectedSimulated = (room: SimulatedWorkshop): number =>
  Object.values(room.people()).filter((one) => one.simulated && one.connected && !hasLeft(one)).length;

test.each(storyNames)(
  'RH4a six simulated people and a facilitator bring the story %s to its register',
  async (story) => {
    const rehearsal = await startRehearsal(story);
    const { room, crowd } = rehearsal;
    const begun = room.world.now();
    const { notes, piles, plans } = stories[story];
    await leadTo(rehearsal, 'cluster');
    expect(cardTexts(room)).toHaveLength(notes.length);
    await leadTo(rehearsal, 'vote');
    const titles = Object.values(room.board().risks).map(({ title }) => title);
    expect(titles.sort()).toEqual(piles.map(({ title }) => title).sort());
    await leadTo(rehearsal, 'register');
    expect(room.world.now() - begun).toBeLessThan(5 * minuteMs);
    const { topRisks, tally, confidence, pulse } = room.session();
    expect(Object.values(tally ?? {}).reduce((sum, dots) => sum + dots, 0)).toBeGreaterThan(2 * simulatedPeople);
    expect(confidence.after).toHaveLength(simulatedPeople);
    expect(pulse?.length).toBeGreaterThan(3);
    expect(topRisks.length).toBeGreaterThanOrEqual(3);
    for (const riskId of topRisks) {
      const risk = room.board().risks[riskId]!;
      const pile = piles.find(({ title }) => title === risk.title)!;
      const { signal, contingency } = room.lead.planTexts(riskId);
      expect({ signal, contingency }).toEqual({
        signal: plans[pile.id]!.signal,
        contingency: plans[pile.id]!.contingency,
      });
      const isOwn = (id: string | null): boolean => id !== room.lead.id;
      expect(risk.accepted).toEqual({
        ...(isOwn(risk.preventionOwnerId) && { prevention: true }),
        ...(isOwn(risk.watcherId) && { watcher: true }),
        ...(isOwn(risk.contingencyOwnerId) && { contingency: true }),
      });
    }
    await checkInvariants(room);
    crowd.close();
  },
);

test('RH4c after going back, in a pause and after broken connections they go on with what they see', async () => {
  const rehearsal = await startRehearsal('launch');
  const { room, crowd, waitFor, othersAreDone } = rehearsal;
  await leadTo(rehearsal, 'cluster');
  await room.lead.must('pause');
  const before = room.board();
  await room.pass(20 * secondMs);
  expect(room.board()).toEqual(before);
  await room.lead.must('resume');
  // The facilitator piles two cards that nobody of the story would, and names the pile: it stays.
  const [first, second] = Object.entries(before.cards).flatMap(([id, { text }]) =>
    text.startsWith('The date came') || text.startsWith('Support was') ? [id] : [],
  );
  const { riskId } = await room.lead.must('addRisk', { title: 'Mine', cardIds: [first!, second!] });
  await waitFor(othersAreDone, 'they are done with the board');
  expect(room.board().risks[riskId!]?.title).toBe('Mine');
  expect(room.board().cards[first!]?.riskId).toBe(riskId);
  await room.lead.must('advanceStage', { from: 'cluster' });
  await waitFor(othersAreDone, 'they have voted');
  await room.lead.must('goBack', { from: 'vote' });
  await waitFor(othersAreDone, 'they are done with the board again');
  await room.lead.must('advanceStage', { from: 'cluster' });
  await room.restart();
  await waitFor(othersAreDone, 'they have voted again, on a server that was restarted');
  expect(connectedSimulated(room)).toBe(simulatedPeople);
  await room.lead.must('closeVote');
  expect(room.session().tally).not.toBeNull();
  await checkInvariants(room);
  crowd.close();
});

test('RH4d RH5 a simulated facilitator leads to the register, and waits for whoever takes part', async () => {
  const rehearsal = await startRehearsal('clinic', 'participant');
  const { room, crowd, waitFor } = rehearsal;
  const kim = room.person('Kim');
  expect(connectedSimulated(room)).toBe(1);
  await waitFor(() => room.session().progress.done === simulatedPeople, 'the simulated people are done in the lobby');
  await room.pass(10 * secondMs);
  expect(room.session().stage.name).toBe('lobby');
  await kim.must('setDone', { done: true });
  await room.pass(3 * secondMs);
  expect(room.session().stage.name).toBe('imagine');
  // From here on Kim only watches: each stage lasts until its clock is at zero, and somebody else reads for Kim.
  await waitFor(() => room.session().stage.name === 'plan', 'the plan');
  const { minority, topRisks } = room.session();
  expect(room.board().risks[minority!]?.title).toBe('The machine replaced the second pair of eyes');
  expect(topRisks.length).toBeGreaterThanOrEqual(3);
  await waitFor(() => room.session().stage.name === 'register', 'the register');
  await checkInvariants(room);
  // The page of the facilitator's seat is closed too; simulated or not, it is no real person's.
  for (const person of room.everyone) person.leavePage();
  await room.pass(9 * minuteMs);
  expect((await room.state()).people[room.lead.id]?.connected).toBe(true);
  await room.pass(2 * minuteMs);
  const people = Object.values((await room.state()).people);
  expect(people.filter(({ connected }) => connected)).toEqual([]);
  crowd.close();
});

test('RH4b whoever stays away leaves no card out', () => {
  for (const [story, demo] of Object.entries(stories)) {
    for (const [count, leads] of [
      [6, false],
      [6, true],
      [4, false],
      [9, false],
    ] as const) {
      const { parts } = castStory(demo, count, leads);
      expect(parts, story).toHaveLength(count);
      const written = parts.flatMap(({ notes }) => notes.map(({ text }) => text));
      expect(written.sort()).toEqual(demo.notes.map(({ text }) => text).sort());
    }
  }
});
