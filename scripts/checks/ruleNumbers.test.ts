import { expect, test } from 'vitest';
import { disagreements, citedRules, rulesInTitles, rulesOf } from './ruleNumbers.ts';

const document = '| rule | |\n|---|---|\n| QA1 | One. |\n| QA2 | Two. |\n';

test('rules are the first cells of the tables', () => {
  expect(rulesOf(document)).toEqual(['QA1', 'QA2']);
});

test('a title bears one or several ids, also of parts of a rule', () => {
  expect(rulesInTitles(`test('QA1 x', f); test.each(y)(\n  'QA2a QA3 x', f)`)).toEqual(['QA1', 'QA2a', 'QA3']);
});

test('comments cite rules after the word SPEC', () => {
  expect(citedRules('/** So it is (SPEC QA1, QA2b and QA3). */')).toEqual(['QA1', 'QA2b', 'QA3']);
});

test('a rule without a test and a number without a rule are told', () => {
  expect(disagreements(document, [`test('QA1 x')`], ['// SPEC QA9'])).toEqual({
    twice: [],
    scattered: [],
    unproved: ['QA2'],
    unknown: ['QA9'],
  });
});

test('a letter prefix belongs to one section', () => {
  const scattered = '## One\n| QA1 | x |\n## Two\n| QA2 | y |\n| QB1 | z |\n';
  expect(disagreements(scattered, [], []).scattered).toEqual(['QA']);
});

test('a comment may cite a split rule whole, a title cites its parts', () => {
  const split = '| QA1a | One. |\n| QA1b | Two. |\n';
  const { unknown } = disagreements(split, [`test('QA1a QA1b x')`], ['// SPEC QA1']);
  expect(unknown).toEqual([]);
  expect(disagreements(split, [`test('QA1 x')`], []).unknown).toEqual(['QA1']);
});
