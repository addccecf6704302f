import { expect, test } from 'vitest';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { message } from '../../shared/protocol/frames.ts';
import type { Person } from '../harness/person.ts';
import { messagesOf } from '../harness/rawSocket.ts';
import { accepted, cardTexts, playTo, reasonsOf, refusedWith } from './play.ts';

const nextReader = (room: SimulatedWorkshop): Person => room.byId(room.session().turn.nextId!);

/** The reader on turn deals, as their page does. */
async function deal(room: SimulatedWorkshop): Promise<void> {
  const { turn } = room.session();
  await room.byId(turn.readerId ?? turn.nextId!).must('dealNext', { after: turn.cardId });
}

test('SH1a SH1b the order holds every reader once, no observer and nobody who opted out; a late joiner is last', async () => {
  const room = await createSimulatedWorkshop({ people: 6, observers: 1 });
  await room.person('Ana').must('setPart', { reads: false });
  await playTo(room, 'share');
  const readers = room.participants.filter((person) => person.name !== 'Ana').map((person) => person.id);
  expect([...room.session().order].sort()).toEqual(readers.sort());
  const late = await room.join('Zoe');
  expect(room.session().order.at(-1)).toBe(late.id);
  await checkInvariants(room);
});

test('SH1a the order is random, independent of names and of the order of joining', async () => {
  const orders = new Set<string>();
  for (const seed of [1, 2, 3, 4]) {
    const room = await createSimulatedWorkshop({ seed, people: 8 });
    await playTo(room, 'share');
    orders.add(
      room
        .session()
        .order.map((id) => room.byId(id).name)
        .join(),
    );
  }
  expect(orders.size).toBe(4);
});

test('SH2a a disconnected reader is skipped, and has their turn again after reconnecting', async () => {
  const room = await createSimulatedWorkshop({ workshop: { settings: { cardsPerTurn: 1 } } });
  await playTo(room, 'share');
  const order = room.session().order.map((id) => room.byId(id));
  const [first, second, third] = order;
  await (second === room.lead ? room.lead : second!).drop();
  await first!.must('dealNext', { after: null });
  const watcher = order.find((person) => person.isOnline)!;
  expect(watcher.session().turn.nextId).toBe(third!.id);
  await second!.returns();
  for (let i = 0; i < 4; i++) await deal(room);
  expect(room.session().turn.nextId).toBe(second!.id);
  await checkInvariants(room);
});

test('SH2b with no reader connected the next card waits for the first who connects', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  for (const person of room.participants) await person.must('setPart', { reads: false });
  await room.lead.advance();
  expect(room.session().turn).toMatchObject({ nextId: null, total: 10 });
  const ana = room.person('Ana');
  await ana.must('setPart', { reads: true });
  expect(room.session().turn.nextId).toBe(ana.id);
  expect(ana.hand()).toMatchObject({ text: expect.any(String) as string });
  await checkInvariants(room);
});

test('SH3a only the next reader receives the next card; dealing puts it on the board for everyone', async () => {
  const room = await createSimulatedWorkshop({ observers: 1 });
  await playTo(room, 'share');
  const holder = nextReader(room);
  const held = holder.hand();
  if (held?.cardId == null) throw new Error('nobody holds a card');
  for (const person of room.everyone) {
    if (person !== holder) expect(person.hand()).toBeNull();
  }
  expect(room.board().cards).toEqual({});
  await holder.must('dealNext', { after: null });
  expect(room.board().cards[held.cardId]).toMatchObject({ text: held.text, riskId: null, flagged: false });
  expect(room.session().turn).toMatchObject({ readerId: holder.id, cardId: held.cardId, dealt: 1 });
  await checkInvariants(room);
});

