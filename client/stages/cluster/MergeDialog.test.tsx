import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCard, createRisk } from '../../../shared/board/board.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { createFakeConnection } from '../../testing/fakeConnection.ts';
import { render } from '../../testing/render.tsx';
import { LookAlikesDialog } from './LookAlikesDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { layOut } from './piles.ts';
import { PileName } from './PileName.tsx';

// jsdom has no dialogs.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});
afterEach(cleanup);

const board = {
  cards: { a: { ...createCard('The partner throttled us', 'a0'), riskId: 'p' } },
  risks: {
    p: { ...createRisk('The partner throttled us', 'a0'), preventionOwner: 'Priya' },
    q: createRisk('Partners throttling us', 'a1'),
    r: createRisk('Nobody read the date', 'a2'),
  },
};
const connectionOf = (session = {}) => createFakeConnection({ board, session });

function openMerge(riskId: string, session = {}) {
  const connection = connectionOf(session);
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <MergeDialog board={layOut(board)} riskId={riskId} onClose={() => undefined} />
    </WorkshopProvider>,
  );
  return connection;
}

test('BO5d merging a risk with a plan, dots or a place on the list asks first and says what becomes of them', async () => {
  const connection = openMerge('p', { tally: { p: 3, q: 1, r: 0 }, topRisks: ['p'] });
  await userEvent.click(screen.getByRole('button', { name: /Partners throttling us/ }));
  expect(connection.sent).toEqual([]);
  const said = screen.getByText(/takes its place/).textContent;
  expect(said).toMatch(/goes out of sight\. Priya owns a part of it\. Its 3 dots are added to those of/);
  await userEvent.click(screen.getByRole('button', { name: 'Merge them' }));
  expect(connection.sent).toEqual([{ type: 'mergeRisks', riskId: 'p', intoId: 'q' }]);
});

test('BO5d a pile without any of these is merged at once', async () => {
  const connection = openMerge('r');
  await userEvent.click(screen.getByRole('button', { name: /Partners throttling us/ }));
  expect(connection.sent).toEqual([{ type: 'mergeRisks', riskId: 'r', intoId: 'q' }]);
});

test('BO19 look-alikes are merged or kept apart before going on; pairs that were kept apart are not asked about again', async () => {
  const connection = connectionOf();
  let goneOn = 0;
  const dialog = (
    <WorkshopProvider connection={connection} fallback={null}>
      <LookAlikesDialog open onClose={() => undefined} onGoOn={() => (goneOn += 1)} />
    </WorkshopProvider>
  );
  const shown = render(dialog);
  expect(goneOn).toBe(0);
  await userEvent.click(screen.getByRole('button', { name: 'Keep apart' }));
  expect(goneOn).toBe(1);
  expect(connection.sent).toEqual([]);
  shown.unmount();
  render(dialog);
  expect(goneOn).toBe(2);
});

test('BO18 when another person named the pile while its name was typed, both names are shown and one is chosen', async () => {
  const named: string[] = [];
  const name = (title: string) => <PileName id="name" title={title} onRename={(wanted) => named.push(wanted)} />;
  const shown = render(name('Launch'));
  await userEvent.type(screen.getByRole('textbox'), ' day');
  shown.rerender(name('Named by Omar'));
  await userEvent.keyboard('{Enter}');
  expect(named).toEqual([]);
  expect(screen.getByText('Someone named it “Named by Omar” while you typed.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Use “Launch day”' }));
  expect(named).toEqual(['Launch day']);
});
