import { beforeEach, expect, test } from 'vitest';
import { browserSeats } from '../runtime/seats.ts';
import { facilitatorLinkOnArrival, forgetFacilitatorLink, justCreated } from './arrival.ts';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

const stored = (): string =>
  [localStorage, sessionStorage].map((store) => store.getItem('forewarned.seat.w1') ?? '').join();

test('DV9 the facilitator link is gone from the device once its owner has it; the seat stays', () => {
  const seat = { workshopId: 'w1', participantId: 'p1', token: 'a-token', role: 'facilitator', name: 'Lea' } as const;
  browserSeats().save({ ...seat, facilitatorLink: 'https://example.org/w/w1#f=a-secret' });
  window.history.replaceState(justCreated, '');
  expect(facilitatorLinkOnArrival('w1')).toContain('a-secret');
  expect(stored()).toContain('a-secret');
  forgetFacilitatorLink('w1');
  expect(stored()).not.toContain('a-secret');
  expect(browserSeats().read('w1')).toEqual(seat);
});
