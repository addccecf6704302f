import { describe, expect, it } from 'vitest';
import { findVagueWord } from './vagueWords.ts';

describe('findVagueWord', () => {
  it.each([
    ['The partner might throttle us', 'might'],
    ['Could be that nobody wanted it', 'Could'],
    ['Legal may say no', 'may'],
    ['We could run out of money', 'could'],
    ['Maybe the date was wrong', 'Maybe'],
    ['Support might not have a runbook. It might', 'might'],
  ])('notices %j', (text, word) => {
    expect(findVagueWord(text)).toBe(word);
  });

  it.each([
    'The partner throttled us',
    'We could not hire anybody',
    "We couldn't hire anybody",
    'We couldn’t hire anybody',
    'Nobody could say why',
    'We launched in May without the ledger',
    'By the end of may 2027 the money was gone',
    'The person who could have fixed it had left',
    'Mayhem at the mighty couldron',
    '',
  ])('leaves %j alone', (text) => {
    expect(findVagueWord(text)).toBeNull();
  });
});
