import { expect, test } from 'vitest';
import { consentWaitMs } from '../../shared/protocol/limits.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, cardTexts, playTo, reasonsOf, refusedWith, rehearsal } from './play.ts';

test('RV2a with fewer than four writers nothing is shown, everyone is asked, and the reply is the same for 0 to 3', async () => {
  const replies = [];
  for (const count of [0, 1, 2, 3]) {
    const room = await createSimulatedWorkshop({ people: 6 });
    await playTo(room, 'write');
    for (const person of room.participants.slice(0, count)) await person.write(...reasonsOf(person));
    for (const person of room.participants.slice(count)) await person.write('  \u200B ');
    const reply = await room.lead.doRaw({ type: 'advanceStage', commandId: 'same' });
    expect(reply).toEqual(refusedWith('tooFewWriters'));
    expect(room.session().stage).toMatchObject({ name: 'write', asking: true });
    expect(room.session().progress).toEqual({ done: 0, of: 6 });
    expect(room.person('Ana').notebook().isOpen).toBe(true);
    await checkInvariants(room);
    replies.push(JSON.stringify([reply, room.session().stage, room.session().open]));
  }
  expect(new Set(replies).size).toBe(1);
});

test('RV2b four writers are enough; blank and kept notes do not count', async () => {
  const room = await createSimulatedWorkshop({ people: 5 });
  await playTo(room, 'write');
  for (const name of ['Lea', 'Ana', 'Ben']) await room.person(name).write(...reasonsOf(room.person(name)));
  const [kept] = await room.person('Cem').write('Mine alone');
  await room.person('Cem').keep(kept!);
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));

  const other = await createSimulatedWorkshop({ people: 5 });
  await playTo(other, 'write');
  for (const name of ['Lea', 'Ana', 'Ben', 'Cem']) await other.person(name).write(...reasonsOf(other.person(name)));
  expect(await other.lead.advance()).toEqual(accepted);
  expect(other.session().turn.total).toBe(8);
});

test('RV2c RV2d PR1c three writers: notes of those who agreed are shown, the others are not', async () => {
  const room = await createSimulatedWorkshop({ people: 3, observers: 1 });
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  expect(await ana.do('consent', { show: true })).toEqual(refusedWith('notOffered'));
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));

  expect(await room.lead.advance()).toEqual(refusedWith('stillAnswering'));
  await room.lead.must('consent', { show: true });
  await ana.must('consent', { show: true });
  expect(room.session().progress).toEqual({ done: 2, of: 3 });
  expect(await room.lead.advance()).toEqual(refusedWith('stillAnswering'));
  await ben.must('consent', { show: false });
  await checkInvariants(room);
  expect(await room.lead.advance()).toEqual(accepted);
  await room.lead.must('dealRest');
  expect(cardTexts(room)).toEqual([...reasonsOf(room.lead), ...reasonsOf(ana)].sort());
  expect(ben.document('notebook/1').doc.getArray('notes').length).toBe(2);
  expect(room.session().stage.asking).toBe(false);
  await checkInvariants(room);
  await playTo(room, 'register');
  await checkInvariants(room);
});

test('RV2d RV2e 60 seconds after the question no answer counts as no; a person who left is not waited for', async () => {
  const room = await createSimulatedWorkshop({ people: 4 });
  const [ana, ben, cem] = [room.person('Ana'), room.person('Ben'), room.person('Cem')];
  await playTo(room, 'write');
  for (const person of [room.lead, ana, ben]) await person.write(...reasonsOf(person));
  await room.lead.advance();
  await room.lead.must('consent', { show: false });
  await ana.must('consent', { show: true });
  await room.pass(consentWaitMs - 2_001);
  expect(await room.lead.advance()).toEqual(refusedWith('stillAnswering'));
  await cem.drop();
  expect(await room.lead.advance()).toEqual(refusedWith('stillAnswering'));
  await room.pass(consentWaitMs);
  expect(await room.lead.advance()).toEqual(accepted);
  await room.lead.must('dealRest');
  expect(cardTexts(room)).toEqual(reasonsOf(ana).sort());
  await checkInvariants(room);
});

test('RV2c once people were asked only consent shows notes of this round, also with more writers and after `goBack`', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, 'write');
  await room.lead.write(...reasonsOf(room.lead));
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));
  for (const person of room.participants.slice(1)) await person.write(...reasonsOf(person));
  await room.lead.back();
  expect(room.session().stage).toMatchObject({ name: 'imagine', asking: false });
  await room.lead.advance();
  expect(room.session().stage).toMatchObject({ name: 'write', asking: true });
  expect(await room.lead.advance()).toEqual(refusedWith('stillAnswering'));
  for (const person of room.participants) await person.must('consent', { show: person.name === 'Ana' });
  expect(await room.lead.advance()).toEqual(accepted);
  expect(room.session().turn.total).toBe(2);
  await checkInvariants(room);
});

test('RV2f the round after a reveal has its own floor of four writers', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'share');
  await room.lead.back();
  await room.person('Ana').write('One more thing');
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));
  await room.pass(consentWaitMs);
  expect(await room.lead.advance()).toEqual(accepted);
  expect(room.session().turn.total).toBe(10);
  await checkInvariants(room);
});

test('RV2a the floor of four writers holds in a rehearsal', async () => {
  const room = await createSimulatedWorkshop({ people: 3, workshop: rehearsal });
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  expect(await room.lead.advance()).toEqual(refusedWith('tooFewWriters'));
  expect(room.session().stage).toMatchObject({ name: 'write', asking: true });
});
