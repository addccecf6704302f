import { expect, test } from 'vitest';
import { attacks, startsWith, stepRemaining } from '../../shared/session/planning.ts';
import type { Session } from '../../shared/session/session.ts';
import { sentencesText } from '../../shared/text/en/sentences.ts';
import { plainInput } from '../../server/http/registerRoute.ts';
import { emptyPlanTexts, readPlan, wholePlanId } from '../../shared/plan/plan.ts';
import { readRegister } from '../../shared/register/register.ts';
import { registerOrder } from '../../shared/register/registerOrder.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { accepted, playTo, refusedWith } from './play.ts';

const planned = (room: SimulatedWorkshop) => registerOrder(room.session(), room.board()).planned;
const left = (room: SimulatedWorkshop) => stepRemaining(room.session(), room.world.now());
/** As a command takes them. */
const handed = (pairs: Session['pairs']): Record<string, string[]> =>
  Object.fromEntries(Object.entries(pairs).map(([riskId, ids]) => [riskId, [...ids]]));
const step = (room: SimulatedWorkshop) => room.session().planning?.step;

test('PL1a PL1d risks are given out to everyone who is there, or as the facilitator says', async () => {
  const room = await createSimulatedWorkshop({ people: 7, observers: 1 });
  await playTo(room, 'plan');
  await room.person('Ana').drop();
  await room.lead.must('pairUp');
  const { pairs, topRisks } = room.session();
  expect(Object.keys(pairs).sort()).toEqual([...topRisks].sort());
  const there = room.online.filter((one) => one.role !== 'observer').map((one) => one.id);
  expect([...new Set(Object.values(pairs).flat())].sort()).toEqual(there.sort());
  expect(Object.values(pairs).every((ids) => ids.length === 2)).toBe(true);
  await room.lead.must('pairUp', { pairs: { [topRisks[0]!]: [room.lead.id] } });
  expect(room.session().pairs).toEqual({ [topRisks[0]!]: [room.lead.id] });
  const nobody = 'AAAAAAAAAAAAAAAAAAAAAA';
  expect(await room.lead.do('pairUp', { pairs: { [topRisks[0]!]: [nobody] } })).toEqual(refusedWith('gone'));
});

test('PL1b PL1c entering plan gives out the risks; who comes gets one, and one that loses its people is given out again', async () => {
  const room = await createSimulatedWorkshop({ people: 4 });
  await playTo(room, 'plan');
  const given = room.session().pairs;
  expect(Object.keys(given).sort()).toEqual(planned(room).sort());
  expect(Object.values(given).every((ids) => ids.length === 2)).toBe(true);

  const late = await room.join('Zoe');
  const own = startsWith(planned(room), room.session().pairs, late.id)!;
  expect(room.session().pairs).toEqual({ ...given, [own]: [...given[own]!, late.id] });

  const risk = planned(room).find((riskId) => riskId !== own)!;
  await room.lead.must('pairUp', { pairs: { ...handed(given), [risk]: [late.id] } });
  await late.must('leave');
  const after = room.session().pairs;
  expect(after[risk]).toHaveLength(2);
  expect(Object.values(after).flat()).not.toContain(late.id);
  expect({ ...after, [risk]: null }).toEqual({ ...given, [risk]: null });

  await room.lead.must('setTopRisks', { riskIds: [planned(room)[0]!, planned(room)[1]!] });
  expect(Object.keys(room.session().pairs).sort()).toEqual(planned(room).sort());
  await checkInvariants(room);
});

