import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { createCard } from '../../../shared/board/board.ts';
import { editAddNote } from '../../../shared/notebook/notebook.ts';
import type { People, Session } from '../../../shared/session/session.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { createFakeConnection, createSampleSession, fakeParticipantId } from '../../testing/fakeConnection.ts';
import { render } from '../../testing/render.tsx';
import { WithFootBar } from '../../testing/WithFoot.tsx';
import { ShareScreen } from './ShareScreen.tsx';

afterEach(cleanup);

const omar = 'omarOmarOmarOmarOmarOm';
const person = { connected: true, writes: true, reads: true, simulated: false } as const;
const people: People = {
  [fakeParticipantId]: { ...person, name: 'Ana', role: 'participant' },
  [omar]: { ...person, name: 'Omar', role: 'facilitator' },
};
const notes = { one: 'The vendor went quiet', two: 'Nobody owned the migration' };

async function open(turn: Partial<Session['turn']>, { lead = omar, here = people } = {}) {
  const { stage, turn: still, workshop, open: rounds } = createSampleSession();
  const connection = createFakeConnection({
    people: here,
    board: { cards: { a: createCard(notes.one, 'a0') }, risks: {} },
    session: {
      workshop: { ...workshop, settings: { ...workshop.settings, sharing: 'own' } },
      stage: { ...stage, name: 'share' },
      lead: { facilitatorId: lead, actingId: lead, deputyId: null, offered: false },
      open: { ...rounds, notebook: 1, roster: [] },
      order: [omar, fakeParticipantId],
      turn: { ...still, total: null, dealt: 1, ...turn },
    },
  });
  const doc = connection.notebook.get()?.doc.get();
  if (doc) for (const [id, text] of Object.entries(notes)) editAddNote(doc, id, text);
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <WithFootBar>
        <ShareScreen />
      </WithFootBar>
    </WorkshopProvider>,
  );
  await screen.findByRole('region', { name: 'Your notes' }, { timeout: 10_000 });
  return connection;
}

test('SH7b on their turn a person can publish every note, also one that says what a card on the board says', async () => {
  const connection = await open({ readerId: fakeParticipantId });
  const buttons = screen.getAllByRole('button', { name: 'Put on the board' });
  expect(buttons).toHaveLength(2);
  await userEvent.click(buttons[0]!);
  expect(connection.sent).toEqual([{ type: 'publishNote', noteId: 'one' }]);
});

test('SH7h there is a field for further notes before, on and after the own turn', async () => {
  for (const readerId of [omar, fakeParticipantId, null]) {
    await open({ readerId });
    expect(screen.getByRole('textbox', { name: 'One more note' })).toBeTruthy();
    cleanup();
  }
});

test('SH7g when everyone has had a turn the page says so, and the facilitator can begin another round of turns', async () => {
  const connection = await open({ readerId: null, nextId: null }, { lead: fakeParticipantId });
  expect(screen.getAllByText('Everyone here has shared')[0]).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Another round of turns' }));
  expect(connection.sent).toEqual([{ type: 'dealNext', after: null }]);
});
