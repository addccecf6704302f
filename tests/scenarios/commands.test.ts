import { expect, test } from 'vitest';
import { applyChange } from '../../server/domain/core/change.ts';
import { leadInRegister } from '../../server/domain/core/leadInRegister.ts';
import { decide } from '../../server/domain/decide/decide.ts';
import type { State } from '../../server/domain/core/state.ts';
import type { Context } from '../../server/domain/core/context.ts';
import type { Command } from '../../shared/commands/commands.ts';
import type { CommandType } from '../../shared/commands/registry.ts';
import { commandTypes } from '../../shared/commands/registry.ts';
import type { Capability, LinkRight } from '../../shared/people/capability.ts';
import { commandsByCapability, commandsByStage } from '../../shared/commands/permissions.ts';
import { capabilities, isVisiting } from '../../shared/people/capability.ts';
import { offerGraceMs } from '../../shared/protocol/limits.ts';
import { stages } from '../../shared/stages/stages.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, everyoneVotes, playTo, refusedWith } from './play.ts';

const someId = 'AAAAAAAAAAAAAAAAAAAAAA';

/** A valid command of every type, with ids that exist where possible. */
function sample(state: State, actorId: string): { readonly [T in CommandType]: Extract<Command, { type: T }> } {
  const [cardId = someId, otherId = someId] = Object.keys(state.board.cards).sort();
  const [riskId = someId, intoId = someId] = Object.keys(state.board.risks).sort();
  const incidentId = Object.keys(state.records.incidents)[0] ?? someId;
  const participantId = Object.keys(state.people).find(
    (id) => id !== actorId && id !== state.session.lead.facilitatorId,
  )!;
  return {
    advanceStage: { type: 'advanceStage' },
    goBack: { type: 'goBack' },
    extendStage: { type: 'extendStage', minutes: 1 },
    setAgenda: { type: 'setAgenda', agenda: { plan: 20 } },
    pause: { type: 'pause' },
    resume: { type: 'resume' },
    setScene: { type: 'setScene', headline: 'It failed' },
    setContract: { type: 'setContract', text: 'We are kind' },
    setSay: { type: 'setSay', stage: 'write', text: 'Write' },
    dealNext: { type: 'dealNext' },
    skipReader: { type: 'skipReader' },
    undoSkip: { type: 'undoSkip', participantId },
    putBack: { type: 'putBack' },
    dealRest: { type: 'dealRest' },
    mergeCards: { type: 'mergeCards', cardId, intoId: otherId },
    withdrawCard: { type: 'withdrawCard', cardId },
    resetPiles: { type: 'resetPiles' },
    openVote: { type: 'openVote' },
    closeVote: { type: 'closeVote' },
    setTopRisks: { type: 'setTopRisks', riskIds: [riskId] },
    pairUp: { type: 'pairUp' },
    readLine: { type: 'readLine', riskId },
    setPlanStep: { type: 'setPlanStep', step: 'aloud' },
    answerAttack: { type: 'answerAttack', riskId, answer: 'noted' },
    readRisk: { type: 'readRisk', riskId },
    nameDeputy: { type: 'nameDeputy', participantId },
    handOver: { type: 'handOver', participantId },
    confirmFacilitatorLink: { type: 'confirmFacilitatorLink', issue: 1 },
    removeParticipant: { type: 'removeParticipant', participantId },
    lockRoom: { type: 'lockRoom' },
    unlockRoom: { type: 'unlockRoom' },
    setSettings: { type: 'setSettings', topRisks: 4 },
    closeWorkshop: { type: 'closeWorkshop' },
    deleteWorkshop: { type: 'deleteWorkshop' },
    agree: { type: 'agree' },
    setName: { type: 'setName', name: 'Somebody Else' },
    setPart: { type: 'setPart', reads: false },
    setRole: { type: 'setRole', role: 'observer' },
    setDone: { type: 'setDone', done: true },
    consent: { type: 'consent', show: true },
    publishNote: { type: 'publishNote', noteId: 'a-note' },
    whichArrived: { type: 'whichArrived', round: 1, noteIds: ['a-note'] },
    flagCard: { type: 'flagCard', cardId, flagged: true },
    moveCard: { type: 'moveCard', cardId, riskId: 'new' },
    addRisk: { type: 'addRisk', title: 'A pile' },
    renameRisk: { type: 'renameRisk', riskId, title: 'A name' },
    mergeRisks: { type: 'mergeRisks', riskId, intoId },
    removeRisk: { type: 'removeRisk', riskId },
    undo: { type: 'undo' },
    setRisk: { type: 'setRisk', riskId, likelihood: 2 },
    acceptOwnership: { type: 'acceptOwnership', riskId, part: 'prevention' },
    addSmallTest: { type: 'addSmallTest', change: 'Two of them first' },
    setSmallTest: { type: 'setSmallTest', testId: someId, expected: 'Both stay' },
    startSmallTest: { type: 'startSmallTest', testId: someId },
    endSmallTest: { type: 'endSmallTest', testId: someId, outcome: 'adopted', result: 'Both stayed' },
    removeSmallTest: { type: 'removeSmallTest', testId: someId },
    makeChecklist: { type: 'makeChecklist', pause: 'a release', items: ['a', 'b', 'c', 'd', 'e'] },
    setChecklist: { type: 'setChecklist', checklistId: someId, pause: 'a release' },
    removeChecklist: { type: 'removeChecklist', checklistId: someId },
    runChecklist: { type: 'runChecklist', checklistId: someId },
    undoChecklistRun: { type: 'undoChecklistRun', checklistId: someId },
    takeOver: { type: 'takeOver' },
    recordCheck: { type: 'recordCheck', riskId, state: 'fine' },
    undoCheck: { type: 'undoCheck', riskId, checkId: someId },
    setPrevention: { type: 'setPrevention', riskId, state: 'done' },
    retireRisk: { type: 'retireRisk', riskId, reason: 'Over' },
    reviveRisk: { type: 'reviveRisk', riskId },
    planRisk: { type: 'planRisk', riskId },
    parkRisk: { type: 'parkRisk', riskId },
    undoChange: { type: 'undoChange', entryId: 1 },
    leave: { type: 'leave' },
    endMeeting: { type: 'endMeeting' },
    makeLink: { type: 'makeLink', may: 'read' },
    revokeLink: { type: 'revokeLink', linkId: someId },
    setMail: { type: 'setMail', on: false },
    makePersonalLink: { type: 'makePersonalLink' },
    makeFeed: { type: 'makeFeed' },
    revokeFeed: { type: 'revokeFeed', feedId: someId },
    makeKey: { type: 'makeKey', riskId },
    revokeKey: { type: 'revokeKey', keyId: someId },
    setInARow: { type: 'setInARow', riskId, inARow: 2 },
    setReadOnly: { type: 'setReadOnly', readOnly: true },
    keepLonger: { type: 'keepLonger' },
    deleteAnswers: { type: 'deleteAnswers' },
    reportIncident: { type: 'reportIncident', kind: 'happened', title: 'The lift stood still' },
    setIncident: { type: 'setIncident', incidentId, cause: 'inherent' },
    containIncident: { type: 'containIncident', incidentId },
    callFalseAlarm: { type: 'callFalseAlarm', incidentId, reason: 'A test' },
    beginReview: { type: 'beginReview', incidentId },
    keepReview: { type: 'keepReview', incidentId },
    skipReview: { type: 'skipReview', incidentId, reason: 'Known' },
    removeIncident: { type: 'removeIncident', incidentId },
    addLessonChange: { type: 'addLessonChange', incidentId, line: 'If it stops, then we walk', alters: 'step', carrier: 'Ravi', by: '2027-04-01' }, // prettier-ignore
    setLessonChange: { type: 'setLessonChange', incidentId, changeId: someId, alters: 'limit' },
    removeLessonChange: { type: 'removeLessonChange', incidentId, changeId: someId },
    acceptLessonChange: { type: 'acceptLessonChange', incidentId, changeId: someId, accepted: true },
    followUp: { type: 'followUp', incidentId, changeId: someId, step: 'landed', answer: 'yes' },
    endProject: { type: 'endProject', outcome: { came: 'reached' } },
    setVerdict: { type: 'setVerdict', id: riskId, verdict: 'happened' },
    askUnforeseen: { type: 'askUnforeseen' },
    endUnforeseen: { type: 'endUnforeseen' },
    joinUnforeseen: { type: 'joinUnforeseen', id: someId, intoId: null },
    withdrawUnforeseen: { type: 'withdrawUnforeseen', id: someId },
    startSecondLook: { type: 'startSecondLook' },
    putOffSecondLook: { type: 'putOffSecondLook', until: null },
    addWebhook: { type: 'addWebhook', url: 'https://hooks.example/in', shape: 'json' },
    removeWebhook: { type: 'removeWebhook', webhookId: someId },
    testWebhook: { type: 'testWebhook', webhookId: someId },
    resendDelivery: { type: 'resendDelivery', errandId: someId },
  };
}

