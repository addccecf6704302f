import { expect, test } from 'vitest';
import { minuteMs } from '../../shared/time.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { accepted, playTo, refusedWith, riskIds } from './play.ts';

test('TS2b TS3c TS4b TS5a a test is planned, run and adapted over the wire, and survives a restart', async () => {
  const room = await createSimulatedWorkshop({ people: 5 });
  await playTo(room, 'register');
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const [riskId = ''] = riskIds(room);
  const rule = { adoptIf: 'both stay', adaptIf: 'one stays', abandonIf: 'none stays' };
  const { testId = '' } = await ana.must('addSmallTest', {
    riskId,
    change: 'Two of them first',
    until: '2029-01-10',
    ...rule,
  });
  await ana.must('startSmallTest', { testId });
  expect(await ben.do('setSmallTest', { testId, adoptIf: 'one stays' })).toEqual(refusedWith('testState'));
  expect(room.session().workshop.keptUntil).toBe('2029-01-10');
  await room.restart();
  const ended = await ben.must('endSmallTest', { testId, outcome: 'adapted', result: 'One stayed' });
  const { records, hidden } = await room.state();
  expect(records.smallTests[testId]).toMatchObject({ state: 'adapted', result: 'One stayed', hasRule: true });
  expect(records.smallTests[ended.testId ?? '']).toMatchObject({ state: 'planned', follows: testId, ...rule });
  expect(hidden.history[riskId]?.filter(({ record }) => record?.id === testId).map(({ type }) => type)).toEqual([
    'addSmallTest',
    'startSmallTest',
    'endSmallTest',
  ]);
});

test('CL4a who ran a checklist is in no record of the server, and in nothing that it sends', async () => {
  const room = await createSimulatedWorkshop({ people: 5 });
  await playTo(room, 'register');
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const items = ['One', 'Two', 'Three', 'Four', 'Five'];
  const { checklistId = '' } = await ana.must('makeChecklist', { pause: 'a release', items });
  await room.pass(minuteMs);
  const traces = async (): Promise<string> => {
    const { hidden, records, session } = await room.state();
    return JSON.stringify([
      hidden.history,
      hidden.undo,
      hidden.checks,
      hidden.errands,
      hidden.typing,
      records,
      session.history,
    ]);
  };
  // The probe finds the name of whoever made it.
  expect(await traces()).toContain(ana.id);
  const before = await traces();
  expect(await ben.do('runChecklist', { checklistId })).toEqual(accepted);
  const { records } = await room.state();
  const [day] = records.checklists[checklistId]?.runs ?? [];
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(await traces()).toBe(before.replace('"runs":[]', `"runs":["${day}"]`));
});