test('SH3b a turn lasts the set number of cards, then the next reader is on turn', async () => {
  for (const cardsPerTurn of [1, 2, 3]) {
    const room = await createSimulatedWorkshop({ workshop: { settings: { cardsPerTurn } } });
    await playTo(room, 'share');
    const read: string[] = [];
    for (let i = 0; i < 10; i++) {
      await deal(room);
      read.push(room.session().turn.readerId!);
    }
    const { order } = room.session();
    expect(read).toEqual(Array.from({ length: 10 }, (_, i) => order[Math.floor(i / cardsPerTurn) % 5]));
    expect(room.session().turn).toMatchObject({ nextId: null, dealt: 10, total: 10 });
    expect(await room.lead.do('dealNext')).toEqual(refusedWith('gone'));
  }
});

test('SH3c only the reader on turn and the acting facilitator may deal, and only with the current last card', async () => {
  const room = await createSimulatedWorkshop({ people: 6, workshop: { settings: { cardsPerTurn: 1 } } });
  await playTo(room, 'share');
  const holder = nextReader(room);
  const bystander = room.participants.find((person) => person !== holder && person !== room.lead)!;
  expect(await bystander.do('dealNext', { after: null })).toEqual(refusedWith('notYourTurn'));
  await holder.must('dealNext', { after: null });
  expect(await holder.do('dealNext', { after: null })).toEqual(refusedWith('cardMoved'));
  const next = nextReader(room);
  if (next !== room.lead) expect(await next.do('dealNext')).toEqual(refusedWith('notYourTurn'));
  expect(await room.lead.do('dealNext', { after: room.session().turn.cardId })).toEqual(accepted);
  await checkInvariants(room);
});

test('SH3a the reader receives the hand again after a reload, and nobody else receives a byte of it', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, 'share');
  const holder = nextReader(room);
  const before = holder.hand();
  const others = room.participants.filter((person) => person !== holder);
  const heard = (): number[] =>
    others.map((person) => messagesOf(person.document('session').transcript, message.hand).length);
  const heardBefore = heard();
  await holder.reload();
  expect(holder.hand()).toEqual(before);
  expect(heard()).toEqual(heardBefore);
});

test('SH4a skipping gives the same card to the next reader', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, 'share');
  const first = nextReader(room);
  const held = first.hand();
  await room.lead.must('skipReader');
  const second = nextReader(room);
  expect(second).not.toBe(first);
  expect(second.hand()).toEqual(held);
  expect(first.hand()).toEqual({ cardId: null });
  await second.must('setPart', { reads: false });
  expect(nextReader(room)).not.toBe(second);
  expect(nextReader(room).hand()).toEqual(held);
  await checkInvariants(room);
});

test('SH4b passing over names the person: with a changed turn it does nothing, and it can be taken back', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, 'share');
  const first = nextReader(room);
  const held = first.hand();
  const { turn } = room.session();
  const passOver = { participantId: first.id };
  await room.lead.must('skipReader', passOver);
  const second = nextReader(room);
  expect(second).not.toBe(first);
  expect(await room.lead.do('skipReader', passOver)).toEqual(refusedWith('cardMoved'));
  expect(nextReader(room)).toBe(second);
  const other = room.participants.find((person) => person !== first && person !== second)!;
  expect(await room.lead.do('undoSkip', { participantId: other.id })).toEqual(refusedWith('cardMoved'));
  await room.lead.must('undoSkip', passOver);
  expect(room.session().turn).toEqual(turn);
  expect(first.hand()).toEqual(held);
  expect(await room.lead.do('undoSkip', passOver)).toEqual(refusedWith('cardMoved'));
  await room.lead.must('skipReader', passOver);
  await deal(room);
  expect(await room.lead.do('undoSkip', passOver)).toEqual(refusedWith('cardMoved'));
  await checkInvariants(room);
});

