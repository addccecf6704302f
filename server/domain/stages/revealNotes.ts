import { anonymityFloor } from '../../../shared/protocol/limits.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decided, Refused } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import { arrivedWith, countWriters, showableNotebooks } from '../reveal/showableNotes.ts';
import { createDeckCards } from '../reveal/shuffle.ts';
import { enterStage } from './enterStage.ts';
import { openNotebook, roundEndEffects } from './rounds.ts';

/** Leaves write for share: opens all notebooks of the round at once and shuffles their notes into the deck (SPEC RV2, RV4). */
export function leaveWrite(builder: ChangeBuilder, context: Context): Decided | Refused {
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
  const round = builder.state.session.open.notebook;
  if (round !== null) builder.add({ effects: roundEndEffects('notebook', round) });
  openNotebook(builder, 'late');
  enterStage(builder, 'cluster', context);
  return decided(builder.change);
}
