import { expect, test } from 'vitest';
import { compaction } from './compaction.ts';
import { createPlace } from './createPlace.ts';
import { killAround } from './killAround.ts';
import { handingOver, purge, reveal, tally } from './atomicChanges.ts';

/** One death meets ten workshops at ten moments; tests/faults/longRun.ts meets four hundred. */
const [deaths, workshops] = [1, 10];

test('FA2a a crash inside the reveal leaves the state before it or after it, with every note once', async () => {
  const turns = await killAround(createPlace(), reveal, deaths, workshops, 10, 53);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('FA2a a crash inside the count leaves the ballots or the totals, never parts of both', async () => {
  const turns = await killAround(createPlace(), tally, deaths, workshops, 10, 531);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('FA2a FA2b a crash inside the deletion leaves the whole workshop or no byte of it', async () => {
  const turns = await killAround(createPlace(), purge, deaths, workshops, 4, 532);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('FA2a a crash around compaction leaves all rows or the snapshot, with the newest text', async () => {
  const turns = await killAround(createPlace(), compaction, deaths, workshops, 10, 533);
  expect(turns.before + turns.after).toBe(deaths * workshops);
}, 120_000);

test('LE7a FA2a a crash around `handOver` leaves the old facilitator with their link, or the new one gets a link that works', async () => {
  const turns = await killAround(createPlace(), handingOver, deaths, workshops, 3, 534);
  expect(turns.before + turns.after).toBe(deaths * workshops);
  expect(turns.after).toBeGreaterThan(0);
}, 120_000);
