import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createAgenda } from '../stages/agenda.ts';
import { minuteMs, secondMs } from '../time.ts';
import type { Planning } from './planning.ts';
import { attacks, planShares, sharesFrom, startsWith, stepBeside, stepRemaining } from './planning.ts';
import type { Session } from './session.ts';
import { editSession, readSession } from './session.ts';

const at = Date.UTC(2027, 2, 1, 9);
const stage = {
  name: 'plan', startedAt: at, endsAt: at + 20 * minuteMs, pausedAt: null, remainingMs: 20 * minuteMs,
} as const; // prettier-ignore
const planning = (changed: Partial<Planning> = {}): Planning => ({
  step: 'write',
  startedAt: at,
  riskId: null,
  answers: {},
  shares: planShares(20 * minuteMs, 60 * minuteMs, 6),
  ...changed,
});

test('PL2b reading aloud takes 75 seconds a risk, attacking from 60 minutes on, and writing the rest', () => {
  expect(planShares(13 * minuteMs, 45 * minuteMs, 5).map(({ step, ms }) => [step, ms / secondMs])).toEqual([
    ['write', 405],
    ['aloud', 375],
  ]);
  expect(planShares(20 * minuteMs, 60 * minuteMs, 6).map(({ step, ms }) => [step, ms / secondMs])).toEqual([
    ['write', 600],
    ['aloud', 450],
    ['attack', 150],
  ]);
});

test('PL2b the shares add up to the stage, and at least 45 % of it is for writing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 240 }), fc.constantFrom(30, 45, 60, 90), fc.nat(7), (minutes, agenda, n) => {
      const shares = planShares(minutes * minuteMs, agenda * minuteMs, n);
      expect(shares.reduce((sum, { ms }) => sum + ms, 0)).toBe(minutes * minuteMs);
      expect(shares[0]!.ms).toBeGreaterThanOrEqual(0.45 * minutes * minuteMs - 2);
      expect(Math.min(...shares.map(({ ms }) => ms))).toBeGreaterThan(0);
      expect(shares.some(({ step }) => step === 'attack')).toBe(agenda >= 60);
    }),
  );
});

test('PL2c a step has what is left of the stage less the shares that follow; overrun of the stage takes nothing from zero', () => {
  expect(stepRemaining({ stage, planning: planning() }, at)).toBe(10 * minuteMs);
  expect(stepRemaining({ stage, planning: planning() }, at + 11 * minuteMs)).toBe(-minuteMs);
  expect(stepRemaining({ stage: { ...stage, name: 'vote' }, planning: planning() }, at)).toBe(20 * minuteMs);
  expect(stepRemaining({ stage, planning: null }, at)).toBe(20 * minuteMs);
  const { shares } = planning();
  const early = sharesFrom(shares, 'aloud', 15 * minuteMs);
  const aloud = planning({ step: 'aloud', shares: early });
  expect(stepRemaining({ stage, planning: aloud }, at + 5 * minuteMs)).toBe(11.25 * minuteMs);
  expect(sharesFrom(shares, 'aloud', -minuteMs).map(({ ms }) => ms)).toEqual([10 * minuteMs, 0, 0]);
  const back = sharesFrom(early, 'write', 4 * minuteMs);
  expect(back.reduce((sum, { ms }) => sum + ms, 0)).toBe(4 * minuteMs);
});

test('PL2a the steps follow in one order', () => {
  expect(stepBeside(planning(), 1)).toBe('aloud');
  expect(stepBeside(planning(), -1)).toBeNull();
  expect(stepBeside(planning({ step: 'attack' }), 1)).toBeNull();
  expect(stepBeside(planning({ step: 'attack' }), -1)).toBe('aloud');
});

test('PL6a everyone attacks a risk that is not theirs, and each risk is attacked when each has someone of its own', () => {
  const planned = ['p', 'q', 'r'];
  const pairs = { p: ['ana'], q: ['ben', 'ana'], r: ['cy'] };
  expect(startsWith(planned, pairs, 'ana')).toBe('p');
  expect(startsWith(planned, pairs, 'ben')).toBe('q');
  expect(startsWith(planned, pairs, 'nobody')).toBeNull();
  expect(['ana', 'ben', 'cy'].map((id) => attacks(planned, pairs, id))).toEqual(['r', 'r', 'p']);
  expect(attacks(planned, pairs, 'nobody')).toBe('p');
  expect(attacks(['p'], pairs, 'ana')).toBeNull();
});

test('PL2f a workshop stored in plan before there were steps is in write; stored in another stage it has none', () => {
  const doc = new Y.Doc();
  const agenda = createAgenda(45);
  const workshop = { began: { at, plannedMs: 45 * minuteMs } };
  editSession(doc, { workshop, stage, agenda, topRisks: ['p', 'q'], minority: 'p' } as unknown as Session);
  const shares = planShares(13 * minuteMs, 45 * minuteMs, 2);
  expect(readSession(doc)?.planning).toEqual({ step: 'write', startedAt: at, riskId: null, shares, answers: {} });
  editSession(doc, { stage: { ...stage, name: 'commit', asking: false } });
  expect(readSession(doc)?.planning).toBeNull();
});
