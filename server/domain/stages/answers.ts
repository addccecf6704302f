import { isBlank, normaliseText } from '../../../shared/notebook/normalise.ts';
import { anonymityFloor } from '../../../shared/protocol/limits.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decided } from '../core/decision.ts';
import { decided } from '../core/decision.ts';
import { shuffledTexts } from '../reveal/shuffle.ts';
import { enterStage } from './enterStage.ts';
import { endBallot } from './rounds.ts';

const answersOf = (builder: ChangeBuilder, context: Context) => {
  const round = builder.state.session.open.ballot;
  return round === null ? [] : context.openBallots(round).map((opened) => opened.ballot);
};

const isKnown = <T>(value: T | null): value is T => value !== null;

const confidences = (builder: ChangeBuilder, context: Context): number[] =>
  answersOf(builder, context)
    .map((ballot) => ballot.confidence)
    .filter(isKnown)
    .sort((a, b) => a - b);

/** Leaves the lobby: its ballot ends for good, its sorted values stay unpublished (SPEC BA8a). */
export function leaveLobby(builder: ChangeBuilder, context: Context): Decided {
  const confidenceBefore = confidences(builder, context);
  endBallot(builder);
  builder.add({ hidden: { conduct: { ...builder.state.hidden.conduct, confidenceBefore } } });
  enterStage(builder, 'imagine', context);
  return decided(builder.change);
}

/** Leaves commit: publishes confidence before and after and the pulse together, each only with 4 or more answers (SPEC BA8b, BA8c). */
export function leaveCommit(builder: ChangeBuilder, context: Context): Decided {
  const { conduct } = builder.state.hidden;
  const enough = <T>(answers: readonly T[] | null): readonly T[] | null =>
    answers !== null && answers.length >= anonymityFloor ? answers : null;
  const pulse = answersOf(builder, context)
    .map((ballot) => ballot.pulse)
    .filter(isKnown)
    .filter((text) => !isBlank(text))
    .map(normaliseText);
  const after = confidences(builder, context);
  builder.add({
    session: {
      confidence: { before: enough(conduct.confidenceBefore), after: enough(after) },
      pulse: enough(shuffledTexts(pulse, context.random.mixing)),
    },
    hidden: { conduct: { ...conduct, commitCounted: true, confidenceBefore: null } },
  });
  endBallot(builder);
  enterStage(builder, 'register', context);
  return decided(builder.change);
}
