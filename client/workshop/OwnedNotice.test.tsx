import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Risk } from '../../shared/board/board.ts';
import { createRisk } from '../../shared/board/board.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import { planText as planTextOf } from '../../shared/plan/plan.ts';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { rememberOwnChoice } from '../frame/ownChoices.ts';
import { english } from '../testing/english.ts';
import { createFakeConnection, createSampleSession, fakeParticipantId } from '../testing/fakeConnection.ts';
import { render } from '../testing/render.tsx';
import { OwnedNotice } from './OwnedNotice.tsx';
// Loaded on demand; here before the test waits for it.
import './OwnedParts.tsx';

const text = english.owned;
const mine = { preventionOwner: 'Ana', preventionOwnerId: fakeParticipantId } as const;

beforeAll(() => {
  // Missing in jsdom.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});
afterEach(cleanup);

function open(stage: Stage, risks: { readonly [id: string]: Partial<Risk> }) {
  const sample = createSampleSession();
  const connection = createFakeConnection({
    session: { stage: { ...sample.stage, name: stage }, topRisks: Object.keys(risks) },
    board: {
      cards: {},
      risks: Object.fromEntries(
        Object.entries(risks).map(([id, risk]) => [id, { ...createRisk(`Risk ${id}`, id), ...risk }]),
      ),
    },
  });
  for (const id of Object.keys(risks))
    for (const field of ['prevention', 'signal', 'contingency'] as const)
      planTextOf(connection.plan.doc.get(), id, field)?.insert(0, 'written');
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <OwnedNotice />
    </WorkshopProvider>,
  );
  return connection;
}
const passed = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, 50)));

test.each(['plan', 'commit', 'register'] as const)(
  'TL7a in %s a person whom somebody made an owner is told how many parts are theirs, with acceptance beside each',
  async (stage) => {
    const connection = open(stage, { a: { ...mine, accepted: { watcher: true } } });
    await screen.findByText(text.told(2));
    await userEvent.click(screen.getByRole('button', { name: text.review(2) }));
    await userEvent.click(screen.getByRole('button', { name: text.acceptLabel('prevention', 'Risk a') }));
    expect(connection.sent).toMatchObject([{ type: 'acceptOwnership', riskId: 'a', part: 'prevention' }]);
    await userEvent.click(screen.getByRole('button', { name: text.acceptAll(2) }));
    expect(connection.sent).toHaveLength(3);
  },
);

test('TL7b nobody is told before Plan, of parts of others, accepted ones, retired risks, or what they chose themselves', async () => {
  open('vote', { a: mine });
  rememberOwnChoice('d', 'prevention');
  open('plan', {
    a: { preventionOwner: 'Ben', preventionOwnerId: 'benBenBenBenBenBenBenB' },
    b: { ...mine, accepted: { prevention: true, watcher: true, contingency: true } },
    c: { ...mine, state: 'retired' },
    d: { ...mine, accepted: { watcher: true, contingency: true } },
    e: { preventionOwner: 'Ana' },
  });
  await passed();
  expect(screen.queryByRole('status')).toBeNull();
  open('plan', { f: mine });
  await screen.findByText(text.told(3));
});

test('SR2 a part without words is told and not offered for acceptance', async () => {
  const connection = open('plan', { a: mine });
  act(() => planTextOf(connection.plan.doc.get(), 'a', 'signal')?.delete(0, 7));
  await userEvent.click(await screen.findByRole('button', { name: text.review(3) }));
  expect(screen.queryByRole('button', { name: text.acceptLabel('watcher', 'Risk a') })).toBeNull();
  screen.getByRole('button', { name: text.acceptLabel('prevention', 'Risk a') });
  screen.getByRole('button', { name: text.acceptAll(2) });
});
