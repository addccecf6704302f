import { expect, test } from 'vitest';
import { readAloudNow } from '../../shared/register/readingAloud.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, playTo, refusedWith } from './play.ts';

test('RA1 everyone is at the line that whoever leads goes to, until all are read; entering Commit begins again', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'commit');
  const [ana, board] = [room.person('Ana'), room.board()];
  const { riskIds } = readAloudNow(room.session(), board);
  expect(riskIds.length).toBeGreaterThan(1);
  const lineOf = () => readAloudNow(ana.session(), ana.board());

  expect(lineOf().riskId).toBe(riskIds[0]);
  await room.lead.must('readLine', { riskId: riskIds[1]! });
  expect(ana.session().reading).toEqual({ riskId: riskIds[1] });
  await room.lead.must('readLine', { riskId: null });
  expect(lineOf()).toMatchObject({ riskId: null, isOver: true });

  const parked = Object.keys(board.risks).find((id) => !riskIds.includes(id)) ?? 'AAAAAAAAAAAAAAAAAAAAAA';
  expect(await room.lead.do('readLine', { riskId: parked })).toEqual(refusedWith('gone'));
  expect(await ana.do('readLine', { riskId: riskIds[0]! })).toEqual(refusedWith('notAllowed'));
  await room.lead.back();
  await room.lead.advance();
  expect(lineOf()).toMatchObject({ riskId: riskIds[0], isOver: false });
  expect(await room.lead.do('readLine', { riskId: riskIds[0]! })).toEqual(accepted);
  await checkInvariants(room);
});
