import { isBlank } from '../../../shared/notebook/blank.ts';
import { normaliseText } from '../../../shared/notebook/normalise.ts';
import { countOnRoster } from '../../../shared/people/roster.ts';
import { anonymityFloor } from '../../../shared/protocol/limits.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { Context, OpenedBallot } from '../core/context.ts';
import type { Decided } from '../core/decision.ts';
import { decided } from '../core/decision.ts';
import { shuffledTexts } from '../reveal/shuffle.ts';
import { enterStage } from './enterStage.ts';
import { endBallot } from './rounds.ts';

const answersOf = (builder: ChangeBuilder, context: Context) => {
  const round = builder.state.session.open.ballot;
  return round === null ? [] : context.openBallots(round);
};

/**
 * The answers that are not empty; none when fewer than 4 people on the roster of the ballot gave one (SPEC BA8c, RO6b).
 * Answers of others are published with the rest.
 */
function answersAboveFloor<T>(
  builder: ChangeBuilder,
  context: Context,
  read: (ballot: OpenedBallot['ballot']) => T | null,
): T[] | null {
  const answers = answersOf(builder, context).flatMap(({ participantId, ballot }) => {
    const answer = read(ballot);
    return answer === null ? [] : [{ participantId, answer }];
  });
  const people = answers.map(({ participantId }) => participantId);
  if (countOnRoster(people, builder.state.session.open.ballotRoster) < anonymityFloor) return null;
  return answers.map(({ answer }) => answer);
}

const confidences = (builder: ChangeBuilder, context: Context): number[] | null =>
  answersAboveFloor(builder, context, ({ confidence }) => confidence)?.sort((a, b) => a - b) ?? null;

const pulses = (builder: ChangeBuilder, context: Context): string[] | null =>
  answersAboveFloor(builder, context, ({ pulse }) => (pulse === null || isBlank(pulse) ? null : normaliseText(pulse)));

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
  const { conduct, visitors } = builder.state.hidden;
  const texts = pulses(builder, context);
  const pulse = texts === null ? null : shuffledTexts(texts, context.random.mixing);
  // Somebody came by a link while the meeting ran: what visitors receive never holds the answers (SPEC LK6a).
  const isWithheld = visitors.join !== undefined;
  builder.add({
    session: {
      confidence: { before: conduct.confidenceBefore, after: confidences(builder, context) },
      pulse: isWithheld ? null : pulse,
    },
    hidden: {
      conduct: { ...conduct, commitCounted: true, confidenceBefore: null },
      ...(isWithheld && { visitors: { ...visitors, answers: pulse } }),
    },
  });
  endBallot(builder);
  enterStage(builder, 'register', context);
  return decided(builder.change);
}

/** Leaves the second look: publishes how sure people are at half time, with 4 or more answers (SPEC FS3d). */
export function leaveSecondLook(builder: ChangeBuilder, context: Context): Decided {
  const { confidence } = builder.state.session;
  builder.add({ session: { confidence: { ...confidence, halfway: confidences(builder, context) } } });
  endBallot(builder);
  enterStage(builder, 'register', context);
  return decided(builder.change);
}
