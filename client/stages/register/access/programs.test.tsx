import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRisk } from '../../../../shared/board/board.ts';
import type { Command } from '../../../../shared/commands/commands.ts';
import type { FeedList, KeyList, Reply } from '../../../../shared/protocol/replies.ts';
import { WorkshopProvider } from '../../../documents/WorkshopProvider.tsx';
import { english } from '../../../testing/english.ts';
import {
  createFakeConnection,
  createSampleSession,
  fakeParticipantId,
  samplePeople,
} from '../../../testing/fakeConnection.ts';
import { render } from '../../../testing/render.tsx';
import { CalendarFeeds } from './CalendarFeeds.tsx';
import { ReadingKeys } from './ReadingKeys.tsx';

const text = english.programs;
let feeds: FeedList['feeds'];
let keys: KeyList['keys'];

beforeEach(() => {
  feeds = [];
  keys = [];
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(new Response(JSON.stringify(path.endsWith('/feeds') ? { feeds } : { keys }))),
  );
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const otherId = Object.keys(samplePeople).find((id) => id !== fakeParticipantId) ?? 'other';
const feed = (feedId: string, owner: string | null, madeBy: string) => ({
  feedId,
  owner,
  madeBy,
  madeOn: '2027-01-12',
  secret: 's'.repeat(43),
});

function show(
  ui: ReactNode,
  answer: (command: Command) => Reply = () => ({ ok: true }),
  participantId = fakeParticipantId,
) {
  const sample = createSampleSession();
  const connection = createFakeConnection({
    now: () => Date.parse('2027-01-20T09:30:00Z'),
    session: { ...sample, stage: { ...sample.stage, name: 'register' } },
    people: samplePeople,
    board: {
      cards: {},
      risks: {
        r: {
          ...createRisk('Stale prices', 'a'), number: 2, state: 'armed', watcher: 'Priya',
          readings: [{ on: '2027-01-20', state: 'fine', reading: 1240, measuredAt: Date.parse('2027-01-20T09:10:00Z') }],
        },
      },
    },
    participantId,
    answer,
  }); // prettier-ignore
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      {ui}
    </WorkshopProvider>,
  );
  return connection;
}

test('TL2a the dialog makes a feed of everything and of one owner, and shows its address again', async () => {
  const connection = show(<CalendarFeeds />, (command) => {
    if (command.type === 'makeFeed')
      feeds = [...feeds, feed(`f${feeds.length}`, command.owner ?? null, fakeParticipantId)];
    return { ok: true };
  });
  await userEvent.click(await screen.findByRole('button', { name: text.feeds.makeLabel }));
  await screen.findByText(`webcal://${window.location.host}/feeds/${'s'.repeat(43)}.ics`);
  await userEvent.selectOptions(screen.getByLabelText(text.feeds.owner), 'Priya');
  await userEvent.click(screen.getByRole('button', { name: text.feeds.makeFor('Priya') }));
  await screen.findByText('Priya');
  expect(connection.sent).toEqual([{ type: 'makeFeed' }, { type: 'makeFeed', owner: 'Priya' }]);
});

test('TL2b a feed is revoked by its maker and by the facilitator, after a question', async () => {
  feeds = [feed('f1', null, otherId), feed('f2', 'Priya', fakeParticipantId)];
  const connection = show(<CalendarFeeds />);
  await userEvent.click(await screen.findByRole('button', { name: text.feeds.revokeLabel('Everything') }));
  await userEvent.click(screen.getByRole('button', { name: text.feeds.revokeConfirm }));
  expect(connection.sent).toEqual([{ type: 'revokeFeed', feedId: 'f1' }]);
  cleanup();
  feeds = [feed('f1', null, fakeParticipantId), feed('f2', 'Priya', otherId)];
  show(<CalendarFeeds />, undefined, otherId);
  await screen.findByRole('button', { name: text.feeds.revokeLabel('Priya') });
  expect(screen.queryByRole('button', { name: text.feeds.revokeLabel('Everything') })).toBeNull();
});

test('TL6a the facilitator makes a key, which is shown once in a command; others see no keys', async () => {
  const key = `fwk_${'k'.repeat(43)}`;
  const connection = show(<ReadingKeys />, ({ type }) => {
    if (type !== 'makeKey') return { ok: true };
    keys = [{ keyId: 'k1', riskId: 'r', madeOn: '2027-01-20' }];
    return { ok: true, keyId: 'k1', key };
  });
  await userEvent.selectOptions(await screen.findByLabelText(text.keys.tripwire), 'r');
  await userEvent.click(screen.getByRole('button', { name: text.keys.make }));
  expect((await screen.findByLabelText(text.keys.command)).textContent).toContain(`Authorization: Bearer ${key}`);
  await screen.findByText(/^last 1,240, today /);
  await userEvent.selectOptions(screen.getByLabelText(text.keys.inARowField), '3');
  expect(connection.sent).toEqual([
    { type: 'makeKey', riskId: 'r' },
    { type: 'setInARow', riskId: 'r', inARow: 3 },
  ]);
  cleanup();
  show(<ReadingKeys />, undefined, otherId);
  expect(screen.queryByText(text.keys.title)).toBeNull();
});
