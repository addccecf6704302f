import { expect, test } from 'vitest';
import { disagreements, rulesInComments, rulesInTitles, rulesOf } from './ruleNumbers.ts';

const document = '| rule | |\n|---|---|\n| QA1 | One. |\n| QA2 | Two. |\n';

test('rules are the first cells of the tables', () => {
  expect(rulesOf(document)).toEqual(['QA1', 'QA2']);
});

test('titles bear one or several numbers, behind those of attacks', () => {
  expect(rulesInTitles(`test('QA1 x', f); test.each(y)(\n  'T12 QA2 QA3 x', f)`)).toEqual(['QA1', 'QA2', 'QA3']);
});

test('comments name rules behind the word SPEC', () => {
  expect(rulesInComments('/** So it is (CONTRACT section 4; SPEC QA1, QA2). */')).toEqual(['QA1', 'QA2']);
});

test('a rule without a test and a number without a rule are told', () => {
  expect(disagreements(document, [`test('QA1 x')`], ['// SPEC QA9'])).toEqual({
    twice: [],
    unproved: ['QA2'],
    unknown: ['QA9'],
  });
});
