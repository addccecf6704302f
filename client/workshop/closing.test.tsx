import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../shared/commands/commands.ts';
import type { Session } from '../../shared/session/session.ts';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { english } from '../testing/english.ts';
import { createFakeConnection, createSampleSession, samplePeople } from '../testing/fakeConnection.ts';
import { render } from '../testing/render.tsx';
import { closingLosses } from './closingLosses.ts';
import { Ended } from './Ended.tsx';
import { PeopleDialog } from './PeopleDialog.tsx';
import { Workshop } from './Workshop.tsx';

beforeEach(() => {
  HTMLElement.prototype.hidePopover = () => undefined;
  HTMLElement.prototype.scrollTo = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});
afterEach(cleanup);

const sample = createSampleSession();
const text = english.workshop;

describe('EN1c what closing destroys', () => {
  const open = { ...sample.open, notebook: 1 };
  const inStage = (name: Session['stage']['name'], changed: Partial<Session> = {}): Session => ({
    ...sample,
    stage: { ...sample.stage, name },
    ...changed,
  });
  test.each<[string, Session, unknown]>([
    ['nothing is open', inStage('imagine'), []],
    ['people write', inStage('write', { open }), [{ kind: 'notes' }]],
    ['cards are read', inStage('share', { open, turn: { ...sample.turn, total: 9, dealt: 2 } }), [{ kind: 'lateNotes' }, { kind: 'cards', count: 7 }]],
    ['people vote', inStage('vote', { vote: { ...sample.vote, open: true }, open: { ...sample.open, ballot: 2 } }), [{ kind: 'dots' }]],
    ['the last questions are open', inStage('commit', { open: { ...sample.open, ballot: 3 } }), [{ kind: 'answers' }]],
  ])('%s', (_, session, losses) => expect(closingLosses(session)).toEqual(losses)); // prettier-ignore
});

function show(session: Partial<Session>) {
  const connection = createFakeConnection({ session: { ...session, workshop: { ...sample.workshop, closed: true } } });
  connection.leftoverNotes.set([
    { id: 'n', text: 'Nobody asked the merchants', round: 1, reason: 'closed', waiting: false },
  ]);
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <Workshop />
    </WorkshopProvider>,
  );
  return connection;
}

test('EN1d after a closing during Write the author reads that nobody saw the notes, and can copy them', async () => {
  show({ stage: { ...sample.stage, name: 'write' } });
  await screen.findByRole('heading', { name: text.closed.title(english.stages.names.write) });
  screen.getByText(text.closed.notesHint);
  screen.getByText('Nobody asked the merchants');
});

test.each(['lobby', 'imagine', 'share', 'cluster'] as const)(
  'EN1e a workshop that was closed during %s has no control that changes it, and keeps the settings for deleting it',
  async (name) => {
    const connection = show({ stage: { ...sample.stage, name } });
    await screen.findByText('Nobody asked the merchants');
    const foot = within(screen.getByRole('contentinfo'));
    expect(foot.getAllByRole('button').map((button) => button.textContent)).toEqual([text.foot.settings]);
    const buttons = within(screen.getByRole('main')).queryAllByRole('button');
    for (const button of buttons) if (!/copy/i.test(button.textContent)) await userEvent.click(button);
    expect(connection.sent).toEqual([]);
  },
);

const ben = { ...samplePeople, ben: { role: 'participant', connected: true, writes: true, reads: true, simulated: false, name: 'Ben' } } as const; // prettier-ignore

test('PE3e removing somebody offers to lock the workshop too', async () => {
  const people = english.people;
  for (const locks of [false, true]) {
    const connection = createFakeConnection({ people: ben });
    render(
      <WorkshopProvider connection={connection} fallback={null}>
        <PeopleDialog open onClose={() => undefined} />
      </WorkshopProvider>,
    );
    await userEvent.click(screen.getByText(people.remove));
    const asked = within(screen.getByText(people.removeTitle('Ben')).closest('dialog')!);
    asked.getByText(people.lockTooHint);
    if (locks) await userEvent.click(asked.getByRole('checkbox'));
    await userEvent.click(asked.getByText(people.removeConfirm));
    const removed: Command[] = [{ type: 'removeParticipant', participantId: 'ben' }];
    expect(connection.sent).toEqual(locks ? [...removed, { type: 'lockRoom' }] : removed);
    cleanup();
  }
});

test('PE3e the page of somebody who was removed offers no way back in', () => {
  render(<Ended reason="removed" />);
  expect(screen.queryByText(text.ended.join)).toBeNull();
  cleanup();
  render(<Ended reason="unknownToken" />);
  screen.getByText(text.ended.join);
});
