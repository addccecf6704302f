import { expect, test } from 'vitest';
import { limits } from '../../shared/protocol/limits.ts';
import { createFrameRate } from './frameRate.ts';

const { frameBurst, framesPerSecond } = limits;

const createPace = () => {
  const clock = { at: 0 };
  const rate = createFrameRate({ monotonicNow: () => clock.at });
  return {
    frame(at: number) {
      clock.at = at;
      return rate.frame();
    },
  };
};

test('GW3a a burst is accepted, also after a pause', () => {
  const pace = createPace();
  for (let i = 0; i < frameBurst; i++) expect(pace.frame(0)).toEqual({ kind: 'fine' });
  expect(pace.frame(0)).toMatchObject({ kind: 'wait' });
  for (let i = 0; i < frameBurst; i++) expect(pace.frame(60_000)).toEqual({ kind: 'fine' });
});

test('GW3a sixty frames a second are accepted without end', () => {
  const pace = createPace();
  for (let i = 0; i < 60 * framesPerSecond; i++)
    expect(pace.frame((i * 1_000) / framesPerSecond)).toEqual({ kind: 'fine' });
});

test('GW3a above the rate a socket waits for the time its frames are early', () => {
  const pace = createPace();
  for (let i = 0; i < frameBurst; i++) pace.frame(0);
  expect(pace.frame(0)).toEqual({ kind: 'wait', ms: Math.ceil(1_000 / framesPerSecond) });
  for (let i = 1; i < framesPerSecond; i++) pace.frame(0);
  expect(pace.frame(0)).toEqual({ kind: 'wait', ms: Math.ceil((61 * 1_000) / framesPerSecond) });
});

test('GW3b a socket above the rate for ten seconds is too fast; after a pause the ten seconds begin again', () => {
  const over = (from: number, until: number): string[] => {
    const kinds: string[] = [];
    for (let at = from; at < until; at += 10) kinds.push(pace.frame(at).kind);
    return kinds;
  };
  let pace = createPace();
  const kinds = over(0, 20_000);
  expect(kinds.indexOf('tooFast')).toBeGreaterThan(1_000);
  pace = createPace();
  expect(over(0, 9_000)).not.toContain('tooFast');
  expect(over(30_000, 39_000)).not.toContain('tooFast');
});
