import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { render } from '../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAgenda, minutesOf } from '../../shared/stages/agenda.ts';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { ProjectForm } from '../stages/lobby/ProjectForm.tsx';
import { createFakeConnection, createSampleSession } from '../testing/fakeConnection.ts';
import { dialogsText, lobbyText } from '../testing/english.ts';
import { AgendaDialog } from './AgendaDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';

// Not in jsdom.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
});
afterEach(cleanup);

const { workshop, agenda } = createSampleSession();

function open(form: React.ReactNode) {
  const connection = createFakeConnection();
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      {form}
    </WorkshopProvider>,
  );
  return connection;
}
const choose = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('a form that is open while somebody else changes the same values', () => {
  test('settings: only what was edited is sent, and the change made meanwhile is shown', async () => {
    const connection = open(<SettingsDialog open onClose={() => undefined} />);
    choose(dialogsText.settings.cardsPerTurn, '3');
    act(() => connection.changeSession({ workshop: { ...workshop, settings: { ...workshop.settings, topRisks: 7 } } }));
    expect(screen.getByLabelText<HTMLSelectElement>(dialogsText.settings.topRisks).value).toBe('7');
    await press(dialogsText.settings.save);
    expect(connection.sent).toEqual([{ type: 'setSettings', cardsPerTurn: 3 }]);
  });

  test('agenda: a usual length sets the stages that are not over, and is sent when saved', async () => {
    const connection = open(<AgendaDialog open onClose={() => undefined} />);
    act(() => connection.changeSession({ stage: { ...createSampleSession().stage, name: 'share' } }));
    await press(dialogsText.agenda.preset(60));
    expect(screen.getByRole('button', { name: dialogsText.agenda.preset(60), pressed: true })).toBeDefined();
    await press(dialogsText.agenda.save);
    const sent = connection.sent[0] as { readonly agenda: object };
    expect(Object.keys(sent.agenda)).not.toContain('write');
    expect(sent.agenda).toMatchObject({ plan: minutesOf(createAgenda(60), 'plan') });
  });

  test('settings: nothing is sent when nothing was edited', async () => {
    const connection = open(<SettingsDialog open onClose={() => undefined} />);
    choose(dialogsText.settings.cardsPerTurn, '3');
    choose(dialogsText.settings.cardsPerTurn, String(workshop.settings.cardsPerTurn));
    await press(dialogsText.settings.save);
    expect(connection.sent).toEqual([]);
  });

  test('project: only what was edited is sent', async () => {
    const connection = open(<ProjectForm onSaved={() => undefined} />);
    fireEvent.change(screen.getByLabelText(lobbyText.projectTitle), { target: { value: 'Atlas, second attempt' } });
    act(() => connection.changeSession({ workshop: { ...workshop, decision: 'Launch or wait' } }));
    expect(screen.getByLabelText<HTMLTextAreaElement>(lobbyText.decision).value).toBe('Launch or wait');
    await press(lobbyText.saveProject);
    expect(connection.sent).toEqual([{ type: 'setSettings', title: 'Atlas, second attempt' }]);
  });

  test('agenda: only the minutes that were edited are sent', async () => {
    const connection = open(<AgendaDialog open onClose={() => undefined} />);
    const minutes = () => within(screen.getByRole('dialog'));
    fireEvent.change(minutes().getByLabelText('Write'), { target: { value: '9' } });
    act(() =>
      connection.changeSession({
        agenda: agenda.map((slot) => (slot.stage === 'share' ? { ...slot, minutes: slot.minutes + 2 } : slot)),
      }),
    );
    expect(minutes().getByLabelText<HTMLInputElement>('Share').value).toBe(String(minutesOf(agenda, 'share') + 2));
    await press(dialogsText.agenda.save);
    expect(connection.sent).toEqual([{ type: 'setAgenda', agenda: { write: 9 } }]);
  });
});
