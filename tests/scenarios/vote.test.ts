import { expect, test } from 'vitest';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, everyoneVotes, firstDots, playTo, refusedWith, riskIds } from './play.ts';
import { closeWith, workshopWithPiles } from './votePlay.ts';

test('ST6a ST6b entering vote makes a risk of every loose card, and going back makes them loose again, plan and all', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'cluster');
  const [first, second] = Object.keys(room.board().cards);
  await room.lead.must('addRisk', { title: 'A named pile', cardIds: [first!, second!] });
  await playTo(room, 'vote');
  const made = room.board();
  expect(Object.keys(made.risks)).toHaveLength(9);
  expect(Object.values(made.cards).every((card) => card.riskId !== null)).toBe(true);
  const lone = Object.values(made.cards).find((card) => made.risks[card.riskId!]?.title === card.text)!;
  await room.person('Ana').plan(lone.riskId!, 'signal', 'kept through going back');
  await checkInvariants(room);

  await room.lead.back();
  expect(Object.keys(room.board().risks)).toHaveLength(1);
  expect(Object.values(room.board().cards).filter((card) => card.riskId === null)).toHaveLength(8);
  await checkInvariants(room);

  await room.lead.advance();
  expect(room.board().risks).toEqual(made.risks);
  expect(room.lead.planTexts(lone.riskId!).signal).toBe('kept through going back');
  await checkInvariants(room);
});

test('BA1a BA1b dots are a third of the risks, at least three, or as set; the number is fixed while the vote is open', async () => {
  for (const { risks, set, dots } of [
    { risks: 1, set: null, dots: 2 },
    { risks: 2, set: null, dots: 3 },
    { risks: 9, set: null, dots: 3 },
    { risks: 10, set: null, dots: 4 },
    { risks: 10, set: 6, dots: 6 },
  ]) {
    const titles = Array.from({ length: risks }, (_, i) => `Cause ${i}`);
    const { room } = await workshopWithPiles(titles, { workshop: { settings: set === null ? {} : { dots: set } } });
    await playTo(room, 'vote');
    expect(room.session().vote).toMatchObject({ dots, maxPerRisk: 2, open: true, revoteLeft: true });
    await room.lead.must('setSettings', { dots: 1, maxDotsPerRisk: 1 });
    expect(room.session().vote).toMatchObject({ dots, maxPerRisk: 2 });
  }
});

test('BA2a BA2b the counted dots of a ballot never exceed its budget', async () => {
  const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three', 'Four']);
  await playTo(room, 'vote');
  const everywhere = Object.fromEntries(piles.map((riskId) => [riskId, 2]));
  await closeWith(room, room.participants.map(() => everywhere)); // prettier-ignore
  const { tally, vote } = room.session();
  expect(Object.values(tally!).reduce((sum, dots) => sum + dots, 0)).toBe(vote.dots * 5);
  await checkInvariants(room);
});

test('BA3 closing publishes the totals of all risks in one update', async () => {
  const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three']);
  await playTo(room, 'vote');
  const [one, two, three] = piles as [string, string, string];
  const watcher = room.person('Ana');
  for (const person of room.participants) await person.vote({ [one]: 2, [two]: 1 });
  expect(watcher.session()).toMatchObject({ tally: null, ranking: [] });
  const before = watcher.document('session').transcript.length;
  const asked = room.lead.ask('closeVote');
  await room.settle();
  await room.pass(2_000);
  expect(asked.answer()).toEqual(accepted);
  const frames = watcher
    .document('session')
    .transcript.slice(before)
    .filter((frame) => frame.way === 'in' && frame.bytes[0] === 0);
  expect(frames).toHaveLength(2);
  expect(watcher.session().tally).toEqual({ [one]: 10, [two]: 5, [three]: 0 });
  await checkInvariants(room);
});

test('BA5a equal totals form one group, most dots first, by rank within it; risks without dots are last', async () => {
  const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three', 'Four']);
  await playTo(room, 'vote');
  const [one, two, three, four] = piles as [string, string, string, string];
  await closeWith(room, [
    { [three]: 1, [one]: 1 },
    { [three]: 1, [one]: 1 },
    { [two]: 1 },
    { [two]: 1 },
    { [four]: 0, [one]: 1 },
  ]);
  expect(room.session().ranking).toEqual([[one], [two, three], [four]]);
  await checkInvariants(room);
});

test('BA6a BA6b whole groups join the plan list until there are enough; a group that would pass seven is left to the acting facilitator', async () => {
  const titles = Array.from({ length: 10 }, (_, i) => `Cause ${i}`);
  const { room, piles } = await workshopWithPiles(titles, { people: 8 });
  await playTo(room, 'vote');
  expect(room.session().vote.dots).toBe(4);
  const strong = piles.slice(0, 3);
  const weak = piles.slice(3, 8);
  await closeWith(room, [
    ...Array.from({ length: 4 }, () => Object.fromEntries(strong.map((riskId) => [riskId, 1]))),
    ...Array.from({ length: 4 }, () => ({})),
  ]);
  expect(room.session().topRisks).toEqual(strong);
  await room.lead.must('openVote');
  await closeWith(room, [
    ...Array.from({ length: 4 }, () => Object.fromEntries(strong.map((riskId) => [riskId, 1]))),
    Object.fromEntries(weak.slice(0, 4).map((riskId) => [riskId, 1])),
    Object.fromEntries(weak.slice(4, 5).map((riskId) => [riskId, 1])),
  ]);
  expect(room.session().topRisks).toEqual(strong);
  expect(await room.person('Ana').do('setTopRisks', { riskIds: strong })).toEqual(refusedWith('notAllowed'));
  await room.lead.must('setTopRisks', { riskIds: [...strong, weak[0]!], minority: piles[9]! });
  expect(room.session()).toMatchObject({ topRisks: [...strong, weak[0]], minority: piles[9] });
  await checkInvariants(room);
});

