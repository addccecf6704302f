import type { Firing, VerdictKind } from '../../board/records.ts';
import type { ForeseenAs } from '../../register/foresightTypes.ts';
import type { OutcomeKind } from '../../session/foresight.ts';

export const verdicts: { readonly [V in VerdictKind]: string } = {
  happened: 'Happened',
  almost: 'Almost',
  didNot: 'Did not happen',
  cannotTell: 'Cannot tell',
};

export const fired: { readonly [F in Firing]: string } = {
  before: 'before',
  with: 'with it',
  after: 'after',
  never: 'never',
  none: 'there was none',
};

export const foreseenAs: { readonly [F in ForeseenAs]: string } = {
  planned: 'in the plan',
  parked: 'on a card, parked',
  noDot: 'on a card, no dot',
  added: 'added after the meeting',
  loose: 'on a card, in no pile',
  onNoCard: 'on no card',
};

export const outcomes: { readonly [O in OutcomeKind]: string } = {
  reached: 'Reached',
  inPart: 'In part',
  notReached: 'Not reached',
};
