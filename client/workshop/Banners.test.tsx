import { cleanup, screen, act } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { People, Session } from '../../shared/session/session.ts';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { useFootSlots } from '../frame/Foot.tsx';
import { english } from '../testing/english.ts';
import { createFakeConnection, createSampleSession, fakeParticipantId } from '../testing/fakeConnection.ts';
import { render } from '../testing/render.tsx';
import { Banners } from './Banners.tsx';
import { FootBar } from './FootBar.tsx';
import { PeopleDialog } from './PeopleDialog.tsx';

beforeAll(() => {
  // Missing in jsdom.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});
afterEach(cleanup);

const lea = 'leaLeaLeaLeaLeaLeaLeaL';
const someone = { connected: true, writes: true, reads: true, simulated: false } as const;
const people: People = {
  [fakeParticipantId]: { ...someone, name: 'Ana', role: 'participant' },
  [lea]: { ...someone, connected: false, name: 'Lea', role: 'facilitator' },
};
const lead = { facilitatorId: lea, actingId: lea, deputyId: null, offered: false };
const standingIn = { ...lead, actingId: fakeParticipantId };

function Frame() {
  const slots = useFootSlots();
  return (
    <>
      <Banners />
      <FootBar slots={slots} openDialog={() => undefined} screenLine={null} />
    </>
  );
}

function open(session: Partial<Session>) {
  const connection = createFakeConnection({ people, session });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <Frame />
    </WorkshopProvider>,
  );
  return connection;
}

/** Closed menus are hidden; jsdom has no popovers to open them. */
/** Only whoever leads loads them. */
const controlsAreThere = () => screen.findAllByRole('menuitem', { hidden: true });
const menuItems = () => screen.getAllByRole('menuitem', { hidden: true }).map((item) => item.textContent);

describe('who runs the workshop', () => {
  test('LE5c a stand-in reads who is away and what stays with the facilitator, until the facilitator returns', async () => {
    const connection = open({ lead: standingIn });
    const line = /^Lea is away, so you’re running the workshop for now\..*stay with Lea\.$/;
    expect(screen.getByText(line)).toBeTruthy();
    act(() => connection.changeSession({ lead }));
    expect(screen.queryByText(line)).toBeNull();
    expect(screen.getByText('Lea is running the workshop.')).toBeTruthy();
    act(() => connection.changeSession({ lead: standingIn }));
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(line)).toBeNull();
  });

  test('LE5c a stand-in has the controls of the stages without the settings; in the register there is no way back', async () => {
    const { stage } = createSampleSession();
    const connection = open({ lead: standingIn, stage: { ...stage, name: 'write' } });
    await controlsAreThere();
    expect(menuItems()).toContain('Back to Imagine');
    expect(menuItems()).not.toContain('Settings');
    act(() => connection.changeSession({ stage: { ...stage, name: 'register' } }));
    expect(menuItems()).toEqual(['Minutes per stage']);
  });

  test('LE5c the facilitator has the settings and the way back', async () => {
    const { stage } = createSampleSession();
    open({ lead: { ...lead, facilitatorId: fakeParticipantId, actingId: fakeParticipantId }, stage: { ...stage, name: 'register' } }); // prettier-ignore
    await controlsAreThere();
    expect(menuItems()).toEqual(['Minutes per stage', 'Settings', 'Back to Commit']);
  });

  test('LE5c the list of people has no actions for a stand-in, and has them for the facilitator', () => {
    const asLed = (changed: Session['lead']) => {
      render(
        <WorkshopProvider connection={createFakeConnection({ people, session: { lead: changed } })} fallback={null}>
          <PeopleDialog open onClose={() => undefined} />
        </WorkshopProvider>,
      );
      const found = screen.queryAllByRole('button', { name: /Actions for|Lock the workshop/, hidden: true }).length;
      cleanup();
      return found;
    };
    expect(asLed(standingIn)).toBe(0);
    expect(asLed({ ...lead, facilitatorId: fakeParticipantId, actingId: fakeParticipantId })).toBe(2);
  });

  test('LE7d a new facilitator sees their link until they dismiss it', async () => {
    const connection = open({ lead: { ...lead, facilitatorId: fakeParticipantId, actingId: fakeParticipantId } });
    expect(screen.queryByText(/^You’re the facilitator now/)).toBeNull();
    act(() => connection.facilitatorLink.set('/w/x#f=secret'));
    expect(screen.getByText(/^You’re the facilitator now/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy the facilitator link' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(connection.facilitatorLink.get()).toBeNull();
    expect(screen.queryByText(/^You’re the facilitator now/)).toBeNull();
  });

  test('LE1c a deputy sees no controls while the facilitator acts', () => {
    open({ lead: { ...lead, deputyId: fakeParticipantId } });
    expect(screen.queryByRole('button', { name: 'More controls' })).toBeNull();
  });
});

test('EN1f words of the plan that were not taken are shown until dismissed', async () => {
  const connection = open({});
  act(() => connection.refusedTexts.set(['Call the bank']));
  expect((await screen.findByRole('alert')).textContent).toContain('Call the bank');
  await userEvent.click(screen.getByRole('button', { name: english.ui.dismiss }));
  expect(screen.queryByRole('alert')).toBeNull();
});
