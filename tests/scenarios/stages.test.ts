import { expect, test } from 'vitest';
import { sceneEndings } from '../../shared/text/en/sceneEndings.ts';
import { commandTypes } from '../../shared/commands/registry.ts';
import { stages, timedStages } from '../../shared/stages/stages.ts';
import { minuteMs } from '../../shared/time.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, playTo, refusedWith } from './play.ts';

test('ST7 a new workshop is in the lobby, with the confidence ballot open and every session key present', async () => {
  const room = await createSimulatedWorkshop();
  expect(room.session()).toMatchObject({
    stage: { name: 'lobby', endsAt: null, pausedAt: null, asking: false },
    open: { notebook: null, ballot: 1, closingAt: null },
    turn: { readerId: null, nextId: null, cardId: null, dealt: 0, total: null, withdrawn: 0 },
    tally: null,
    ranking: [],
    topRisks: [],
    minority: null,
    pairs: {},
    planning: null,
    confidence: { before: null, after: null },
    pulse: null,
  });
  expect(Object.keys(room.session()).sort()).toEqual(
    [
      'workshop', 'stage', 'agenda', 'say', 'scene', 'contract', 'lead', 'open', 'progress', 'order', 'turn', 'vote',
      'tally', 'ranking', 'topRisks', 'minority', 'pairs', 'reading', 'planning', 'confidence', 'pulse',
      'newcomers', 'movement', 'meeting', 'history', 'outcome', 'unforeseen', 'secondLook',
    ].sort(), // prettier-ignore
  );
  await checkInvariants(room);
});

test('ST1a the stages follow their order and end with the register', async () => {
  const room = await createSimulatedWorkshop();
  const seen = [room.session().stage.name];
  for (const stage of stages.slice(1)) {
    await playTo(room, stage);
    seen.push(room.session().stage.name);
    await checkInvariants(room);
  }
  expect(seen).toEqual(stages);
  expect(await room.lead.advance()).toEqual(refusedWith('lastStage'));
});

test('ST2 every stage begins with its full minutes, nobody done and an empty undo history, entered forward or back', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  for (const stage of timedStages) {
    await playTo(room, stage);
    for (const isBack of [false, true]) {
      if (isBack) {
        await room.pass(90_000);
        if (stage === 'commit') continue;
        await ana.do('setDone', { done: true });
        if (room.session().vote.open) continue;
        const next = stages[stages.indexOf(stage) + 1]!;
        await playTo(room, next);
        await room.lead.back();
      }
      const { stage: clock, agenda, progress } = room.session();
      const fullMs = agenda.find((entry) => entry.stage === stage)!.minutes * minuteMs;
      expect(clock).toMatchObject({ name: stage, startedAt: room.world.now(), endsAt: room.world.now() + fullMs });
      expect(progress.done).toBe(0);
    }
  }
  await checkInvariants(room);
});

test('ST2 undo ends at the beginning of the stage', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'cluster');
  const [cardId] = Object.keys(room.board().cards);
  await room.person('Ana').must('moveCard', { cardId: cardId!, riskId: 'new' });
  await room.lead.back();
  await room.lead.advance();
  expect(await room.person('Ana').do('undo')).toEqual(refusedWith('gone'));
});

test('ST3 `goBack` from write to imagine keeps the round and its notes', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  await room.person('Ana').write('Still here');
  await room.lead.back();
  expect(room.session()).toMatchObject({ stage: { name: 'imagine' }, open: { notebook: 1 } });
  await room.person('Ana').write('Written in imagine');
  await room.lead.advance();
  expect(room.session().open.notebook).toBe(1);
  expect(
    room
      .person('Ana')
      .notes()
      .map((note) => note.text),
  ).toEqual(['Still here', 'Written in imagine']);
  await checkInvariants(room);
});

test('ST4a ST4b ST4c `advanceStage` is refused with what must happen first, or with stageMoved when the stage changed meanwhile', async () => {
  const room = await createSimulatedWorkshop();
  expect(await room.lead.do('goBack', { from: 'lobby' })).toEqual(refusedWith('firstStage'));
  expect(await room.lead.do('advanceStage', { from: 'vote' })).toEqual(refusedWith('stageMoved'));
  expect(await room.lead.do('goBack', { from: 'vote' })).toEqual(refusedWith('stageMoved'));
  const [first, second] = [
    room.lead.ask('advanceStage', { from: 'lobby' }),
    room.lead.ask('advanceStage', { from: 'lobby' }),
  ];
  await room.pass(2_000);
  expect(first.answer()).toEqual(accepted);
  expect(second.answer()).toEqual(refusedWith('stageMoved'));
  expect(room.session().stage.name).toBe('imagine');
});

