import { act, cleanup, screen } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { createCard } from '../../../shared/board/board.ts';
import type { People, Session } from '../../../shared/session/session.ts';
import { editPeople } from '../../../shared/session/session.ts';
import { shareText } from '../../testing/english.ts';
import { createFakeConnection, createSampleSession, fakeParticipantId } from '../../testing/fakeConnection.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { WithFootBar } from '../../testing/WithFoot.tsx';
import { createTurnedTimers } from '../../testing/turnedTimers.ts';
import { settleMs } from '../../frame/ready.ts';
import { ShareScreen } from './ShareScreen.tsx';

afterEach(cleanup);

const omar = 'omarOmarOmarOmarOmarOm';
const card = 'cardCardCardCardCardCa';
const person = { connected: true, writes: true, reads: true, simulated: false } as const;
const people: People = {
  [fakeParticipantId]: { ...person, name: 'Ana', role: 'participant' },
  [omar]: { ...person, name: 'Omar', role: 'facilitator' },
};

function open(turn: Partial<Session['turn']>, leadId = omar) {
  const { stage, turn: still } = createSampleSession();
  const timers = createTurnedTimers();
  const connection = createFakeConnection({
    timers,
    people,
    board: { cards: { [card]: createCard('Nobody asked the merchants', 'a0') }, risks: {} },
    session: {
      stage: { ...stage, name: 'share' },
      lead: { facilitatorId: leadId, actingId: leadId, deputyId: null, offered: false },
      order: [fakeParticipantId, omar],
      turn: { ...still, total: 3, dealt: 1, ...turn },
    },
  });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <WithFootBar>
        <ShareScreen />
      </WithFootBar>
    </WorkshopProvider>,
  );
  return { ...connection, timers };
}

test('everyone sees the card and who reads it; only who is on turn deals', () => {
  open({ cardId: card, readerId: omar, nextId: fakeParticipantId });
  expect(screen.getByText('Omar is reading')).toBeTruthy();
  expect(screen.getByText('Nobody asked the merchants')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /next/i })).toBeNull();
});

test('SH3a the reader passes the turn on and names the card that was read', async () => {
  const connection = open({ cardId: card, readerId: fakeParticipantId, nextId: omar });
  expect(screen.getByText('Your turn. Read this card aloud')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /Done, next reader/ }));
  expect(connection.sent).toEqual([{ type: 'dealNext', after: card }]);
});

test('the space bar deals, but not while a field or a button has the focus', async () => {
  const connection = open({ cardId: card, readerId: fakeParticipantId, nextId: omar });
  screen.getByRole('button', { name: /To discuss/ }).focus();
  await userEvent.keyboard(' ');
  expect(connection.sent.map(({ type }) => type)).toEqual(['flagCard']);
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard(' ');
  expect(connection.sent.map(({ type }) => type)).toEqual(['flagCard', 'dealNext']);
});

test('withdrawing the card that is read does not end the round', () => {
  open({ cardId: null, readerId: omar, nextId: omar, dealt: 1 });
  expect(screen.getByText('Omar reads the next card')).toBeTruthy();
});

test('more cards than time: the facilitator is offered to have some read aloud and the rest skimmed', async () => {
  const connection = open({ cardId: null, nextId: omar, dealt: 0, total: 54 }, fakeParticipantId);
  expect(screen.getByRole('radio', { name: 'Read 30 aloud, then skim 24' })).toHaveProperty('checked', true);
  act(() =>
    connection.changeSession({
      turn: { ...createSampleSession().turn, cardId: card, readerId: omar, nextId: omar, dealt: 30, total: 54 },
    }),
  );
  const rest = await screen.findByRole('button', { name: 'Put the other 24 on the board' });
  await userEvent.click(rest);
  expect(connection.sent).toEqual([]);
  act(() => connection.timers.pass(settleMs));
  await userEvent.click(rest);
  expect(connection.sent).toEqual([{ type: 'dealRest' }]);
});

test('FC3a passing over names the person, says what happened, and is taken back with one press', async () => {
  const ines = 'inesInesInesInesInesIn';
  const connection = open({ cardId: card, readerId: fakeParticipantId, nextId: omar }, fakeParticipantId);
  act(() => {
    editPeople(connection.session.doc.get(), { [ines]: { ...person, name: 'Ines', role: 'participant' } });
    connection.changeSession({ order: [fakeParticipantId, omar, ines] });
  });
  const [button] = await screen.findAllByRole('button', { name: shareText.skip('Omar') });
  await userEvent.click(button!);
  expect(connection.sent).toEqual([{ type: 'skipReader', participantId: omar }]);
  const { turn } = createSampleSession();
  act(() =>
    connection.changeSession({
      turn: { ...turn, total: 3, dealt: 1, cardId: card, readerId: fakeParticipantId, nextId: ines },
    }),
  );
  expect(screen.getByText(shareText.skipped('Omar', 'Ines'), { exact: false })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: shareText.undoSkip }));
  expect(connection.sent.at(-1)).toEqual({ type: 'undoSkip', participantId: omar });
});