/** The same workshop with one person in this capability. */
function withCapability(state: State, capability: Capability, id: string, otherId: string): State {
  const lead = (facilitatorId: string, actingId: string, deputyId: string | null = null): State => ({
    ...state,
    session: { ...state.session, lead: { facilitatorId, actingId, deputyId, offered: false } },
  });
  switch (capability) {
    case 'facilitator':
      return lead(id, otherId);
    case 'standIn':
      return lead(otherId, id);
    case 'participant':
      return lead(otherId, otherId, id);
    case 'observer': {
      const observed = lead(otherId, otherId);
      const person = state.people[id]!;
      return { ...observed, people: { ...state.people, [id]: { ...person, role: 'observer' } } };
    }
    case 'editor':
      return visiting(lead(otherId, otherId), id, 'edit');
    case 'checker':
      return visiting(lead(otherId, otherId), id, 'check');
    case 'reader':
      return visiting(lead(otherId, otherId), id, 'read');
  }
}

/** The same workshop with this person as a visitor in place of a seat. */
function visiting(state: State, id: string, right: LinkRight): State {
  const { [id]: _, ...people } = state.people;
  const link = { may: right, secretHash: 'secret', until: null, madeOn: '2027-03-01' };
  const visit = { linkId: someId, participantId: id, name: 'Vic', usedOn: '2027-03-01' };
  const visitors = { links: { [someId]: link }, personal: {}, visits: { token: visit } };
  return { ...state, people, hidden: { ...state.hidden, visitors } };
}

