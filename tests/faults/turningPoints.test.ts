import { expect, test } from 'vitest';
import { createPlace } from './child.ts';
import { killAround, purge, reveal, tally } from './turningPoints.ts';

/** Each death meets five workshops at five moments; tests/faults/long.ts meets three hundred. */
const [deaths, workshops] = [2, 5];

test('T53 FA2 a death inside the reveal leaves the time before it or the time after it, and every note once', async () => {
  const turns = await killAround(createPlace(), reveal, deaths, workshops, 20, 53);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('T53 FA2 a death inside the count leaves the ballots or the totals, never a part of both', async () => {
  const turns = await killAround(createPlace(), tally, deaths, workshops, 20, 531);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('T53 FA2 a death inside the deletion leaves the whole workshop or not one byte of it', async () => {
  const turns = await killAround(createPlace(), purge, deaths, workshops, 4, 532);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);
