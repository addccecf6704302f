import { anonymityFloor, closingMs, consentWaitMs } from '../../../shared/protocol/limits.ts';
import { shuffledTexts, createDeckCards, countWriters } from '../reveal/shuffle.ts';
import { isBlank, normaliseText } from '../../../shared/notebook/normalise.ts';
import { countBallots, publishTally } from '../ballot/tally.ts';
import { presentParticipants } from '../core/participants.ts';
import type { Awaited, Decided, Refused } from '../core/decision.ts';
import { ChangeBuilder } from '../core/change.ts';
import { decided, refused } from '../core/decision.ts';
import { enterStage } from './enterStage.ts';
import { arrivedWith, endBallot, roundEndEffects, openNotebook, showableNotebooks } from './rounds.ts';
import type { Closing, State } from '../core/state.ts';
import type { Context } from '../core/context.ts';

/** Announces the end of a round, two seconds ahead and always the full two (CONTRACT section 6; SPEC RV3). */
export function announceRoundEnd(state: State, then: Closing['then'], context: Context): Awaited {
  const at = context.now + closingMs;
  return {
    kind: 'awaited',
    change: {
      session: { open: { ...state.session.open, closingAt: at } },
      hidden: { conduct: { ...state.hidden.conduct, closing: { at, then } } },
    },
  };
}

/** Ends the round that was announced; the outcome is the answer to whoever asked for it. */
export function endRound(state: State, closing: Closing, context: Context): Decided | Refused {
  const builder = new ChangeBuilder(state).add({
    session: { open: { ...state.session.open, closingAt: null } },
    hidden: { conduct: { ...state.hidden.conduct, closing: null } },
  });
  return finishing[closing.then](builder, context);
}

const finishing: { readonly [T in Closing['then']]: (builder: ChangeBuilder, context: Context) => Decided | Refused } =
  {
    leaveLobby,
    leaveWrite,
    leaveOwnShare,
    closeVote,
    leaveCommit,
  };

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

/** The lobby's ballot closes for ever; its sorted values are kept unpublished (SPEC BA8). */
function leaveLobby(builder: ChangeBuilder, context: Context): Decided {
  const confidenceBefore = confidences(builder, context);
  endBallot(builder);
  builder.add({ hidden: { conduct: { ...builder.state.hidden.conduct, confidenceBefore } } });
  enterStage(builder, 'imagine', context);
  return decided(builder.change);
}

/** True when everyone who takes part has answered the consent question, or has had a minute to (SPEC RV2). */
export function isAnswered(state: State, context: Context): boolean {
  const { asked } = state.hidden.conduct;
  if (!asked) return true;
  return (
    context.now >= asked.at + consentWaitMs ||
    presentParticipants(state).every((id) => Object.hasOwn(asked.answers, id))
  );
}

/** Write → share: the one moment in which notebooks are opened (CONTRACT section 6; SPEC RV2, RV4). */
function leaveWrite(builder: ChangeBuilder, context: Context): Decided | Refused {
  const { conduct, deck } = builder.state.hidden;
  const round = builder.state.session.open.notebook;
  const rounds = round === null ? conduct.carried : [...conduct.carried, round];
  const notebooks = showableNotebooks(builder.state, rounds, context).filter(
    (notebook) => !conduct.asked || conduct.asked.answers[notebook.participantId] === true,
  );
  if (!conduct.asked && countWriters(notebooks) < anonymityFloor) return askWriters(builder, context);
  builder.add({
    hidden: {
      arrived: arrivedWith(builder.state, notebooks, context),
      deck: { undealt: createDeckCards(notebooks, deck.undealt, context.random), readInTurn: 0, deals: [] },
      conduct: { ...builder.state.hidden.conduct, carried: [] },
    },
    effects: rounds.flatMap((ended) => roundEndEffects('notebook', ended)),
  });
  enterStage(builder, 'share', context);
  return decided(builder.change);
}

/** The same words and the same change for no writer as for three (THREATS, point 18). */
function askWriters(builder: ChangeBuilder, context: Context): Refused {
  const { session, hidden } = builder.state;
  builder.add({
    session: { stage: { ...session.stage, asking: true } },
    hidden: {
      conduct: {
        ...hidden.conduct,
        asked: { at: context.now, answers: {} },
        askedRound: session.open.notebook,
      },
    },
  });
  return {
    ...refused(
      'tooFewWriters',
      'Fewer than 4 people wrote something, so nobody would be anonymous. Everyone is asked now.',
    ),
    change: builder.change,
  };
}

/** Own cards: what was not published on its author's turn is shredded here and stays on the author's device (SPEC SH7). */
function leaveOwnShare(builder: ChangeBuilder, context: Context): Decided {
  const round = builder.state.session.open.notebook;
  if (round !== null) builder.add({ effects: roundEndEffects('notebook', round) });
  openNotebook(builder, 'late');
  enterStage(builder, 'cluster', context);
  return decided(builder.change);
}

/** Counts the ballots and publishes the totals once; under the floor nothing is published and everyone is asked (SPEC BA4). */
function closeVote(builder: ChangeBuilder, context: Context): Decided {
  const round = builder.state.session.open.ballot;
  const ballots = round === null ? [] : countBallots(builder.state, round, context);
  builder.add({ session: { vote: { ...builder.state.session.vote, open: false } } });
  if (ballots.length >= anonymityFloor) {
    publishTally(builder, ballots);
    endBallot(builder);
    return decided(builder.change);
  }
  const { session, hidden } = builder.state;
  builder.add({
    session: {
      tally: null,
      ranking: [],
      open: { ...session.open, ballot: null },
      stage: { ...session.stage, asking: true },
    },
    hidden: {
      conduct: { ...hidden.conduct, ballotFor: null, heldBallot: round, asked: { at: context.now, answers: {} } },
    },
    ...(round !== null && { effects: [{ kind: 'roundEnded', document: 'ballot', round }] }),
  });
  return decided(builder.change);
}

/** Confidence before and after and the pulse are published together, each only from four answers on (SPEC BA8). */
function leaveCommit(builder: ChangeBuilder, context: Context): Decided {
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
