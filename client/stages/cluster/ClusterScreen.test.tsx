import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCard, createRisk, editBoard } from '../../../shared/board/board.ts';
import { createFakeConnection, fakeParticipantId, samplePeople } from '../../testing/fakeConnection.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { clusterText } from '../../testing/english.ts';
import { ClusterScreen } from './ClusterScreen.tsx';

// A narrow page: the places are listed under the card, as jsdom has no popovers.
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const pile = 'pilePilePilePilePilePi';
const ana = samplePeople[fakeParticipantId];

function openScreen(role: 'participant' | 'observer' = 'participant') {
  if (!ana) throw new Error('there is one person in the sample');
  const connection = createFakeConnection({
    people: { [fakeParticipantId]: { ...ana, role }, rosa: { ...ana, name: 'Rosa' } },
    board: {
      cards: {
        a: createCard('Nobody owned the rollback', 'a0'),
        b: createCard('Two teams built the same ledger', 'a1'),
        again: { ...createCard('No owner for going back', 'a2'), sameAs: 'a' },
        c: { ...createCard('Sandbox was nothing like production', 'a3'), riskId: pile },
      },
      risks: { [pile]: createRisk('Partner dependency', 'a0') },
    },
  });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <ClusterScreen />
    </WorkshopProvider>,
  );
  return connection;
}

const cardOf = (text: string) => screen.getByRole('button', { name: new RegExp(text) });
const placesOf = async (text: string) => {
  cardOf(text).focus();
  await userEvent.keyboard('{Enter}');
  return within(screen.getByRole('dialog', { name: clusterText.moveTo }));
};

test('a card is moved to a pile from its list of places and shows there at once, the one that says the same with it', async () => {
  const connection = openScreen();
  const places = await placesOf('Nobody owned');
  await userEvent.click(places.getByRole('button', { name: 'Partner dependency · 1' }));
  expect(connection.sent).toEqual([
    { type: 'moveCard', cardId: 'a', riskId: pile },
    { type: 'moveCard', cardId: 'again', riskId: pile },
  ]);
  const shown = within(screen.getByRole('region', { name: 'Partner dependency' }));
  shown.getByText('Nobody owned the rollback');
  shown.getByText('3');
});

test('two loose cards make a pile without dragging', async () => {
  const connection = openScreen();
  const places = await placesOf('Two teams');
  await userEvent.click(places.getByRole('button', { name: clusterText.withAnother }));
  const others = within(screen.getByRole('dialog', { name: clusterText.withAnotherTitle }));
  await userEvent.click(others.getByRole('button', { name: 'Nobody owned the rollback' }));
  expect(connection.sent).toEqual([{ type: 'addRisk', cardIds: ['a', 'again', 'b'] }]);
});

test('after a move the focus goes on to the next loose card; after Escape it is back on the card', async () => {
  openScreen();
  const places = await placesOf('Nobody owned');
  await userEvent.click(places.getByRole('button', { name: clusterText.aNewPile }));
  expect(document.activeElement).toBe(cardOf('Two teams'));
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(cardOf('Two teams'));
});

test('a pile is named in place: Enter saves, Escape and an empty name do not', async () => {
  const connection = openScreen();
  const name = screen.getByRole('textbox', { name: clusterText.nameLabel('Partner dependency') });
  await userEvent.clear(name);
  await userEvent.keyboard('{Enter}');
  await userEvent.type(name, ' twice{Escape}');
  fireEvent.blur(name);
  expect(connection.sent).toEqual([]);
  await userEvent.clear(name);
  await userEvent.type(name, 'We never asked the partner{Enter}');
  expect(connection.sent).toEqual([
    { type: 'renameRisk', riskId: pile, title: 'We never asked the partner', from: 'Partner dependency' },
  ]);
});

test('PB3 a card that others drag is shown with their name over the pile below it', () => {
  const connection = openScreen();
  act(() => connection.drags.set({ rosa: { cardId: 'b', over: `pile:${pile}` } }));
  const shown = within(screen.getByRole('region', { name: 'Partner dependency' }));
  shown.getByText('Two teams built the same ledger');
  shown.getByText('Rosa');
  act(() => connection.drags.set({}));
  expect(screen.queryByText('Rosa')).toBeNull();
});

test('an observer sees the piles and can move nothing', () => {
  openScreen('observer');
  screen.getByText(clusterText.watching);
  screen.getByRole('heading', { name: 'Partner dependency' });
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('a touch that lasts longer than a tap and does not move opens the list of places', async () => {
  const connection = openScreen();
  const card = cardOf('Nobody owned');
  const at = { touches: [{ clientX: 20, clientY: 20 }], changedTouches: [{ clientX: 20, clientY: 20 }] };
  vi.useFakeTimers();
  fireEvent.touchStart(card, at);
  await act(() => vi.advanceTimersByTimeAsync(400));
  vi.useRealTimers();
  fireEvent.touchEnd(card, { ...at, touches: [] });
  fireEvent.click(card);
  expect(await screen.findByRole('dialog', { name: clusterText.moveTo })).toBeTruthy();
  expect(connection.sent).toEqual([]);
});

test('PB6 a slow tap opens the list of places, also when the finger is lifted before the page has drawn the pick-up', () => {
  const connection = openScreen();
  const card = cardOf('Nobody owned');
  const at = { touches: [{ clientX: 20, clientY: 20 }], changedTouches: [{ clientX: 20, clientY: 20 }] };
  vi.useFakeTimers();
  fireEvent.touchStart(card, at);
  // Without act: a busy device has not rendered what the timer began.
  vi.advanceTimersByTime(400);
  fireEvent.touchEnd(card, { ...at, touches: [] });
  vi.useRealTimers();
  screen.getByRole('dialog', { name: clusterText.moveTo });
  expect(connection.sent).toEqual([]);
  expect(document.querySelector('[aria-pressed]')).toBeNull();
});

test('PB4 each region is one tab stop, and arrow keys, Home and End lead to the rest of it', async () => {
  openScreen();
  const stops = () => [...document.querySelectorAll('[tabindex="0"]')].map((one) => one.textContent);
  await userEvent.tab();
  expect(document.activeElement).toBe(cardOf('Nobody owned'));
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(cardOf('Two teams'));
  await userEvent.tab();
  expect(document.activeElement).toBe(cardOf('Sandbox'));
  expect(stops()).toHaveLength(2);
  await userEvent.keyboard('{Home}');
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
  await userEvent.keyboard('{End}');
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /add an empty pile/i }));
  await userEvent.tab({ shift: true });
  await userEvent.tab({ shift: true });
  expect(document.activeElement).toBe(cardOf('Two teams'));
});

test('PB5 the focus stays on a card that somebody else moves', () => {
  const connection = openScreen();
  act(() => cardOf('Two teams').focus());
  act(() => editBoard(connection.board.doc.get(), { b: { riskId: pile } }, {}));
  expect(document.activeElement).toBe(cardOf('Two teams'));
  within(screen.getByRole('region', { name: 'Partner dependency' })).getByText('Two teams built the same ledger');
});

test('PB5 the focus of a card that leaves the board goes to what is in its place', () => {
  const connection = openScreen();
  act(() => cardOf('Nobody owned').focus());
  act(() =>
    connection.board.doc.get().transact(() => editBoard(connection.board.doc.get(), { a: null, again: null }, {})),
  );
  expect(document.activeElement).toBe(cardOf('Two teams'));
});