test('ST5 `goBack` from every stage and advancing again loses nothing', async () => {
  const room = await createSimulatedWorkshop();
  for (const stage of stages.slice(1)) {
    await playTo(room, stage);
    if (stage === 'cluster') {
      const [a, b] = Object.keys(room.board().cards);
      await room.lead.must('addRisk', { title: 'A pile', cardIds: [a!, b!] });
    }
    if (stage === 'plan') {
      for (const riskId of room.session().topRisks) {
        await room.person('Ana').plan(riskId, 'prevention', 'Order twice');
        await room.person('Ben').must('setRisk', { riskId, likelihood: 3, impact: 4, preventionOwner: 'Ben' });
      }
    }
    const isVoting = room.session().vote.open;
    const before = { board: room.board(), session: room.session(), deck: (await room.state()).hidden.deck };
    const plans = room.lead.document('plan').doc.getMap('plans').toJSON();
    expect(await room.lead.back()).toEqual(accepted);
    await checkInvariants(room);
    if (stage === 'share') {
      expect((await room.state()).hidden.deck.undealt.map((card) => card.text).sort()).toEqual(
        before.deck.undealt.map((card) => card.text).sort(),
      );
      for (const person of room.participants) await person.write(`${person.name} thought again`);
      expect(await room.lead.advance()).toEqual(accepted);
      expect(room.session().turn.total).toBe(before.session.turn.total! + 5);
    } else {
      expect(await room.lead.advance()).toEqual(accepted);
      expect(room.board()).toEqual(before.board);
      expect(room.lead.document('plan').doc.getMap('plans').toJSON()).toEqual(plans);
      const { tally, ranking, topRisks, pairs, confidence, pulse } = before.session;
      expect(room.session()).toMatchObject({ tally, ranking, topRisks, pairs, confidence, pulse });
      expect(room.session().vote.open).toBe(isVoting);
    }
    expect(room.session().stage.name).toBe(stage);
    await checkInvariants(room);
  }
});

test('ST5 `goBack` to the lobby and advancing again loses no card, plan or total', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'register');
  const before = { board: room.board(), session: room.session() };
  for (const stage of [...stages].reverse().slice(1)) {
    expect(await room.lead.back()).toEqual(accepted);
    expect(room.session().stage.name).toBe(stage);
    await checkInvariants(room);
  }
  expect(Object.keys(room.board().cards).sort()).toEqual(Object.keys(before.board.cards).sort());
  expect(room.session().tally).toEqual(before.session.tally);
  await room.until(() => room.participants.every((person) => person.isInSync()), 'everyone has everything');
  await playTo(room, 'register');
  await checkInvariants(room);
  for (const [id, card] of Object.entries(before.board.cards)) expect(room.board().cards[id]?.text).toBe(card.text);
});

test('DU1a no update or reply is sent before its commit, and none of a commit that failed', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'cluster');
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const [cardId] = Object.keys(room.board().cards);
  room.world.disk.hold();
  const asked = ana.ask('moveCard', { cardId: cardId!, riskId: 'new' });
  ana.jot('On its way to the disk');
  await room.settle();
  expect(asked.answer()).toBeNull();
  expect(ana.notebook().isSaved).toBe(false);
  expect(ben.board().risks).toEqual({});
  room.world.disk.release();
  await room.settle();
  expect(asked.answer()).toEqual(accepted);
  await room.until(() => ana.notebook().isSaved, 'the note is saved');
  expect(Object.keys(ben.board().risks)).toHaveLength(1);
  await checkInvariants(room);

  room.world.disk.hold();
  const lost = ana.askRaw({
    type: 'renameRisk',
    riskId: Object.keys(ben.board().risks)[0],
    title: 'Never kept',
    commandId: 'the client would repeat it',
  });
  await room.settle();
  await room.crash();
  expect(lost.answer()).toBeNull();
  expect(Object.values(ben.board().risks)[0]?.title).toBe('');
  await checkInvariants(room);
});

