import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { reviewText } from '../../shared/plan/reviews.ts';
import { readRecords } from '../../shared/board/records.ts';
import type { ReviewField } from '../../shared/board/records.ts';
import { everythingThatWaits } from '../../shared/register/waiting.ts';
import { readRegister } from '../../shared/register/register.ts';
import { sentencesText } from '../../shared/text/en/sentences.ts';
import { dayIn } from '../../shared/session/session.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { dayMs, hourMs, minuteMs } from '../../shared/time.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { Person } from '../harness/person.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { oneOfEach, personalLink } from '../harness/visitors.ts';
import { playTo, refusedWith } from './play.ts';

async function openRegister(): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ people: 5 });
  await playTo(room, 'register');
  return room;
}

const incidentsOf = (person: Person) => readRecords(person.document('board').doc).incidents;

async function reported(room: SimulatedWorkshop, begin = true): Promise<string> {
  await room.lead.must('reportIncident', { kind: 'happened', title: 'The lift stood still', what: 'For an hour.' });
  const [incidentId = ''] = Object.keys(incidentsOf(room.lead));
  if (begin) await room.lead.must('beginReview', { incidentId });
  await room.settle();
  return incidentId;
}

const lineOf = (person: Person, id: string, field: ReviewField) => reviewText(person.document('plan').doc, id, field);
const write = (person: Person, id: string, field: ReviewField, words: string): void => {
  const line = lineOf(person, id, field)!;
  line.insert(line.length, words);
};

test('HP4b two people write one note at once, one of them offline in between, and both have all of it', async () => {
  const room = await openRegister();
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const id = await reported(room);
  write(ana, id, 'because', 'The cable was old. ');
  write(ben, id, 'because', 'Nobody looks at it. ');
  await ben.drop();
  write(ben, id, 'gap', 'Written in a tunnel');
  write(ana, id, 'gap', 'Meanwhile ');
  await room.settle();
  expect(lineOf(ana, id, 'gap')?.toString()).toBe('Meanwhile ');
  ben.connect();
  await room.until(() => lineOf(ana, id, 'gap')?.length === 29, 'Ana sees what Ben wrote in the tunnel');
  await room.settle();
  for (const person of [ana, ben]) {
    expect(lineOf(person, id, 'because')?.toString()).toContain('The cable was old. ');
    expect(lineOf(person, id, 'because')?.toString()).toContain('Nobody looks at it. ');
    expect(lineOf(person, id, 'gap')?.toString()).toBe(lineOf(room.lead, id, 'gap')?.toString());
    expect(lineOf(person, id, 'happened')?.toString()).toBe('For an hour.');
  }
  await checkInvariants(room);
  await room.restart();
  await room.settle();
  expect(lineOf(ana, id, 'gap')?.toString()).toHaveLength(29);
  await room.pass(11 * minuteMs);
  const { hidden } = await room.state();
  const written = (hidden.history.register ?? []).filter(({ type }) => type === 'text');
  expect(new Set(written.map(({ record }) => Object.keys(record?.changes ?? {})[0]))).toEqual(
    new Set(['because', 'gap']),
  );
});

test('HP4a two people who begin the note at once begin one', async () => {
  const room = await openRegister();
  const id = await reported(room, false);
  const asked = [room.person('Ana').ask('beginReview', { incidentId: id }), room.person('Ben').ask('beginReview', { incidentId: id })]; // prettier-ignore
  await room.until(() => asked.every(({ answer }) => answer() !== null), 'both are answered');
  expect(asked.map(({ answer }) => answer()?.ok)).toEqual([true, true]);
  await room.settle();
  expect(lineOf(room.lead, id, 'happened')?.toString()).toBe('For an hour.');
});

test('HP4b readers and checkers read a note, an editor by link writes it, and nobody else', async () => {
  const room = await openRegister();
  const id = await reported(room);
  for (const visitor of await oneOfEach(room)) {
    const plan = await visitor.open('plan');
    const line = reviewText(plan.doc, id, 'because')!;
    expect(reviewText(plan.doc, id, 'happened')?.toString()).toBe('For an hour.');
    const before = Y.encodeStateVector(plan.doc);
    line.insert(0, `by ${visitor.may}. `);
    plan.sendUpdate(Y.encodeStateAsUpdate(plan.doc, before));
    await room.settle();
    expect(plan.closedWith, visitor.may).toBe(visitor.may === 'edit' ? null : closeCode.notAllowed);
    const report = await visitor.post({ type: 'reportIncident', kind: 'nearMiss', title: 'Almost' });
    expect(report.ok, visitor.may).toBe(visitor.may !== 'read');
    const removed = await visitor.post({ type: 'removeIncident', incidentId: 'AAAAAAAAAAAAAAAAAAAAAA' });
    expect(removed).toEqual(refusedWith(visitor.may === 'edit' ? 'gone' : 'notAllowed'));
  }
  expect(lineOf(room.lead, id, 'because')?.toString()).toBe('by edit. ');
});

