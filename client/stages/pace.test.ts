import { expect, it } from 'vitest';
import { aimFor, fitOf, secondsEach } from './pace.ts';

it('aims for 5 to 10 notes while all can be read aloud', () => {
  expect(aimFor(10, 4)).toEqual({ kind: 'usual', least: 5, most: 10 });
  expect(aimFor(10, 6)).toEqual({ kind: 'usual', least: 5, most: 10 });
});

it('aims for as many notes as can be read aloud in a large group', () => {
  expect(aimFor(10, 8)).toEqual({ kind: 'crowded', each: 3, heard: 31 });
  expect(aimFor(10, 200)).toEqual({ kind: 'crowded', each: 1, heard: 31 });
  expect(aimFor(10, 0)).toEqual({ kind: 'usual', least: 5, most: 10 });
});

it('computes the seconds for each remaining card', () => {
  expect(secondsEach(600_000, 31)).toBe(19);
  expect(secondsEach(1_000, 31)).toBe(1);
  expect(secondsEach(-5, 31)).toBeNull();
  expect(secondsEach(null, 31)).toBeNull();
  expect(secondsEach(600_000, 0)).toBeNull();
});

it('reports when there are more cards than time', () => {
  expect(fitOf(31, 10)).toEqual({ kind: 'all' });
  expect(fitOf(54, 10)).toEqual({ kind: 'some', aloud: 30, skim: 24 });
  expect(fitOf(9, 2)).toEqual({ kind: 'some', aloud: 6, skim: 3 });
});
