import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Links } from '../../shared/protocol/replies.ts';
import type { Session } from '../../shared/session/session.ts';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { createFakeConnection, createSampleSession, samplePeople } from '../testing/fakeConnection.ts';
import { render } from '../testing/render.tsx';
import { PeopleDialog } from './PeopleDialog.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

// Not in jsdom.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

const asked: string[] = [];

function show(name: Session['stage']['name'], joinCode = ''): void {
  asked.length = 0;
  const links: Links = { join: { joinCode: 'KXPM4TQ9', linkSecret: null }, links: [], personal: [] };
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response(JSON.stringify(links)));
  });
  const { workshop, stage } = createSampleSession();
  const session = { workshop: { ...workshop, joinCode, linkSecret: null }, stage: { ...stage, name } };
  render(
    <WorkshopProvider connection={createFakeConnection({ people: samplePeople, session })} fallback={null}>
      <PeopleDialog open onClose={() => undefined} />
    </WorkshopProvider>,
  );
}

test('LK6c in a meeting that was opened again the page asks for the code that the session no longer has', async () => {
  show('plan');
  expect(await screen.findByText('KXPM-4TQ9')).toBeTruthy();
  expect(asked.map((path) => path.split('/').at(-1))).toEqual(['links']);
});

test('LK6c in the register no code is shown or asked for', () => {
  show('register', 'KXPM4TQ9');
  expect(screen.queryByText(/KXPM/)).toBeNull();
  expect(asked).toEqual([]);
});