test('SH4b own cards: passing over names who reads now, and can be taken back', async () => {
  const room = await createSimulatedWorkshop({ people: 4, workshop: { settings: { sharing: 'own' } } });
  await playTo(room, 'share');
  const { turn } = room.session();
  const passOver = { participantId: turn.readerId! };
  await room.lead.must('skipReader', passOver);
  expect(room.session().turn.readerId).toBe(turn.nextId);
  expect(await room.lead.do('skipReader', passOver)).toEqual(refusedWith('cardMoved'));
  await room.lead.must('undoSkip', passOver);
  expect(room.session().turn).toEqual(turn);
  await checkInvariants(room);
});

test('SH6c cards that were put on the board at once are put back in the deck at once, without withdrawn ones', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, 'share');
  await deal(room);
  const before = room.session().turn;
  const holder = nextReader(room);
  const held = holder.hand();
  const first = Object.keys(room.board().cards)[0]!;
  await room.lead.must('dealRest');
  const [withdrawn, flagged] = Object.keys(room.board().cards).filter((id) => id !== first && id !== held?.cardId);
  await room.lead.must('withdrawCard', { cardId: withdrawn! });
  await room.person('Ana').must('flagCard', { cardId: flagged!, flagged: true });
  await room.lead.must('putBack');
  const after = room.session().turn;
  expect(after).toEqual({ ...before, dealt: before.dealt + 1, withdrawn: 1 });
  expect(Object.keys(room.board().cards)).toEqual([first]);
  expect(holder.hand()).toEqual(held);
  await checkInvariants(room);
  await room.lead.must('putBack');
  expect(room.board().cards).toEqual({});
  await checkInvariants(room);
  await room.lead.must('dealRest');
  expect(room.board().cards[flagged!]?.flagged).toBe(true);
  await checkInvariants(room);
});

test('SH4a when the reader leaves or is removed the card goes to the next reader', async () => {
  const room = await createSimulatedWorkshop({ people: 6, workshop: { settings: { cardsPerTurn: 1 } } });
  await playTo(room, 'share');
  await deal(room);
  await deal(room);
  const holder = nextReader(room);
  const { order } = room.session();
  const after = order[(order.indexOf(holder.id) + 1) % order.length]!;
  const held = holder.hand();
  if (holder === room.lead) await room.lead.must('skipReader');
  else await room.lead.must('removeParticipant', { participantId: holder.id });
  holder.isOnline = holder === room.lead;
  expect(room.session().turn.nextId).toBe(after);
  expect(room.byId(after).hand()).toEqual(held);
  await checkInvariants(room);
});

test('SH5a putting back moves the card from the board to the same reader’s hand, with its flag', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, 'share');
  expect(await room.lead.do('putBack')).toEqual(refusedWith('gone'));
  await deal(room);
  const { turn } = room.session();
  const hands = room.participants.map((person) => person.hand());
  await deal(room);
  const dealt = room.session().turn.cardId!;
  await room.person('Ana').must('flagCard', { cardId: dealt, flagged: true });
  await room.lead.must('putBack');
  expect(room.session().turn).toEqual(turn);
  expect(room.participants.map((person) => person.hand() ?? { cardId: null })).toEqual(
    hands.map((hand) => hand ?? { cardId: null }),
  );
  expect(Object.keys(room.board().cards)).toHaveLength(1);
  await checkInvariants(room);
  await deal(room);
  expect(room.board().cards[dealt]?.flagged).toBe(true);
  await checkInvariants(room);
});

test('SH5b a withdrawn card is counted, cannot be put back, and is removed from every board', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'share');
  await deal(room);
  const cardId = room.session().turn.cardId!;
  expect(await room.person('Ana').do('withdrawCard', { cardId })).toEqual(refusedWith('notAllowed'));
  await room.lead.must('withdrawCard', { cardId });
  expect(room.session().turn).toMatchObject({ cardId: null, withdrawn: 1, dealt: 1, total: 10 });
  expect(await room.lead.do('putBack')).toEqual(refusedWith('gone'));
  await checkInvariants(room);
  await playTo(room, 'cluster');
  expect(Object.keys(room.board().cards)).toHaveLength(9);
  await checkInvariants(room);
});

