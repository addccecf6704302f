import { describe, expect, test } from 'vitest';
import { createSampleSession } from '../testing/fakeConnection.ts';
import type { Session } from '../../shared/session/session.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import type { NextStep } from './nextStep.ts';
import { earlyMs, questionBefore } from './stepQuestion.ts';

const at = (name: Stage, done: number, sharing: 'dealt' | 'own' = 'dealt'): Session => {
  const session = createSampleSession();
  return {
    ...session,
    stage: { ...session.stage, name, startedAt: 1_000 },
    progress: { done, of: 5 },
    workshop: { ...session.workshop, settings: { ...session.workshop.settings, sharing } },
  };
};
const later = 1_000 + earlyMs;
const advance = (to: Stage, agreedOnly = false): NextStep => ({ kind: 'advance', to, agreedOnly });

describe('FC2a a step that ends something is asked about and says what is lost', () => {
  test.each<[string, Session, NextStep, unknown]>([
    ['writing that not everyone has finished', at('write', 3), advance('share'), { kind: 'endWriting', missing: 2, of: 5 }],
    ['writing that everyone has finished', at('write', 5), advance('share'), null],
    ['own cards, whose round goes on', at('write', 3, 'own'), advance('share'), null],
    ['own cards that were not put on the board', at('share', 0, 'own'), advance('cluster'), { kind: 'endOwnCards' }],
    ['answers that are missing', at('write', 4), advance('share', true), { kind: 'showAgreed', missing: 1, of: 5 }],
    ['totals that not everyone wants', at('vote', 5), advance('plan', true), { kind: 'withoutTotals' }],
    ['a vote that not everyone has cast', at('vote', 1), { kind: 'closeVote' }, { kind: 'closeVote', missing: 4, of: 5 }],
    ['a vote that everyone has cast', at('vote', 5), { kind: 'closeVote' }, null],
    ['cards that nobody read', at('share', 0), { kind: 'putRest', cards: 34, to: 'cluster' }, { kind: 'putRest', cards: 34 }],
    ['an ordinary step', at('cluster', 0), advance('vote'), null],
  ])('%s', (_, session, step, question) => {
    expect(questionBefore(session, step, later)).toEqual(question);
  }); // prettier-ignore
});

test('FC2b leaving a stage within five seconds of its beginning is asked about, the lobby excepted', () => {
  expect(questionBefore(at('cluster', 0), advance('vote'), later - 1)).toEqual({ kind: 'early' });
  expect(questionBefore(at('lobby', 0), advance('imagine'), later - 1)).toBeNull();
});
