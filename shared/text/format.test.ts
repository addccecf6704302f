import { describe, expect, test } from 'vitest';
import { formatOf } from './format.ts';
import { localeOf, matchLanguage } from './languages.ts';

describe('the formats of a language', () => {
  test('AG2a the clock shows minutes past the hour, and overrun with a minus', () => {
    const { formatClock } = formatOf('en');
    expect(formatClock(243_000)).toBe('4:03');
    expect(formatClock(242_001)).toBe('4:03');
    expect(formatClock(3_600_000)).toBe('60:00');
    expect(formatClock(0)).toBe('0:00');
    expect(formatClock(-80_000)).toBe('\u22121:20');
  });

  test('TX3 a date is the same day in every time zone, in the language and region of the text', () => {
    expect(formatOf('en-GB').formatDate('2027-05-21')).toBe('21 May 2027');
    expect(formatOf('en').formatDate('2027-05-21')).toBe('May 21, 2027');
    expect(formatOf('de').formatDate('2027-05-21')).toBe('21. Mai 2027');
  });

  test('TX3 plurals follow the categories of the language, and # is the formatted count', () => {
    const forms = { one: '# file', few: '# few', many: '# many', other: '# files' };
    expect([1, 0, 1_200].map((count) => formatOf('en').plural(count, forms))).toEqual([
      '1 file',
      '0 files',
      '1,200 files',
    ]);
    expect([1, 3, 5].map((count) => formatOf('pl').plural(count, forms))).toEqual(['1 file', '3 few', '5 many']);
    expect(formatOf('pl').plural(3, { other: 'all' })).toBe('all');
  });

  test('TX3 lists and numbers are those of the language', () => {
    expect(formatOf('en').list(['Ana', 'Ben', 'Carla'])).toBe('Ana, Ben, and Carla');
    expect(formatOf('de').list(['Ana', 'Ben', 'Carla'])).toBe('Ana, Ben und Carla');
    expect(formatOf('de').number(2_000)).toBe('2.000');
  });
});

describe('the choice of a language', () => {
  const known = ['en', 'de', 'pt-BR'];

  test('takes the first wanted language that has texts, also by a shorter tag', () => {
    expect(matchLanguage(['fr-FR', 'de-AT', 'en'], known)).toBe('de');
    expect(matchLanguage(['PT-br'], known)).toBe('pt-BR');
  });

  test('falls back to English', () => {
    expect(matchLanguage(['fr', 'pt'], known)).toBe('en');
    expect(matchLanguage([], known)).toBe('en');
  });

  test('TX3 takes the region only from a tag of the same language', () => {
    expect(localeOf('en', ['de-DE', 'en-GB'])).toBe('en-GB');
    expect(localeOf('en', ['de-DE'])).toBe('en');
    expect(localeOf('en', ['en-not a tag'])).toBe('en');
  });
});

test('RP11 a day is written with its year when that is not the present one', () => {
  const { long, weekday } = formatOf('en-GB').daysFrom('2026-11-30');
  expect([long('2026-12-04'), long('2027-01-04'), weekday('2026-12-04')]).toEqual(['4 December', '4 January 2027', 'Fri 4 Dec']); // prettier-ignore
});
