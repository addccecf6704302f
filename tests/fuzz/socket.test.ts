import { expect, test } from 'vitest';
import { percentile } from '../bench/figures.ts';
import { attackServer } from './attackServer.ts';
import { countFrom } from './fuzzRandom.ts';

/** `node tests/fuzz/longSocketRun.ts` runs a million and also limits times; here times are only printed. */
const frames = countFrom('SOCKET_FRAMES', 5_000);

test('GA23 a real server survives hostile sockets, commands and posts, and an honest person loses nothing', async () => {
  const lines: string[] = [];
  const { tally, readings, savedMs, wrong } = await attackServer(frames, 7, (line) => void lines.push(line));
  console.log(lines.at(-1));
  console.log(
    'Closed with:',
    Object.fromEntries(tally.closes),
    `saved at p99 in ${percentile(savedMs, 0.99).toFixed(0)} ms`,
  );
  expect(wrong).toEqual([]);
  expect(readings.judged).toBeGreaterThanOrEqual(frames);
  expect(savedMs.length).toBeGreaterThan(2);
  // Not vacuous: it was refused in every way there is, and was also let stay.
  for (const code of [0, 4400, 4403, 4422]) expect(tally.closes.get(code), String(code)).toBeGreaterThan(0);
}, 600_000);
