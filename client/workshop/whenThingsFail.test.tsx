import { act, cleanup, screen } from '@testing-library/react';
import { render } from '../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { RefusedCommand } from '../connection/workshopConnection.ts';
import { createFakeConnection } from '../testing/fakeConnection.ts';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { SaveLine } from '../frame/SaveLine.tsx';
import { uiText, workshopText, writeText } from '../testing/english.ts';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { Ended } from './Ended.tsx';
import { RefusedCommandBanner } from './RefusedCommandBanner.tsx';
import { UnsavedBanner } from './UnsavedBanner.tsx';

afterEach(cleanup);

function open() {
  const connection = createFakeConnection();
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <UnsavedBanner />
      <RefusedCommandBanner />
      <ConnectionNotice />
      <SaveLine save="notSaved" words={writeText} />
    </WorkshopProvider>,
  );
  const has = (text: string): boolean => screen.queryByText(text) !== null;
  return { connection, has };
}
const lost = { kind: 'lost', since: 0 } as const;
const refused = (command: RefusedCommand['command'], code: RefusedCommand['code'] = 'stageMoved'): RefusedCommand => ({
  code,
  ...(code === 'stageMoved' && { params: { reason: 'movedOn' } as const }),
  command,
});

describe('what is not saved', () => {
  test('SA3a the page says that the device stores unsaved words only while it does', () => {
    const { connection, has } = open();
    act(() => connection.state.set(lost));
    act(() => connection.save.set('notSaved'));
    expect([has(writeText.notSaved), has(workshopText.connection.lost)]).toEqual([true, true]);
    expect(has(workshopText.unsaved.keepsNothing)).toBe(false);
    act(() => connection.storesOnDevice.set(false));
    expect([has(writeText.notSaved), has(workshopText.connection.lost)]).toEqual([false, false]);
    expect([has(workshopText.unsaved.notKept), has(workshopText.connection.lostNotKept)]).toEqual([true, true]);
    expect(has(workshopText.unsaved.keepsNothing)).toBe(true);
    act(() => connection.save.set('saved'));
    expect(has(workshopText.unsaved.keepsNothing)).toBe(false);
  });

  test('SA4a a refused update is reported; a reload is offered only where nothing is lost by it', () => {
    const { connection, has } = open();
    act(() => connection.refused.set(true));
    expect(has(workshopText.unsaved.refused)).toBe(true);
    expect(screen.getByRole('button', { name: workshopText.reload })).toBeTruthy();
    act(() => connection.storesOnDevice.set(false));
    expect(has(workshopText.unsaved.refusedNotKept)).toBe(true);
    expect(screen.queryByRole('button', { name: workshopText.reload })).toBeNull();
  });

  test('SA4b a page that has ended shows the texts that never reached the server', () => {
    render(<Ended reason="removed" unsent={['Nobody owned the rollback', '<b>It</b> was late']} />);
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Nobody owned the rollback', '<b>It</b> was late']); // prettier-ignore
    expect(screen.getByRole('button', { name: workshopText.ended.copyUnsent })).toBeTruthy();
    cleanup();
    render(<Ended reason="removed" />);
    expect(screen.queryByText(workshopText.ended.unsent)).toBeNull();
  });
});

describe('what was refused', () => {
  test('SA5a a refused command is named, with its words to copy; equal ones are counted in one message', async () => {
    const { connection } = open();
    const move = refused({ type: 'moveCard', cardId: 'c', riskId: null });
    const name = (title: string): RefusedCommand => refused({ type: 'renameRisk', riskId: 'r', title });
    act(() => connection.refusedCommands.set([move, name('First name'), move, name('Second name'), move]));
    const dismiss = () => userEvent.click(screen.getByRole('button', { name: uiText.dismiss }));
    expect(
      screen.getByText(/Moving a card didn’t work \(3 times\)\. Nothing changed\. The workshop has moved on\./),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: workshopText.trouble.copy })).toBeNull();
    await dismiss();
    expect(screen.getByText(/Naming a pile didn’t work\. Nothing changed\./)).toBeTruthy();
    expect(screen.getByText('First name')).toBeTruthy();
    expect(screen.getByRole('button', { name: workshopText.trouble.copy })).toBeTruthy();
    await dismiss();
    expect(screen.getByText('Second name')).toBeTruthy();
    await dismiss();
    expect(connection.refusedCommands.get()).toEqual([]);
  });
});