test('DU2b a full disk closes every socket with 4500 and acknowledges nothing; clients then send everything again', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  const ana = room.person('Ana');
  room.world.disk.failNext();
  ana.jot('Written while the disk was full');
  const asked = room.person('Ben').ask('setDone', { done: true });
  await room.settle();
  expect(room.participants.map((person) => person.document('session').closedWith)).toEqual(Array(5).fill(4500));
  expect(ana.document('notebook/1').closedWith).toBe(4500);
  expect(asked.answer()).toBeNull();
  await room.until(() => ana.notebook().isSaved, 'the note is saved');
  expect(asked.answer()).toEqual(accepted);
  expect(ana.notes()).toHaveLength(1);
  await checkInvariants(room);
});

test('AG1 the agenda is a preset with single stages changed', async () => {
  const minutes = async (workshop: object): Promise<number[]> =>
    (await createSimulatedWorkshop({ workshop })).session().agenda.map((entry) => entry.minutes);
  expect(await minutes({})).toEqual([3, 6, 10, 6, 3, 13, 4]);
  expect(await minutes({ preset: 30, agenda: { plan: 20 } })).toEqual([2, 5, 7, 4, 2, 20, 3]);
});

test('AG2b a timer at zero does not end the stage, and commands are still accepted', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  await room.pass(30 * minuteMs);
  expect(room.session().stage.name).toBe('write');
  await room.person('Ana').write('Long after the time was up');
  await checkInvariants(room);
});

test('AG4a changing the minutes moves the deadline of the running stage and its agenda entry', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  const { endsAt } = room.session().stage;
  await room.lead.must('extendStage', { minutes: 2 });
  expect(room.session().stage.endsAt).toBe(endsAt! + 2 * minuteMs);
  expect(room.session().agenda[1]).toEqual({ stage: 'write', minutes: 8 });
  await room.lead.must('extendStage', { minutes: -1 });
  expect(room.session().stage.endsAt).toBe(endsAt! + minuteMs);
  await room.lead.must('setAgenda', { agenda: { write: 10, plan: 20 } });
  expect(room.session().stage.endsAt).toBe(endsAt! + 4 * minuteMs);
  await room.lead.must('setAgenda', { agenda: [{ stage: 'vote', minutes: 4 }] });
  expect(room.session().agenda.map((entry) => entry.minutes)).toEqual([3, 10, 10, 6, 4, 20, 4]);
  expect(room.session().stage.endsAt).toBe(endsAt! + 4 * minuteMs);
  await checkInvariants(room);
});

test('AG4b at the agenda’s limits the deadline moves by the applied minutes only', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  const { endsAt } = room.session().stage;
  await room.lead.must('extendStage', { minutes: -60 });
  expect(room.session().agenda[1]).toEqual({ stage: 'write', minutes: 1 });
  expect(room.session().stage.endsAt).toBe(endsAt! - 5 * minuteMs);
  expect(await room.lead.do('extendStage', { minutes: -1 })).toEqual(refusedWith('limitReached'));
  await room.lead.must('setAgenda', { agenda: { write: 239 } });
  const { endsAt: late } = room.session().stage;
  await room.lead.must('extendStage', { minutes: 60 });
  expect(room.session().agenda[1]).toEqual({ stage: 'write', minutes: 240 });
  expect(room.session().stage.endsAt).toBe(late! + minuteMs);
  expect(await room.lead.do('extendStage', { minutes: 1 })).toMatchObject({
    code: 'limitReached',
    params: { reason: 'stageMinutes', least: 1, most: 240 },
  });
  expect(room.session().stage.endsAt).toBe(late! + minuteMs);
  await checkInvariants(room);
});

test('AG5 a pause stores the remaining time through a restart, and resuming restores it to the millisecond', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  await room.pass(100_000);
  await room.lead.must('pause');
  const left = 6 * minuteMs - 100_000;
  expect(room.session().stage).toMatchObject({ endsAt: null, pausedAt: room.world.now(), remainingMs: left });
  await room.pass(123_456);
  await room.restart();
  await room.lead.must('extendStage', { minutes: 1 });
  await room.lead.must('resume');
  expect(room.session().stage).toMatchObject({ pausedAt: null, endsAt: room.world.now() + left + minuteMs });
  await room.lead.must('pause');
  await playTo(room, 'share');
  expect(room.session().stage.pausedAt).toBeNull();
});

