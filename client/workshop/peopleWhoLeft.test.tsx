import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { People } from '../../shared/session/session.ts';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { WhoIsHere } from '../stages/lobby/WhoIsHere.tsx';
import { LateDrawer } from '../stages/write/LateDrawer.tsx';
import { createFakeConnection, createSampleSession, samplePeople } from '../testing/fakeConnection.ts';
import { render } from '../testing/render.tsx';
import { BeginCheck } from './BeginCheck.tsx';
import { Header } from './Header.tsx';
import { PeopleDialog } from './PeopleDialog.tsx';

afterEach(cleanup);

// Not in jsdom.
HTMLElement.prototype.hidePopover = () => undefined;
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

const person = { role: 'participant', connected: true, writes: true, reads: true, simulated: false } as const;
const people: People = {
  ...samplePeople,
  ben: { ...person, name: 'Ben' },
  cem: { ...person, name: 'Cem', connected: false },
  zoe: { ...person, name: 'Zoe', connected: false, left: true },
};
const nothing = (): void => undefined;

function show(what: React.ReactNode, session = {}) {
  render(
    <WorkshopProvider connection={createFakeConnection({ people, session })} fallback={null}>
      {what}
    </WorkshopProvider>,
  );
}

test('PE6b the lobby lists who left, last, and does not count them', () => {
  show(<WhoIsHere />);
  const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
  expect(rows.at(-1)).toMatch(/Zoe left$/);
  expect(screen.getByText('Here · 2')).toBeTruthy();
});

test('PE6b the dialog of people marks who left and offers no action for them', () => {
  show(<PeopleDialog open onClose={nothing} />);
  const row = screen.getByText('Zoe').closest('li')!;
  expect(row.textContent).toContain('left');
  expect(within(row).queryByRole('button')).toBeNull();
  expect(within(screen.getByText('Ben').closest('li')!).queryAllByRole('button').length).toBeGreaterThan(0);
});

test('PE6b the header does not draw who left', () => {
  show(<Header openDialog={nothing} actionsRef={nothing} />);
  expect(screen.getByRole('img', { name: /Ben/ }).getAttribute('aria-label')).not.toContain('Zoe');
});

test('PE6b the check before beginning lists everyone who counts, also who is away, and not who left', () => {
  show(<BeginCheck open onClose={nothing} onBegin={nothing} />);
  expect(screen.getByText('Do you know everybody on this list?')).toBeTruthy();
  expect(screen.getByText(/^Ana, Ben,? and Cem\. Remove anybody/)).toBeTruthy();
});

test('RO4d authors of late notes are told how many people came since they wrote', () => {
  const { stage } = createSampleSession();
  const late = {
    stage: { ...stage, name: 'cluster' },
    open: { notebook: 2, ballot: null, closingAt: null, roster: [], ballotRoster: null },
  } as const;
  show(<LateDrawer />, { ...late, movement: { came: 2, left: 0 } });
  expect(screen.getByText(/^2 people came since you wrote/)).toBeTruthy();
  cleanup();
  show(<LateDrawer />, late);
  expect(screen.queryByText(/came since you wrote/)).toBeNull();
});
