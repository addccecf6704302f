import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { planText } from '../../shared/plan/plan.ts';
import { stages } from '../../shared/stages/stages.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, playTo, refusedWith } from './play.ts';

test('EN1a closing in any stage shreds notebooks and ballots and leaves the register readable', async () => {
  for (const stage of stages) {
    const room = await createSimulatedWorkshop();
    await playTo(room, stage);
    const board = room.board();
    if (room.session().open.notebook !== null) await room.person('Ana').write('Never shown');
    expect(await room.lead.do('closeWorkshop')).toEqual(accepted);
    expect(room.session()).toMatchObject({
      workshop: { closed: true, locked: true },
      open: { notebook: null, ballot: null, closingAt: null, roster: null, ballotRoster: null },
    });
    expect(room.board()).toEqual(board);
    const stored = await room.world.store.load(room.founded.workshopId);
    expect([...stored!.docs.keys()].filter((name) => name.includes('/'))).toEqual([]);
    expect((await room.state()).hidden.deck.undealt).toEqual([]);
    expect(await room.lead.advance()).toEqual(refusedWith('workshopClosed'));
    expect(await room.person('Ana').do('setName', { name: 'Anna' })).toEqual(refusedWith('workshopClosed'));
    expect(await room.world.join({ joinCode: room.founded.joinCode })).toEqual(
      refusedWith(stage === 'register' ? 'meetingOver' : 'workshopClosed'),
    );
    await room.restart();
    expect(room.session().workshop.closed).toBe(true);
    await checkInvariants(room);
  }
});

test('EN1b a closed workshop refuses every edit, also of the plan', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'plan');
  const ana = room.person('Ana');
  const [riskId] = room.session().topRisks;
  await ana.plan(riskId!, 'signal', 'before');
  await room.lead.must('closeWorkshop');
  const raw = await room.rawSocket(ana, 'plan');
  const before = Y.encodeStateVector(raw.doc);
  planText(raw.doc, riskId!, 'signal')!.insert(0, 'after ');
  raw.sendUpdate(Y.encodeStateAsUpdate(raw.doc, before));
  await room.settle();
  expect(raw.closedWith).toBe(4403);
  // The client removes the refused text from its document.
  await ana.plan(riskId!, 'signal', ' after');
  expect(ana.planTexts(riskId!).signal).toBe('before');
  expect(room.lead.planTexts(riskId!).signal).toBe('before');
});

test('EN2a EN2b only the facilitator deletes; the reply is sent, all sockets close with 4404 and nothing stays stored', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'vote');
  expect(await room.person('Ana').do('deleteWorkshop')).toEqual(refusedWith('notAllowed'));
  expect(await room.lead.do('deleteWorkshop')).toEqual(accepted);
  for (const person of room.participants) expect(person.document('session').closedWith).toBe(4404);
  expect(await room.world.store.list()).toEqual([]);
  expect(await room.world.store.findByCode(room.founded.joinCode)).toBeNull();
  expect((await room.rawSocket(room.person('Ana'), 'session')).closedWith).toBe(4404);
  expect(room.world.warnings).toEqual([]);
});

test('EN2c leaving and deleting work in a closed workshop', async () => {
  const room = await createSimulatedWorkshop();
  await room.lead.must('closeWorkshop');
  expect(await room.person('Ana').do('leave')).toEqual(accepted);
  expect(await room.lead.do('deleteWorkshop')).toEqual(accepted);
});
