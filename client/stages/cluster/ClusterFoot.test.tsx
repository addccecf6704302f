import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../../shared/protocol/replies.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { WithFoot } from '../../testing/WithFoot.tsx';
import { clusterText } from '../../testing/english.ts';
import { createFakeConnection } from '../../testing/fakeConnection.ts';
import { render } from '../../testing/render.tsx';
import { ClusterFoot } from './ClusterFoot.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const all = { cards: 12, cardsKept: 2, piles: 4, pilesKept: 0 };
const refused = { ok: false, code: 'changedSince', message: '', params: { reason: 'undo', what: 'name' } } as const;

test.each<[string, Reply, string]>([
  ['which change it left alone', refused, clusterText.changedSince.name],
  ['what it could not put back', { ok: true, undone: all }, clusterText.resetUndone(12, 2)],
])('FC3b undo says %s', async (_, reply, words) => {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  render(
    <WorkshopProvider connection={createFakeConnection({ answer: () => reply })} fallback={null}>
      <WithFoot>
        <ClusterFoot board={{ loose: [], looseCount: 0, piles: [] }} canMove canLead onSuggest={null} />
      </WithFoot>
    </WorkshopProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: clusterText.undo }));
  expect(screen.getAllByText(words).length).toBeGreaterThan(0);
});