test('SE1a SE1b settings reach everyone at once, and the front page is derived from them until somebody edits it', async () => {
  const room = await createSimulatedWorkshop();
  await room.lead.must('setSettings', { title: 'Open the new shop', failedBy: '2027-12-24', topRisks: 3 });
  expect(room.person('Ana').session()).toMatchObject({
    workshop: { title: 'Open the new shop', failedBy: '2027-12-24', settings: { topRisks: 3, cardsPerTurn: 2 } },
    scene: { date: '2027-12-24', headline: 'Open the new shop has failed.' },
  });
  await room.lead.must('setScene', { headline: 'Nobody came' });
  await room.lead.must('setSettings', { title: 'Another name' });
  expect(room.session().scene.headline).toBe('Nobody came');
  await room.lead.must('setSay', { stage: 'write', text: 'Write now' });
  expect(room.session().say).toEqual({ write: 'Write now' });
  await room.lead.must('setSay', { stage: 'write', text: '' });
  expect(room.session().say).toEqual({});
});

test('SE1c the facilitator picks the last sentence of the front page; what was written and what follows the settings stays', async () => {
  const room = await createSimulatedWorkshop();
  await room.lead.must('setSettings', { title: 'The fair', successMetric: null });
  const [usual, event] = [sceneEndings.usual, sceneEndings.event];
  await room.lead.must('setScene', { ending: 'event' });
  expect(room.session().scene.text).toBe(`It did not do what it was meant to do. ${event}`);
  await room.lead.must('setSettings', { successMetric: '900 guests.' });
  expect(room.session().scene.text).toBe(`The goal was: 900 guests. We missed it, and not narrowly. ${event}`);
  await room.lead.must('setScene', { text: `Nobody came. ${event}` });
  await room.lead.must('setScene', { ending: 'usual' });
  expect(room.session().scene.text).toBe(`Nobody came. ${usual}`);
  await room.lead.must('setScene', { text: 'Nobody came' });
  await room.lead.must('setScene', { ending: 'event' });
  expect(room.session().scene.text).toBe(`Nobody came ${event}`);
  await room.lead.must('setScene', { text: 'x'.repeat(1_990) });
  expect(await room.lead.do('setScene', { ending: 'event' })).toEqual(refusedWith('malformed'));
  expect(await room.person('Ana').do('setScene', { ending: 'event' })).toEqual(refusedWith('notAllowed'));
});

test('SE2a SE2b agreement is counted once per person, without names, and reset when the text changes', async () => {
  const room = await createSimulatedWorkshop();
  for (const person of [room.lead, room.person('Ana'), room.person('Ana')]) await person.must('agree');
  expect(room.session().contract.agreed).toBe(2);
  await room.lead.must('setContract', { text: 'We are kind.' });
  expect(room.session().contract).toEqual({ text: 'We are kind.', agreed: 0 });
  await room.person('Ana').must('agree');
  expect(room.session().contract.agreed).toBe(1);
});

test('SE2c people who left or were removed are not counted among those who agreed', async () => {
  const room = await createSimulatedWorkshop();
  const [ana, ben, cem] = [room.person('Ana'), room.person('Ben'), room.person('Cem')];
  for (const person of [ana, ben, cem]) await person.must('agree');
  expect(room.session().contract.agreed).toBe(3);
  await ana.must('leave');
  ana.isOnline = false;
  expect(room.session().contract.agreed).toBe(2);
  await room.lead.must('removeParticipant', { participantId: ben.id });
  ben.isOnline = false;
  expect(room.session().contract.agreed).toBe(1);
  await room.lead.must('agree');
  expect(room.session().contract.agreed).toBe(2);
  await checkInvariants(room);
});

test('SE3 no command makes a workshop a rehearsal', async () => {
  const room = await createSimulatedWorkshop();
  const before = room.session().workshop;
  expect(before.rehearsal).toBe(false);
  for (const type of commandTypes) {
    for (const fields of [{ rehearsal: true }, { settings: { rehearsal: true } }, { workshop: { rehearsal: true } }]) {
      expect(await room.lead.post({ type, ...fields }), type).toMatchObject({ ok: false });
    }
  }
  expect(await room.lead.post({ type: 'setSettings', rehearsal: true })).toEqual(refusedWith('malformed'));
  expect(room.session().workshop).toEqual(before);
});
