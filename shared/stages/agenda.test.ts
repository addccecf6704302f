import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minuteMs } from '../time.ts';
import type { StageClock } from './agenda.ts';
import { createAgenda, forecast, minutesOf, presets, remainingOf, totalMinutes } from './agenda.ts';
import { isStageAtLeast, stageAfter, stageBefore, stages, timedStages } from './stages.ts';

const at = Date.UTC(2027, 2, 1, 9);
const clockOf = (changed: Partial<StageClock>): StageClock => ({
  name: 'write',
  startedAt: at,
  endsAt: at + 6 * minuteMs,
  pausedAt: null,
  remainingMs: 6 * minuteMs,
  ...changed,
});

test('AG1 a preset lasts as many minutes as its name says, and single stages can be changed', () => {
  for (const preset of presets) expect(totalMinutes(createAgenda(preset))).toBe(preset);
  const agenda = createAgenda(45, { plan: 20 });
  expect(minutesOf(agenda, 'plan')).toBe(20);
  expect(minutesOf(agenda, 'write')).toBe(6);
  expect(minutesOf(agenda, 'lobby')).toBe(0);
  expect(agenda.map((entry) => entry.stage)).toEqual(timedStages);
});

test('AG2a the time left counts down, becomes negative, is constant while paused and null without a deadline', () => {
  expect(remainingOf(clockOf({}), at + minuteMs)).toBe(5 * minuteMs);
  expect(remainingOf(clockOf({}), at + 8 * minuteMs)).toBe(-2 * minuteMs);
  expect(remainingOf(clockOf({}), at - 40), 'by a clock that is late').toBe(remainingOf(clockOf({}), at));
  expect(remainingOf(clockOf({ pausedAt: at, endsAt: null, remainingMs: 90_000 }), at + 99 * minuteMs)).toBe(90_000);
  expect(remainingOf(clockOf({ name: 'register', endsAt: null }), at)).toBeNull();
});

test('AG3 the forecast adds the stages that follow; a stage in overrun counts as ending now, a paused one as going on', () => {
  const agenda = createAgenda(45);
  const begun = at - 3 * minuteMs;
  const planned = 45 * minuteMs;
  const see = (clock: StageClock, now: number) => forecast(clock, agenda, begun, planned, now);
  expect(see(clockOf({}), at)).toEqual({ finishesAt: begun + planned, overMs: 0 });
  expect(see(clockOf({}), at + 4 * minuteMs)).toEqual({ finishesAt: begun + planned, overMs: 0 });
  expect(see(clockOf({}), at + 8 * minuteMs)).toMatchObject({ overMs: 2 * minuteMs });
  const paused = clockOf({ pausedAt: at + minuteMs, endsAt: null, remainingMs: 5 * minuteMs });
  expect(see(paused, at + 8 * minuteMs)).toMatchObject({ overMs: 7 * minuteMs });
  expect(see(clockOf({ name: 'lobby', endsAt: null }), at)).toBeNull();
  expect(see(clockOf({ name: 'register', endsAt: null }), at)).toBeNull();
});

test('AG3 the forecast is never before the stages that follow have had their minutes', () => {
  const clocks = fc.record({ name: fc.constantFrom(...timedStages), lateMs: fc.integer({ min: -1e6, max: 1e7 }) });
  fc.assert(
    fc.property(clocks, fc.constantFrom(...presets), ({ name, lateMs }, preset) => {
      const agenda = createAgenda(preset);
      const now = at + lateMs;
      const seen = forecast(clockOf({ name, endsAt: at }), agenda, at, preset * minuteMs, now);
      const following = timedStages.slice(timedStages.indexOf(name) + 1);
      const least = following.reduce((sum, stage) => sum + minutesOf(agenda, stage) * minuteMs, 0);
      expect(seen!.finishesAt - now).toBeGreaterThanOrEqual(least);
    }),
  );
});

test('ST1a each stage has one before and one after it, except the first and the last', () => {
  expect(stageBefore('lobby')).toBeNull();
  expect(stageAfter('register')).toBeNull();
  for (const stage of stages.slice(1)) expect(stageAfter(stageBefore(stage)!)).toBe(stage);
  expect(isStageAtLeast('vote', 'cluster')).toBe(true);
  expect(isStageAtLeast('share', 'cluster')).toBe(false);
});