test('HP1f words of a removed incident are in no document, record or row', async () => {
  const room = await openRegister();
  const id = await reported(room);
  write(room.person('Ana'), id, 'because', 'Xylophone');
  await room.settle();
  await room.lead.must('removeIncident', { incidentId: id });
  await room.settle();
  for (const person of room.everyone) expect(lineOf(person, id, 'because')).toBeNull();
  const stored = await room.world.store.load(room.founded.workshopId);
  const bytes = [...stored!.docs.values()].flat().map((update) => Buffer.from(update).toString('latin1'));
  for (const words of ['Xylophone', 'The lift stood still', 'For an hour.']) {
    expect(
      bytes.some((row) => row.includes(words)),
      words,
    ).toBe(false);
    expect(JSON.stringify([...stored!.records]), words).not.toContain(words);
  }
});

test('HP5b the carrier leaves: the facilitator accepts for the name, and a new seat carries on', async () => {
  const room = await openRegister();
  const id = await reported(room);
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const add = { incidentId: id, line: 'If it stops, then we walk', alters: 'step', by: '2027-06-01' } as const;
  await room.lead.must('addLessonChange', { ...add, carrier: 'Ana', carrierId: ana.id });
  await room.lead.must('addLessonChange', { ...add, carrier: 'Ben', carrierId: ben.id });
  const [first, second] = incidentsOf(room.lead)[id]!.changes.map((change) => change.id);
  await ana.must('acceptLessonChange', { incidentId: id, changeId: first!, accepted: true });
  expect(await ana.do('acceptLessonChange', { incidentId: id, changeId: second!, accepted: true })).toMatchObject({
    code: 'notAllowed',
    params: { reason: 'notCarrier' },
  });
  await ben.must('leave');
  await room.lead.must('acceptLessonChange', { incidentId: id, changeId: second!, accepted: true });
  const { secret } = await personalLink(room.lead, ana.id);
  const seat = (await (await room.workshop()).takeSeat(secret)) as { participantId: string };
  await room.settle();
  const changes = incidentsOf(room.lead)[id]!.changes;
  expect(changes[0]).toMatchObject({ carrierId: seat.participantId, accepted: true });
  expect(changes[1]).toMatchObject({ carrier: 'Ben', accepted: true });
});

test('HP3c HP5d a year later the register says what nobody answered, and one answer settles it', async () => {
  const room = await openRegister();
  const id = await reported(room);
  const today = dayIn(room.session(), room.world.now());
  await room.lead.must('containIncident', { incidentId: id });
  await room.lead.must('addLessonChange', { incidentId: id, line: 'If …', alters: 'step', carrier: 'Ravi', by: today });
  const waiting = () => {
    const now = room.world.now();
    const session = room.session();
    const day = dayIn(session, now);
    const register = readRegister(session, room.lead.people(), { cards: {}, risks: {} }, room.lead.planTexts.bind(room.lead), day, sentencesText()); // prettier-ignore
    const moment = { today: day, now, timeZone: 'UTC' };
    return everythingThatWaits(register, readRecords(room.lead.document('board').doc), moment).map(({ kind }) => kind);
  };
  expect(waiting()).toEqual(['review', 'proposed']);
  room.world.jump(73 * hourMs);
  expect(waiting()).toEqual(['reviewPast', 'proposed']);
  room.world.jump(300 * dayMs);
  expect(waiting()).toEqual(['reviewPast', 'proposed', 'landed']);
  const changeId = incidentsOf(room.lead)[id]!.changes[0]!.id;
  await room.lead.must('skipReview', { incidentId: id, reason: 'Too long ago' });
  await room.lead.must('followUp', { incidentId: id, changeId, step: 'landed', answer: 'yes' });
  await room.settle();
  expect(waiting()).toEqual(['holds']);
  await room.lead.must('followUp', { incidentId: id, changeId, step: 'holds', answer: 'dropped', note: 'Stairs now' });
  await room.settle();
  expect(waiting()).toEqual([]);
});
