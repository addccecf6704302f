import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browserSeats } from '../runtime/seats.ts';
import { english } from '../testing/english.ts';
import { render } from '../testing/render.tsx';
import { OnThisDevice } from './OnThisDevice.tsx';

const text = english.home.onDevice;
const asked = vi.fn();

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.stubGlobal('fetch', asked);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function opened(workshopId: string, title: string, kind: 'meeting' | 'register'): void {
  const seat = { workshopId, participantId: 'me', token: workshopId, role: 'participant', name: 'Ana' } as const;
  browserSeats().save(seat);
  browserSeats().note(seat, { title, kind, on: '2026-11-16' });
}

test('DV8a the first page lists the workshops of this device and asks no server about them', () => {
  opened('one', 'Atlas', 'register');
  opened('two', 'Borea', 'meeting');
  render(<OnThisDevice />);
  const rows = screen.getAllByRole('listitem');
  expect(rows).toHaveLength(2);
  for (const [title, kind] of [
    ['Atlas', 'register'],
    ['Borea', 'meeting'],
  ] as const) {
    const row = rows.find((one) => within(one).queryByText(title))!;
    expect(within(row).getByText(text.kind[kind])).toBeTruthy();
    expect(within(row).getByRole('link').textContent).toBe(text.open[kind]);
  }
  expect(asked).not.toHaveBeenCalled();
});

test('DV8a without a seat the first page shows no list', () => {
  render(<OnThisDevice />);
  expect(screen.queryByText(text.title)).toBeNull();
});
