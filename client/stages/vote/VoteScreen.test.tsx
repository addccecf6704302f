import { cleanup, screen } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Cards } from '../../../shared/board/board.ts';
import { readBallot } from '../../../shared/ballot/ballot.ts';
import { createCard, createRisk } from '../../../shared/board/board.ts';
import type { Session } from '../../../shared/session/session.ts';
import { createFakeConnection, createSampleSession, fakeParticipantId } from '../../testing/fakeConnection.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { VoteScreen } from './VoteScreen.tsx';

afterEach(cleanup);

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const risks = Object.fromEntries(ids.map((id, i) => [id, createRisk(`Risk ${id}${id}`, `a${i}`)]));

const flagged = { card: { ...createCard('Said once', 'a0'), riskId: 'a', flagged: true } };

function open(session: Partial<Session>, participantId = fakeParticipantId, cards: Cards = {}) {
  const { stage } = createSampleSession();
  const connection = createFakeConnection({
    participantId,
    board: { cards, risks },
    session: { stage: { ...stage, name: 'vote' }, ...session },
  });
  return { connection, ...render(
    <WorkshopProvider connection={connection} fallback={null}>
      <VoteScreen />
    </WorkshopProvider>,
  ) }; // prettier-ignore
}

const voting: Partial<Session> = {
  vote: { dots: 3, maxPerRisk: 2, open: true, revoteLeft: true },
  open: { notebook: null, ballot: 2, closingAt: null, roster: null, ballotRoster: null },
};
const titles = (): (string | null)[] =>
  screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);

test('everyone has an order of their own that stays the same', () => {
  const first = open(voting);
  const mine = titles();
  first.unmount();
  const again = open(voting);
  expect(titles()).toEqual(mine);
  again.unmount();
  open(voting, 'somebodyElseSomebodyEl');
  expect(titles()).not.toEqual(mine);
  expect([...titles()].sort()).toEqual([...mine].sort());
});

test('BA2c spent and remaining dots always add up to all dots', async () => {
  const { connection } = open(voting);
  await userEvent.click(screen.getByRole('button', { name: 'Dots on Risk aa: 2 dots' }));
  await userEvent.click(screen.getByRole('button', { name: 'Dots on Risk bb: 1 dot' }));
  expect(screen.getByText('All 3 dots are placed')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Dots on Risk cc: 1 dot' })).toHaveProperty('disabled', true);
  expect(readBallot(connection.ballot.get()!.doc.get()).dots).toEqual({ a: 2, b: 1 });
  await userEvent.click(screen.getByRole('button', { name: 'Dots on Risk bb: 1 dot' }));
  expect(screen.getByText('1 of 3 dots left')).toBeTruthy();
});

test('no totals show while the vote is open', () => {
  open({ ...voting, tally: null });
  expect(document.body.textContent).not.toMatch(/\d dots?(?! on)\b.*\d dots/);
  expect(screen.queryByText('What would hurt most')).toBeNull();
});

test('BA5b tied risks share a place and say so', async () => {
  const { connection } = open({
    vote: { dots: 3, maxPerRisk: 2, open: false, revoteLeft: false },
    tally: { a: 1, b: 4, c: 4, d: 0, e: 0, f: 0 },
    ranking: [['b', 'c'], ['a'], ['d', 'e', 'f']],
    topRisks: ['b', 'c', 'a'],
  });
  expect(titles()).toEqual(['b', 'c', 'a', 'd', 'e', 'f'].map((id) => `Risk ${id}${id}`));
  expect(screen.getAllByText('2 tied')).toHaveLength(2);
  await userEvent.click(screen.getByRole('button', { name: 'Plan for Risk dd' }));
  expect(connection.sent).toEqual([{ type: 'setTopRisks', riskIds: ['b', 'c', 'a', 'd'], minority: null }]);
});

test('BA4c after too few ballots the facilitator chooses by hand', () => {
  open({ vote: { dots: 3, maxPerRisk: 2, open: false, revoteLeft: true } });
  expect(screen.getByText(/Fewer than 4 people voted/)).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /^Plan for/ })).toHaveLength(6);
});

test('BA6c a tie that does not fit is said, and who leads is told to choose; one button of a row is never the primary one', () => {
  open({
    vote: { dots: 3, maxPerRisk: 2, open: false, revoteLeft: false },
    workshop: { ...createSampleSession().workshop },
    tally: { a: 3, b: 0, c: 0, d: 0, e: 0, f: 0 },
    ranking: [['a'], ['b', 'c', 'd', 'e', 'f']],
    topRisks: ['a', 'b', 'c'],
  });
  expect(screen.getByText('5 risks have no dots. There is room for 2: 2 went in. Choose which.')).toBeTruthy();
});

test('BO10c the vote shows in words which risks are to be discussed', () => {
  open(voting, fakeParticipantId, flagged);
  expect(screen.getAllByText('To discuss').length).toBeGreaterThan(0);
  cleanup();
  open(voting);
  expect(screen.queryByText('To discuss')).toBeNull();
});
