import { describe, expect, test } from 'vitest';
import type { Comparison } from '../board/riskFields.ts';
import { isPast, parseMeasure, thresholdOf } from './measure.ts';

const threshold = (text: string, comparison: Comparison | null = null) =>
  thresholdOf({ comparison }, { threshold: text });

describe('measure', () => {
  test.each([
    ['5', 5, ''],
    ['0.5 % of calls', 0.5, '% of calls'],
    ['0,5 %', 0.5, '%'],
    ['0,5\u00a0%', 0.5, '%'],
    ['3 ‰', 3, '‰'],
    ['50 percent', 50, 'percent'],
    ['1,234.5', 1234.5, ''],
    ['1.234,5', 1234.5, ''],
    ['1 234,5', 1234.5, ''],
    ['1\u00a0234,5', 1234.5, ''],
    ['1\u202f234\u202f567,25', 1234567.25, ''],
    ['1\u2009234.5', 1234.5, ''],
    ["1'234.5", 1234.5, ''],
    ['1’234’567', 1234567, ''],
    ['1,234,567', 1234567, ''],
    ['1.234.567', 1234567, ''],
    ['12,34,567.5', 1234567.5, ''],
    ['−3', -3, ''],
    ['-3 °C', -3, '°C'],
    ['–3', -3, ''],
    ['+3', 3, ''],
    ['−0', 0, ''],
    ['.5', 0.5, ''],
    [',5 s', 0.5, 's'],
    ['٣٫٥', 3.5, ''],
    ['١٬٢٣٤٫٥', 1234.5, ''],
    ['۱۲۳', 123, ''],
    ['१२,३४,५६७', 1234567, ''],
    ['１２．５％', 12.5, '％'],
    ['12k', 12_000, ''],
    ['1.5M', 1_500_000, ''],
    ['2 million users', 2_000_000, 'users'],
    ['3,5 Mio. Euro', 3_500_000, 'Euro'],
    ['€ 12,50', 12.5, '€'],
    ['€12k', 12_000, '€'],
    ['-€5', -5, '€'],
    ['$1,200.00 a month', 1200, '$ a month'],
    ['CHF 1’200.50', 1200.5, 'CHF'],
    ['12,50 €', 12.5, '€'],
    ['300ms', 300, 'ms'],
    ['1e3', 1000, ''],
    ['1.5e-3 s', 0.0015, 's'],
    ['~ 5 days', 5, 'days'],
    ['p95 latency 300 ms', 300, 'ms'],
    ['5 of 20 calls', 5, 'of 20 calls'],
    ['3 times in 7 days', 3, 'times in 7 days'],
    ['24 on 2027-01-04', 24, 'on 2027-01-04'],
    ['5/week', 5, '/week'],
    ['\u200e5\u200f', 5, ''],
  ])('RW4b "%s" is a number with a unit', (text, value, unit) => {
    expect(parseMeasure(text)).toEqual({ value, unit });
  });

  test.each([
    ['1.234', 1234],
    ['1,234', 1234],
    ['12.345', 12345],
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['1234.567', 1234.567],
    ['1.23', 1.23],
    ['1,2345', 1.2345],
    ['99.950 %', 99.95],
    ['99,950 %', 99.95],
  ])('RW4c one mark before exactly three digits separates thousands: %s', (text, value) => {
    expect(parseMeasure(text)?.value).toBe(value);
  });

  test.each([
    '', ' ', 'many', 'three', '2027-01-04', '4.1.2027', '1.2.3', '10:30', '3/5', '5-10', '5 – 10 calls', '5 -10', 'Q3', 'COVID-19',
    '1,23,4', '1.234.5', 'Monday 5, Tuesday 12', '-', '.', '%', '€', '١٫٢٫٣', '٣/٤', '1'.repeat(400), '\ud800',
  ])('RW4b "%s" stays a text', (text) => {
    expect(parseMeasure(text)).toBeNull();
  }); // prettier-ignore

  test('RW4b a number is itself, and one that is not finite is none', () => {
    expect(parseMeasure(-2.5)).toEqual({ value: -2.5, unit: '' });
    expect([NaN, Infinity].map(parseMeasure)).toEqual([null, null]);
  });

  test.each([
    ['> 5', 'above', 5],
    ['>5', 'above', 5],
    ['≥ 5', 'above or equal', 5],
    ['>= 5', 'above or equal', 5],
    ['5+', 'above or equal', 5],
    ['above 5 %', 'above', 5],
    ['goes above about 5 %', 'above', 5],
    ['at least 3 a week', 'above or equal', 3],
    ['3 or more a week', 'above or equal', 3],
    ['no fewer than 3', 'above or equal', 3],
    ['more than € 5', 'above', 5],
    ['over 20 of the top 100', 'above', 20],
    ['top 10 customers above 5 %', 'above', 5],
    ['< 95,5 %', 'below', 95.5],
    ['≤ 3', 'below or equal', 3],
    ['less than 2 days', 'below', 2],
    ['no more than 2', 'below or equal', 2],
    ['unter 4 %', 'below', 4],
    ['mindestens 3 pro Woche', 'above or equal', 3],
    ['über 1.000', 'above', 1000],
    ['weniger als 5', 'below', 5],
    ['plus de 5 jours', 'above', 5],
    ['au moins 3', 'above or equal', 3],
    ['menos de 5', 'below', 5],
    ['= 0', 'equals or equal', 0],
    ['± 3', 'changes or equal', 3],
    ['5', 'above', 5],
    ['Bugs: 5', 'above', 5],
  ])('RW4c the words of the threshold "%s" say how it is compared', (text, direction, value) => {
    const read = threshold(text);
    expect([`${read?.comparison ?? ''}${read?.orEqual === true ? ' or equal' : ''}`, read?.value]).toEqual([
      direction,
      value,
    ]);
  });

  test('RW4c a comparison that was chosen decides over the words', () => {
    expect(threshold('above 5', 'below')).toEqual({ value: 5, unit: '', comparison: 'below', orEqual: false });
    expect(threshold('at least 5', 'above')).toMatchObject({ comparison: 'above', orEqual: true });
    expect(threshold('two of three', 'above')).toBeNull();
  });

  test('RW4d a reading is past the threshold on its far side, also in a related unit', () => {
    expect(['5', '5.1', 6, '4,9'].map((reading) => isPast(reading, threshold('> 5')))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(['3', '2'].map((reading) => isPast(reading, threshold('at least 3')))).toEqual([true, false]);
    expect(['3', '4'].map((reading) => isPast(reading, threshold('unter 4 %')))).toEqual([true, false]);
    expect(['6 ‰', '0.6', '4 ‰'].map((reading) => isPast(reading, threshold('0.5 % of calls')))).toEqual([
      true,
      true,
      false,
    ]);
    expect(['0.4 s', '0.2 s'].map((reading) => isPast(reading, threshold('300 ms')))).toEqual([true, false]);
    expect(isPast('24 defects', threshold('20 open defects'))).toBe(true);
  });

  test('RW4d a value is reached when a reading equals it or passes it; a change is measured against the reading before', () => {
    const reached = threshold('5', 'equals');
    expect([isPast(5, reached), isPast(7, reached), isPast(7, reached, 4), isPast(7, reached, 6)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    const changed = threshold('3', 'changes');
    expect([isPast(7, changed), isPast(7, changed, 4), isPast(7, changed, 5), isPast(1, changed, 4)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  test('RW4d a text is past nothing, and nothing is past a text', () => {
    expect([isPast('many', threshold('> 5')), isPast(6, threshold('many')), isPast(null, threshold('5'))]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
