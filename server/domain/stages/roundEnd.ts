import { anonymityFloor, closingMs, consentWaitMs } from '../../../shared/protocol/limits.ts';
import { mixedTexts, mix, writersOf } from '../reveal/shuffle.ts';
import { isBlank, normaliseText } from '../../../shared/notebook/normalise.ts';
import { countBallots, publishTally } from '../ballot/tally.ts';
import { present } from '../core/capability.ts';
import type { Awaited, Decided, Refused } from '../core/change.ts';
import { Draft, decided, refused } from '../core/change.ts';
import { enterStage } from './enterStage.ts';
import { arrivedWith, endBallot, endedRound, openNotebook, showableNotebooks } from './rounds.ts';
import type { Closing, Context, State } from '../core/state.ts';

/** Announces the end of a round, two seconds ahead and always the full two (CONTRACT section 6; SPEC RV3). */
export function startClosing(state: State, then: Closing['then'], context: Context): Awaited {
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
export function finishClosing(state: State, closing: Closing, context: Context): Decided | Refused {
  const draft = new Draft(state).add({
    session: { open: { ...state.session.open, closingAt: null } },
    hidden: { conduct: { ...state.hidden.conduct, closing: null } },
  });
  return finishing[closing.then](draft, context);
}

const finishing: { readonly [T in Closing['then']]: (draft: Draft, context: Context) => Decided | Refused } = {
  leaveLobby,
  leaveWrite,
  leaveOwnShare,
  closeVote,
  leaveCommit,
};

const answersOf = (draft: Draft, context: Context) => {
  const round = draft.state.session.open.ballot;
  return round === null ? [] : context.openBallots(round).map((opened) => opened.ballot);
};

const isKnown = <T>(value: T | null): value is T => value !== null;

const confidences = (draft: Draft, context: Context): number[] =>
  answersOf(draft, context)
    .map((ballot) => ballot.confidence)
    .filter(isKnown)
    .sort((a, b) => a - b);

/** The lobby's ballot closes for ever; its sorted values are kept unpublished (SPEC BA8). */
function leaveLobby(draft: Draft, context: Context): Decided {
  const confidenceBefore = confidences(draft, context);
  endBallot(draft);
  draft.add({ hidden: { conduct: { ...draft.state.hidden.conduct, confidenceBefore } } });
  enterStage(draft, 'imagine', context);
  return decided(draft.change);
}

/** True when everyone who takes part has answered the consent question, or has had a minute to (SPEC RV2). */
export function isAnswered(state: State, context: Context): boolean {
  const { asked } = state.hidden.conduct;
  if (!asked) return true;
  return context.now >= asked.at + consentWaitMs || present(state).every((id) => Object.hasOwn(asked.answers, id));
}

/** Write → share: the one moment in which notebooks are opened (CONTRACT section 6; SPEC RV2, RV4). */
function leaveWrite(draft: Draft, context: Context): Decided | Refused {
  const { conduct, deck } = draft.state.hidden;
  const round = draft.state.session.open.notebook;
  const rounds = round === null ? conduct.carried : [...conduct.carried, round];
  const notebooks = showableNotebooks(draft.state, rounds, context).filter(
    (notebook) => !conduct.asked || conduct.asked.answers[notebook.participantId] === true,
  );
  if (!conduct.asked && writersOf(notebooks) < anonymityFloor) return askWriters(draft, context);
  draft.add({
    hidden: {
      arrived: arrivedWith(draft.state, notebooks, context),
      deck: { undealt: mix(notebooks, deck.undealt, context.random), readInTurn: 0, deals: [] },
      conduct: { ...draft.state.hidden.conduct, carried: [] },
    },
    effects: rounds.flatMap((ended) => endedRound('notebook', ended)),
  });
  enterStage(draft, 'share', context);
  return decided(draft.change);
}

/** The same words and the same change for no writer as for three (THREATS, point 18). */
function askWriters(draft: Draft, context: Context): Refused {
  const { session, hidden } = draft.state;
  draft.add({
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
    change: draft.change,
  };
}

/** Own cards: what was not published on its author's turn is shredded here and stays on the author's device (SPEC SH7). */
function leaveOwnShare(draft: Draft, context: Context): Decided {
  const round = draft.state.session.open.notebook;
  if (round !== null) draft.add({ effects: endedRound('notebook', round) });
  openNotebook(draft, 'late');
  enterStage(draft, 'cluster', context);
  return decided(draft.change);
}

/** Counts the ballots and publishes the totals once; under the floor nothing is published and everyone is asked (SPEC BA4). */
function closeVote(draft: Draft, context: Context): Decided {
  const round = draft.state.session.open.ballot;
  const ballots = round === null ? [] : countBallots(draft.state, round, context);
  draft.add({ session: { vote: { ...draft.state.session.vote, open: false } } });
  if (ballots.length >= anonymityFloor) {
    publishTally(draft, ballots);
    endBallot(draft);
    return decided(draft.change);
  }
  const { session, hidden } = draft.state;
  draft.add({
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
  return decided(draft.change);
}

/** Confidence before and after and the pulse are published together, each only from four answers on (SPEC BA8). */
function leaveCommit(draft: Draft, context: Context): Decided {
  const { conduct } = draft.state.hidden;
  const enough = <T>(answers: readonly T[] | null): readonly T[] | null =>
    answers !== null && answers.length >= anonymityFloor ? answers : null;
  const pulse = answersOf(draft, context)
    .map((ballot) => ballot.pulse)
    .filter(isKnown)
    .filter((text) => !isBlank(text))
    .map(normaliseText);
  const after = confidences(draft, context);
  draft.add({
    session: {
      confidence: { before: enough(conduct.confidenceBefore), after: enough(after) },
      pulse: enough(mixedTexts(pulse, context.random.mixing)),
    },
    hidden: { conduct: { ...conduct, commitCounted: true, confidenceBefore: null } },
  });
  endBallot(draft);
  enterStage(draft, 'register', context);
  return decided(draft.change);
}