test('BA7 going back from an open vote discards the ballots unread', async () => {
  const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three']);
  await playTo(room, 'vote');
  for (const person of room.participants) await person.vote({ [piles[0]!]: 2 });
  await room.lead.back();
  expect(room.session()).toMatchObject({
    stage: { name: 'cluster' },
    tally: null,
    vote: { open: false },
    open: { ballot: null },
  });
  expect(room.person('Ana').document('ballot/2').closedWith).toBe(4410);
  await room.lead.advance();
  expect(room.session()).toMatchObject({ open: { ballot: 3 }, vote: { open: true, revoteLeft: true } });
  expect(room.person('Ana').ballotValue().dots).toEqual({});
  await checkInvariants(room);
});

test('BA9a a second vote clears totals and ranking and starts with empty ballots; a third is refused', async () => {
  const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three']);
  await playTo(room, 'vote');
  expect(await room.lead.do('openVote')).toEqual(refusedWith('voteOpen'));
  await closeWith(room, room.participants.map(() => ({ [piles[0]!]: 2 }))); // prettier-ignore
  expect(await room.lead.do('closeVote')).toEqual(refusedWith('voteClosed'));
  await room.lead.must('openVote', { dots: 1 });
  expect(room.session()).toMatchObject({ tally: null, ranking: [], vote: { dots: 1, open: true, revoteLeft: false } });
  expect(room.person('Ana').ballotValue().dots).toEqual({});
  await closeWith(room, room.participants.map(() => ({ [piles[1]!]: 1 }))); // prettier-ignore
  expect(room.session().tally).toEqual({ [piles[0]!]: 0, [piles[1]!]: 5, [piles[2]!]: 0 });
  expect(await room.lead.do('openVote')).toEqual(refusedWith('noMoreVotes'));
  await checkInvariants(room);
});

test('BA9b BA9c entering vote again does not reopen a counted vote; leaving an open vote is refused', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'vote');
  expect(await room.lead.advance()).toEqual(refusedWith('voteOpen'));
  await playTo(room, 'plan');
  const { tally } = room.session();
  await room.lead.back();
  expect(room.session()).toMatchObject({ tally, vote: { open: false, revoteLeft: true }, open: { ballot: null } });
  await room.lead.back();
  await room.lead.advance();
  expect(room.session()).toMatchObject({ tally, vote: { open: false }, open: { ballot: null } });
  await checkInvariants(room);
});

test('BA10 a ballot that arrives during the closing seconds counts, and one after the end is refused', async () => {
  const { room, piles } = await workshopWithPiles(['One', 'Two', 'Three'], { people: 6 });
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  await playTo(room, 'vote');
  for (const person of room.participants) if (person !== ana && person !== ben) await person.vote({ [piles[0]!]: 1 });
  const asked = room.lead.ask('closeVote');
  await room.settle();
  await room.pass(1_500);
  ana.choose({ [piles[1]!]: 2 });
  ben.ballot().pause();
  ben.choose({ [piles[2]!]: 2 });
  await room.pass(500);
  ben.document('ballot/2').resume();
  await room.settle();
  expect(ben.connection.missedBallot.get()).toBe(2);
  expect(asked.answer()).toEqual(accepted);
  expect(ben.document('ballot/2').closedWith).toBe(4410);
  expect(room.session().tally).toEqual({ [piles[0]!]: 4, [piles[1]!]: 2, [piles[2]!]: 0 });
  await checkInvariants(room);
});

test('BA11 ballots of disconnected and of removed people count', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, 'vote');
  await everyoneVotes(room);
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const spent = Object.values(firstDots(ana)).reduce((sum, dots) => sum + dots, 0);
  await ana.drop();
  await room.lead.must('removeParticipant', { participantId: ben.id });
  ben.isOnline = false;
  await room.lead.must('closeVote');
  expect(Object.values(room.session().tally!).reduce((sum, dots) => sum + dots, 0)).toBe(6 * spent);
  await checkInvariants(room);
});

test('BO2a piles cannot be changed while the vote is open', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'vote');
  const [riskId, intoId] = riskIds(room) as [string, string];
  const cardId = Object.keys(room.board().cards)[0]!;
  const board = room.board();
  const ana = room.person('Ana');
  expect(await ana.do('moveCard', { cardId, riskId: null })).toEqual(refusedWith('voteOpen'));
  expect(await ana.do('addRisk', { title: 'Another' })).toEqual(refusedWith('voteOpen'));
  expect(await ana.do('renameRisk', { riskId, title: 'Another' })).toEqual(refusedWith('voteOpen'));
  expect(await ana.do('mergeRisks', { riskId, intoId })).toEqual(refusedWith('voteOpen'));
  expect(await ana.do('removeRisk', { riskId })).toEqual(refusedWith('voteOpen'));
  expect(await ana.do('undo')).toEqual(refusedWith('voteOpen'));
  expect(room.board()).toEqual(board);
  await everyoneVotes(room);
  await room.lead.must('closeVote');
  expect(await ana.do('renameRisk', { riskId, title: 'Another' })).toEqual(accepted);
  await checkInvariants(room);
});
