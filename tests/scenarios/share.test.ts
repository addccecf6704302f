import { expect, test } from 'vitest';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { message } from '../../shared/protocol/frames.ts';
import { readerGraceMs, silenceMs } from '../../shared/protocol/limits.ts';
import type { Person } from '../harness/person.ts';
import { messagesOf } from '../harness/rawSocket.ts';
import { accepted, cardTexts, playTo, reasonsOf, refusedWith } from './play.ts';

const nextReader = (room: SimulatedWorkshop): Person => room.byId(room.session().turn.nextId!);

/** What a page that is connected shows. */
const onlineSession = (room: SimulatedWorkshop) => room.everyone.find((person) => person.isOnline)!.session();

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

test('SH2c a reader whose connection drops keeps the card for the grace, and then the next reader has it', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, 'share');
  const order = room.session().order.map((id) => room.byId(id));
  const holder = nextReader(room);
  const held = holder.hand();
  await holder.drop();
  await room.pass(readerGraceMs - 1_000);
  expect(onlineSession(room).turn.nextId).toBe(holder.id);
  await holder.returns();
  await room.pass(2 * readerGraceMs);
  expect(room.session().turn.nextId).toBe(holder.id);

  await holder.drop();
  await room.pass(readerGraceMs + 2 * silenceMs);
  const next = order[(order.indexOf(holder) + 1) % order.length]!;
  expect(next.session().turn.nextId).toBe(next.id);
  expect(next.hand()).toEqual(held);
  await holder.returns();
  expect(room.session().turn.nextId).toBe(next.id);
  expect(holder.hand()).toBeNull();
  await checkInvariants(room);
});

test('SH2c with nobody else to read, the card waits for its reader or for the first reader who connects', async () => {
  const room = await createSimulatedWorkshop({ people: 5, observers: 1 });
  await playTo(room, 'share');
  const holder = nextReader(room);
  const held = holder.hand();
  for (const person of room.participants) await person.drop();
  await room.pass(3 * readerGraceMs);
  expect(onlineSession(room).turn.nextId).toBe(holder.id);
  const other = room.participants.find((person) => person !== holder)!;
  await other.returns();
  expect(other.session().turn.nextId).toBe(other.id);
  expect(other.hand()).toEqual(held);
});

test('SH2d when the reader on turn is gone for longer than the grace, whoever holds the next card goes on', async () => {
  const room = await createSimulatedWorkshop({ people: 6, workshop: { settings: { cardsPerTurn: 1 } } });
  await playTo(room, 'share');
  await deal(room);
  const { turn, order } = room.session();
  const reader = room.byId(turn.readerId!);
  const holder = room.byId(turn.nextId!);
  await reader.drop();
  expect(await holder.do('dealNext', { after: turn.cardId })).toEqual(
    holder === room.lead ? accepted : refusedWith('notYourTurn'),
  );
  if (holder === room.lead) return;
  await room.pass(readerGraceMs);
  expect(holder.session().turn).toMatchObject({ readerId: null, nextId: holder.id, cardId: turn.cardId });
  await holder.must('dealNext', { after: turn.cardId });
  expect(holder.session().turn).toMatchObject({ readerId: holder.id, dealt: 2 });
  expect(order).toContain(reader.id);
});

test('SH5a a card that is put back after its reader has gone is given to the next reader', async () => {
  const room = await createSimulatedWorkshop({ people: 6, workshop: { settings: { cardsPerTurn: 1 } } });
  await playTo(room, 'share');
  if (nextReader(room) === room.lead) await room.lead.must('skipReader');
  const reader = nextReader(room);
  await deal(room);
  const { order } = room.session();
  await reader.must('leave');
  reader.isOnline = false;
  await room.lead.must('putBack');
  expect(room.session().turn.nextId).toBe(order[(order.indexOf(reader.id) + 1) % order.length]);
  await checkInvariants(room);
});

async function ownCards(people = 4): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ people, workshop: { settings: { sharing: 'own' } } });
  await playTo(room, 'share');
  return room;
}