/** While a meeting runs, a visitor only reads. */
const inStage = (capability: Capability, stage: Stage): Capability =>
  isVisiting(capability) && stage !== 'register' ? 'reader' : capability;

function deeplyFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deeplyFrozen(part);
  }
  return value;
}

test('CM2 CM3 LK4c each command, capability and stage gets the reply that the permission table states', async () => {
  const notYours = 'That is not yours to do in this workshop.';
  const notHere = 'That does not belong to the stage the workshop is in now.';
  const room = await createSimulatedWorkshop({ people: 6 });
  const [ana, ben] = [room.person('Ana').id, room.person('Ben').id];
  let judged = 0;
  const passed = new Set<CommandType>();
  for (const stage of stages) {
    await playTo(room, stage);
    const workshop = await room.workshop();
    for (const capability of capabilities) {
      const state = deeplyFrozen(withCapability(workshop.state, capability, ana, ben));
      const context: Context = workshop.context(ana);
      const commands = sample(state, ana);
      for (const type of commandTypes) {
        const decision = decide(state, commands[type], context);
        const message = decision.kind === 'refused' ? decision.message : null;
        const cell = `${type} of ${capability} in ${stage}`;
        judged++;
        if (!commandsByCapability[type][inStage(capability, stage)]) {
          expect(decision, cell).toMatchObject({ kind: 'refused', code: 'notAllowed', message: notYours });
        } else if (!commandsByStage[type][stage]) {
          expect(decision, cell).toMatchObject({ kind: 'refused', code: 'stageMoved', message: notHere });
        } else {
          expect([notYours, notHere], cell).not.toContain(message);
          passed.add(type);
        }
      }
    }
  }
  expect(judged).toBe(commandTypes.length * capabilities.length * stages.length);
  expect(passed.size).toBe(commandTypes.length);
});