test('PL2a PL2c PL2d PL3a PL6a everyone writes, reads each risk aloud and attacks another one, each in its share of the clock', async () => {
  const room = await createSimulatedWorkshop({ people: 6, workshop: { preset: 60 } });
  await playTo(room, 'plan');
  const risks = planned(room);
  expect(room.session().planning).toMatchObject({ step: 'write', riskId: null });
  const writing = left(room)!;
  expect(writing).toBeLessThan(20 * minuteMs);
  expect(await room.lead.do('readRisk', { riskId: risks[0]! })).toEqual(refusedWith('stageMoved'));
  expect(await room.person('Ana').do('setPlanStep', { step: 'aloud' })).toEqual(refusedWith('notAllowed'));

  // Overrun locks nothing, and time that is added is added to this step.
  await room.pass(writing + 30 * secondMs);
  expect(step(room)).toBe('write');
  expect(left(room)).toBe(-30 * secondMs);
  await room.lead.must('extendStage', { minutes: 1 });
  expect(left(room)).toBe(30 * secondMs);

  await room.lead.must('setPlanStep', { step: 'aloud', from: 'write' });
  expect(await room.lead.do('setPlanStep', { step: 'aloud', from: 'write' })).toEqual(refusedWith('stageMoved'));
  for (const riskId of risks) {
    await room.lead.must('readRisk', { riskId });
    for (const person of room.online) expect(person.session().planning?.riskId).toBe(riskId);
    await room.pass(75 * secondMs);
  }
  expect(await room.lead.do('readRisk', { riskId: 'AAAAAAAAAAAAAAAAAAAAAA' })).toEqual(refusedWith('gone'));

  await room.lead.must('setPlanStep', { step: 'attack', from: 'aloud' });
  expect(left(room)).toBe(room.session().stage.endsAt! - room.world.now());
  for (const person of room.online) {
    const other = attacks(risks, room.session().pairs, person.id)!;
    expect(room.session().pairs[other]).not.toContain(person.id);
  }

  // Back to writing: it and the steps after it share what is left.
  await room.lead.must('setPlanStep', { step: 'write', from: 'attack' });
  expect(room.session().planning).toMatchObject({ step: 'write', riskId: null });
  await checkInvariants(room);
});

test('PL2a PL2d PL2e without time to attack there is no such step; plan is left from any step and entered in write again', async () => {
  const room = await createSimulatedWorkshop({ people: 4 });
  await playTo(room, 'plan');
  expect(room.session().planning?.shares.map((share) => share.step)).toEqual(['write', 'aloud']);
  expect(await room.lead.do('setPlanStep', { step: 'attack' })).toEqual(refusedWith('gone'));
  await room.lead.must('extendStage', { minutes: 30 });
  await room.lead.must('setPlanStep', { step: 'aloud' });
  expect(room.session().planning?.shares).toHaveLength(2);
  const { pairs } = room.session();
  expect(await room.lead.do('advanceStage', { from: 'plan' })).toEqual(accepted);
  await room.lead.must('goBack', { from: 'commit' });
  expect(room.session()).toMatchObject({ planning: { step: 'write' }, pairs });
  await room.lead.must('pause');
  const before = left(room);
  await room.pass(minuteMs);
  expect(left(room)).toBe(before);
});

test('PL5 PL6b PL6c attacks and a dissent to the whole plan are written together, answered, and read into the register', async () => {
  const room = await createSimulatedWorkshop({ people: 4, workshop: { preset: 60 } });
  await playTo(room, 'plan');
  await room.lead.must('setPlanStep', { step: 'attack' });
  const [riskId = ''] = planned(room);
  const { pairs } = room.session();
  const writer = room.byId(pairs[riskId]![0]!);
  const other = room.online.find((one) => one !== room.lead && !pairs[riskId]!.includes(one.id))!;
  await other.plan(riskId, 'attack', 'Nobody looks in August');
  await other.plan(wholePlanId, 'dissent', 'We plan too much');
  expect(await other.do('answerAttack', { riskId, answer: 'noted' })).toEqual(refusedWith('notAllowed'));
  await writer.must('answerAttack', { riskId, answer: 'takenIn' });
  expect(room.session().planning?.answers).toEqual({ [riskId]: 'takenIn' });
  const { doc } = (await room.workshop()).documents.shared.plan;
  expect(readPlan(doc, wholePlanId).dissent).toBe('We plan too much');
  const input = plainInput(await room.workshop(), 'https://example.org', room.world.now());
  const register = readRegister(
    input.session, input.people, input.board, (id) => input.plans[id] ?? emptyPlanTexts, input.today, sentencesText(),
  ); // prettier-ignore
  expect(register.dissent).toBe('We plan too much');
  expect(register.planned.find((row) => row.texts.attack !== '')?.texts.attack).toBe('Nobody looks in August');
  await room.lead.must('setPlanStep', { step: 'write' });
  expect(room.session().planning?.answers).toEqual({ [riskId]: 'takenIn' });
  await checkInvariants(room);
});