test('SH7f own cards: when the next person opts out the reader keeps the turn; when the reader does, it passes', async () => {
  const room = await ownCards();
  const [first, second, third, fourth] = room.session().order.map((id) => room.byId(id));
  await second!.must('setPart', { reads: false });
  expect(room.session().turn).toMatchObject({ readerId: first!.id, nextId: third!.id });
  await first!.must('setPart', { reads: false });
  expect(room.session().turn).toMatchObject({ readerId: third!.id, nextId: fourth!.id });
  await second!.must('setPart', { reads: true });
  expect(room.session().turn).toMatchObject({ readerId: third!.id, nextId: fourth!.id });
  await checkInvariants(room);
});

test('SH7f own cards: when the reader on turn leaves or is gone for longer than the grace, the turn passes', async () => {
  const room = await ownCards(5);
  const people = room.session().order.map((id) => room.byId(id));
  const [one, two] = people.filter((person) => person !== room.lead);
  while (room.session().turn.readerId !== one!.id) await room.lead.must('dealNext');
  await one!.must('leave');
  one!.isOnline = false;
  expect(room.session().turn.readerId).not.toBe(one!.id);
  while (room.session().turn.readerId !== two!.id) await room.lead.must('dealNext');
  if (room.session().turn.nextId === null) return;
  await two!.drop();
  await room.pass(readerGraceMs);
  expect(room.lead.session().turn.readerId).not.toBe(two!.id);
  // Who was passed over still has their turn.
  await two!.returns();
  while (room.session().turn.readerId !== two!.id) await room.lead.must('dealNext');
});

test('SH7g own cards: everyone has one turn, then nobody is on turn; the acting facilitator can begin another round of turns', async () => {
  const room = await ownCards(4);
  const read: (string | null)[] = [];
  for (let i = 0; i < 4; i++) {
    read.push(room.session().turn.readerId);
    await room.byId(room.session().turn.readerId!).must('dealNext');
  }
  expect(read).toEqual(room.session().order);
  expect(room.session().turn).toMatchObject({ readerId: null, nextId: null });
  await room.lead.must('skipReader');
  expect(room.session().turn).toMatchObject({ readerId: null, nextId: null });
  const ana = room.person('Ana');
  await ana.reload();
  expect(room.session().turn).toMatchObject({ readerId: null, nextId: null });
  expect(await ana.do('dealNext')).toEqual(refusedWith('notYourTurn'));
  await room.lead.must('dealNext');
  expect(room.session().turn.readerId).toBe(room.session().order[0]);
  await checkInvariants(room);
});

test('SH7h own cards: who joins during share writes, is last in the order, and shares on their turn', async () => {
  const room = await ownCards(4);
  for (let i = 0; i < 3; i++) await room.lead.must('dealNext');
  expect(room.session().turn.nextId).toBeNull();
  const late = await room.join('Zoe');
  expect(room.session().turn.nextId).toBe(late.id);
  const [noteId] = await late.write('What the late joiner saw');
  await room.lead.must('dealNext');
  await late.must('publishNote', { noteId: noteId! });
  await checkInvariants(room);
  await late.must('dealNext', { after: room.session().turn.cardId });
  expect(room.session().turn).toMatchObject({ readerId: null, nextId: null });
  const later = await room.join('Yan');
  expect(room.session().turn.readerId).toBe(later.id);
});

test('SH7b RV6c a note that says the same as a card on the board is published like any other', async () => {
  const room = await ownCards(4);
  const [first, second] = room.session().order.map((id) => room.byId(id));
  const [one] = await first!.write('The same words');
  const [other] = await second!.write('the same words.');
  await first!.must('publishNote', { noteId: one! });
  await first!.must('dealNext', { after: room.session().turn.cardId });
  await second!.must('publishNote', { noteId: other! });
  expect(cardTexts(room).filter((text) => text === 'The same words')).toHaveLength(2);
  await room.lead.advance();
  const [late] = await first!.write('The same words');
  await first!.must('publishNote', { noteId: late! });
  expect(cardTexts(room).filter((text) => text === 'The same words')).toHaveLength(3);
});