/** What nobody but the facilitator may do in the register. */
const facilitatorsInRegister = [
  'makeLink', 'makeKey', 'revokeKey', 'setReadOnly', 'keepLonger', 'deleteAnswers', 'closeWorkshop', 'deleteWorkshop', 'nameDeputy', 'handOver',
  'removeParticipant', 'lockRoom', 'unlockRoom', 'setSettings', 'goBack', 'withdrawCard',
  'endProject', 'askUnforeseen', 'endUnforeseen', 'withdrawUnforeseen', 'startSecondLook', 'putOffSecondLook',
] as const satisfies readonly CommandType[]; // prettier-ignore

test('LK3c CM2 in the register every other capability is refused what is the facilitator’s, a former stand-in too', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, 'register');
  const workshop = await room.workshop();
  const [ana, ben] = [room.person('Ana').id, room.person('Ben').id];
  const context = workshop.context(ana);
  const refusalsOf = (state: State): string[] =>
    facilitatorsInRegister.filter((type) => {
      const decision = decide(state, sample(state, ana)[type], context);
      return (
        decision.kind === 'refused' && (decision.params as { reason?: string } | undefined)?.reason === 'capability'
      );
    });
  expect(refusalsOf(withCapability(workshop.state, 'facilitator', ana, ben))).toEqual([]);
  for (const capability of capabilities.filter((one) => one !== 'facilitator')) {
    const given = withCapability(workshop.state, capability, ana, ben);
    // What a workshop does with the state that it loads or enters the register with.
    const state = applyChange(given, leadInRegister(given));
    expect(refusalsOf(state), capability).toEqual([...facilitatorsInRegister]);
    for (const command of [
      { type: 'revokeLink', linkId: someId },
      { type: 'makePersonalLink', participantId: ben },
    ] as const) {
      expect(decide(state, command, context), capability).toMatchObject({ kind: 'refused', code: 'notAllowed' });
    }
  }
});

test('CM1 checks run in the order capability, schema, stage', async () => {
  const room = await createSimulatedWorkshop({ observers: 1 });
  const [ana, observer] = [room.person('Ana'), room.person('Observer 1')];
  const { workshopId } = room.founded;
  expect(await room.world.post(workshopId, 'x'.repeat(43), { type: 'dealRest', junk: 1 })).toEqual(
    refusedWith('unknownToken'),
  );
  expect(await ana.post({ type: 'dealRest', junk: 1 })).toEqual(refusedWith('notAllowed'));
  expect(await observer.post({ type: 'agree', junk: 1 })).toEqual(refusedWith('notAllowed'));
  expect(await room.lead.post({ type: 'dealRest', junk: 1 })).toEqual(refusedWith('malformed'));
  expect(await room.lead.post({ type: 'dealRest' })).toEqual(refusedWith('stageMoved'));
  await checkInvariants(room);
});

test('CM4 a message that is no valid command is refused as malformed and changes nothing', async () => {
  const room = await createSimulatedWorkshop();
  const bodies: unknown[] = [
    null, 7, 'advanceStage', [], {}, { type: 'seize' }, { type: 'constructor' }, { type: '__proto__' },
    { type: 'setName' }, { type: 'setName', name: '' }, { type: 'setName', name: ' \u200B' }, { type: 'setName', name: 'x'.repeat(61) },
    { type: 'setName', name: 'a\0b' }, { type: 'setName', name: '\uD800' }, { type: 'extendStage', minutes: 0 },
    { type: 'extendStage', minutes: 1.5 }, { type: 'agree', commandId: '' }, { type: 'agree', commandId: 'x'.repeat(65) },
    { type: 'agree', commandId: 7 }, JSON.parse('{"type":"agree","__proto__":{"a":1}}'),
    JSON.parse('{"type":"setAgenda","agenda":{"constructor":5}}'), { type: 'setSettings', topRisks: 99 },
  ]; // prettier-ignore
  const { state } = await room.workshop();
  for (const body of bodies) {
    expect(await room.lead.post(body), JSON.stringify(body)).toEqual(refusedWith('malformed'));
  }
  expect((await room.workshop()).state).toBe(state);
  expect(({} as { a?: number }).a).toBeUndefined();
});

