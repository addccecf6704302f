import { anonymityFloor } from '../../../shared/protocol/limits.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { Context, OpenedNotebook } from '../core/context.ts';
import type { Decided, Refused } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { SealedNotes } from '../reveal/openableRounds.ts';
import { hasNotes, roundsToShow } from '../reveal/openableRounds.ts';
import { arrivedWith, sealedNotes } from '../reveal/showableNotes.ts';
import { createDeckCards } from '../reveal/shuffle.ts';
import { enterStage } from './enterStage.ts';
import { leaveWriting, openLateRound, roundEndEffects } from './rounds.ts';

/** Leaves write for share: opens all notebooks of the round at once and shuffles their notes into the deck (SPEC RV2, RV4). */
export function leaveWrite(builder: ChangeBuilder, context: Context): Decided | Refused {
  const { conduct, deck } = builder.state.hidden;
  const current = builder.state.session.open.notebook;
  const sealed = sealedNotes(builder.state, context);
  if (conduct.asked) {
    const { answers } = conduct.asked;
    const agreed = sealed
      .flatMap(({ notebooks }) => notebooks)
      .filter((notebook) => answers[notebook.participantId] === true);
    return show(builder, agreed, sealed, context);
  }
  const shown = roundsToShow(sealed, anonymityFloor);
  if (!shown.some(({ round }) => round === current)) {
    const written = sealed.filter(({ round }) => round === current);
    // Only the cards that are left go on: there is nothing new to be asked about (SPEC RV2g).
    if (deck.undealt.length === 0 || written.some(hasNotes)) return askWriters(builder, context);
    return show(builder, [], written, context);
  }
  return show(builder, shown.flatMap(({ notebooks }) => notebooks), shown, context); // prettier-ignore
}

/** @param ended rounds that end here; others stay sealed and wait for the next reveal */
function show(
  builder: ChangeBuilder,
  notebooks: readonly OpenedNotebook[],
  ended: readonly SealedNotes[],
  context: Context,
): Decided {
  const { conduct, deck } = builder.state.hidden;
  const rounds = ended.map(({ round }) => round);
  builder.add({
    hidden: {
      arrived: arrivedWith(builder.state, notebooks, context),
      deck: { undealt: createDeckCards(notebooks, deck.undealt, context.random), readInTurn: 0, deals: [] },
      conduct: { ...conduct, carried: conduct.carried.filter(({ round }) => !rounds.includes(round)) },
    },
    effects: rounds.flatMap((round) => roundEndEffects('notebook', round)),
  });
  leaveWriting(builder, builder.state.session.open.roster ?? []);
  enterStage(builder, 'share', context);
  return decided(builder.change);
}

/** The refusal and its change do not depend on how many wrote, from none to three (SPEC RV2a). */
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

/** Own cards: leaves share and shreds the notes that their authors did not publish (SPEC SH7d). */
export function leaveOwnShare(builder: ChangeBuilder, context: Context): Decided {
  const { notebook: round, roster } = builder.state.session.open;
  if (round !== null) builder.add({ effects: roundEndEffects('notebook', round) });
  leaveWriting(builder, roster ?? []);
  openLateRound(builder);
  enterStage(builder, 'cluster', context);
  return decided(builder.change);
}