test('SH6a dealing the rest sends everyone one frame and leaves no hand', async () => {
  const room = await createSimulatedWorkshop({ observers: 1 });
  await playTo(room, 'share');
  await deal(room);
  expect(await room.lead.advance()).toEqual(refusedWith('cardsUndealt'));
  const frames = room.everyone.map((person) => person.document('board').transcript.length);
  await room.lead.must('dealRest');
  expect(room.everyone.map((person) => person.document('board').transcript.length)).toEqual(frames.map((n) => n + 1));
  expect(Object.keys(room.board().cards)).toHaveLength(10);
  expect(room.session().turn).toMatchObject({ readerId: null, nextId: null, cardId: null, dealt: 10, total: 10 });
  await checkInvariants(room);
  expect(await room.lead.advance()).toEqual(accepted);
});

test('SH7b SH7d own cards: people publish their notes on their turn; the unpublished ones are shredded unread', async () => {
  const room = await createSimulatedWorkshop({ people: 3, workshop: { settings: { sharing: 'own' } } });
  await playTo(room, 'write');
  expect(room.session().workshop.settings.sharing).toBe('own');
  const ids = new Map<Person, string[]>();
  for (const person of room.participants) ids.set(person, await person.write(...reasonsOf(person)));
  const at = room.world.now();
  expect(await room.lead.advance()).toEqual(accepted);
  expect(room.world.now()).toBe(at);
  expect(room.session()).toMatchObject({ open: { notebook: 1 }, turn: { total: null, dealt: 0 } });
  expect(room.board().cards).toEqual({});

  const { turn } = room.session();
  const [reader, next] = [room.byId(turn.readerId!), room.byId(turn.nextId!)];
  expect(await next.do('publishNote', { noteId: ids.get(next)![0]! })).toEqual(refusedWith('notYourTurn'));
  await reader.must('publishNote', { noteId: ids.get(reader)![0]! });
  expect(room.session().turn).toMatchObject({ dealt: 1, total: null });
  expect(room.board().cards[room.session().turn.cardId!]?.text).toBe(reasonsOf(reader)[0]);
  await checkInvariants(room);
  await reader.must('dealNext');
  expect(room.session().turn).toMatchObject({ readerId: next.id, cardId: null });
  const [later] = await next.write('Thought of this while listening');
  await next.must('publishNote', { noteId: later! });
  await room.lead.must('skipReader');
  expect(room.session().turn.readerId).not.toBe(next.id);
  await checkInvariants(room);

  expect(await room.lead.advance()).toEqual(accepted);
  expect(room.session()).toMatchObject({ stage: { name: 'cluster' }, open: { notebook: 2 } });
  expect(cardTexts(room)).toEqual([reasonsOf(reader)[0], 'Thought of this while listening'].sort());
  expect(reader.document('notebook/1').closedWith).toBe(4410);
  const stored = await room.world.store.load(room.founded.workshopId);
  expect([...stored!.docs.keys()].filter((name) => name.startsWith('notebook/1/'))).toEqual([]);
  await checkInvariants(room);
});

test('SH7a the mode of sharing is fixed when writing starts, and `goBack` keeps the same notebooks', async () => {
  const room = await createSimulatedWorkshop({ people: 4 });
  await playTo(room, 'imagine');
  await room.lead.must('setSettings', { sharing: 'own' });
  await playTo(room, 'write');
  expect(await room.lead.do('setSettings', { sharing: 'dealt' })).toEqual(refusedWith('writingStarted'));
  expect(await room.lead.do('setSettings', { sharing: 'own', topRisks: 4 })).toEqual(accepted);
  await room.person('Ana').write('Mine');
  await room.lead.advance();
  await room.lead.back();
  expect(room.session().open.notebook).toBe(1);
  expect(room.person('Ana').notes()).toHaveLength(1);
  await checkInvariants(room);
});
