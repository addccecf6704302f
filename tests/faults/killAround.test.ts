import { expect, test } from 'vitest';
import { compaction } from './compaction.ts';
import { createPlace } from './createPlace.ts';
import { killAround } from './killAround.ts';
import { purge, reveal, tally } from './atomicChanges.ts';

/** One death meets ten workshops at ten moments; tests/faults/longRun.ts meets four hundred. */
const [deaths, workshops] = [1, 10];

test('T53 FA2 a death inside the reveal leaves the time before it or the time after it, and every note once', async () => {
  const turns = await killAround(createPlace(), reveal, deaths, workshops, 10, 53);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('T53 FA2 a death inside the count leaves the ballots or the totals, never a part of both', async () => {
  const turns = await killAround(createPlace(), tally, deaths, workshops, 10, 531);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('T53 FA2 a death inside the deletion leaves the whole workshop or not one byte of it', async () => {
  const turns = await killAround(createPlace(), purge, deaths, workshops, 4, 532);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('T53 FA2 a death around the moment when many rows become one leaves all of them or the one, and the newest word', async () => {
  const turns = await killAround(createPlace(), compaction, deaths, workshops, 10, 533);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);