test('CM5a CM5b a repeated commandId gets the first reply and changes nothing, also after a restart', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'cluster');
  const ana = room.person('Ana');
  const first = await ana.doRaw({ type: 'addRisk', title: 'Once', commandId: 'make-it' });
  expect(first).toEqual(accepted);
  const check = async (): Promise<void> => {
    for (let i = 0; i < 3; i++)
      expect(await ana.doRaw({ type: 'addRisk', title: 'Once', commandId: 'make-it' })).toEqual(first);
    expect(await ana.post({ commandId: 'make-it', title: 'Once', type: 'addRisk' })).toEqual(first);
    expect(await ana.doRaw({ type: 'addRisk', title: 'Twice', commandId: 'make-it' })).toEqual(
      refusedWith('commandIdReused'),
    );
    expect(Object.keys(room.board().risks)).toHaveLength(1);
  };
  await check();
  await room.restart();
  await check();
  await room.crash();
  await check();
  expect(await room.person('Ben').doRaw({ type: 'addRisk', title: 'Once', commandId: 'make-it' })).toEqual(accepted);
  expect(Object.keys(room.board().risks)).toHaveLength(2);
  await checkInvariants(room);
});

test('CM5a a repeated command gets the same refusal; one repeated while its round ends gets one reply', async () => {
  const room = await createSimulatedWorkshop();
  expect(await room.lead.doRaw({ type: 'advanceStage', from: 'vote', commandId: 'no' })).toEqual(
    refusedWith('stageMoved'),
  );
  await playTo(room, 'vote');
  expect(await room.lead.doRaw({ type: 'advanceStage', from: 'vote', commandId: 'no' })).toEqual(
    refusedWith('stageMoved'),
  );
  await everyoneVotes(room);
  const asked = [1, 2, 3].map(() => room.lead.askRaw({ type: 'closeVote', commandId: 'close' }));
  await room.pass(2_000);
  for (const { answer } of asked) expect(answer()).toEqual(accepted);
  expect(await room.lead.doRaw({ type: 'closeVote', commandId: 'close' })).toEqual(accepted);
  await checkInvariants(room);
});

test('CM5d a stored reply holds no text of the command', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'cluster');
  await room.person('Ana').doRaw({ type: 'addRisk', title: 'A telling title', commandId: 'my-command' });
  const stored = await room.world.store.load(room.founded.workshopId);
  expect(stored!.outcomes.length).toBeGreaterThan(0);
  const kept = JSON.stringify(stored!.outcomes);
  for (const word of ['telling', 'my-command', room.person('Ana').id, 'Ana']) expect(kept).not.toContain(word);
});

test('CM6 a command is decided by the state when its turn comes, not when it was sent', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'cluster');
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const { riskId } = await ana.must('addRisk', { title: 'Short-lived' });
  const [removed, renamed] = [
    ana.ask('removeRisk', { riskId: riskId! }),
    ben.ask('renameRisk', { riskId: riskId!, title: 'x' }),
  ];
  await room.settle();
  expect(removed.answer()).toEqual(accepted);
  expect(renamed.answer()).toEqual(refusedWith('gone'));
  await room.lead.drop();
  await room.pass(offerGraceMs);
  await ana.must('takeOver');
  expect(await ana.do('setSay', { stage: 'vote', text: 'Vote' })).toEqual(accepted);
  await room.lead.returns();
  expect(await ana.do('setSay', { stage: 'vote', text: 'Vote' })).toEqual(refusedWith('notAllowed'));
  await checkInvariants(room);
});
