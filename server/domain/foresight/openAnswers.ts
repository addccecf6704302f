import { countOnRoster } from '../../../shared/people/roster.ts';
import { anonymityFloor } from '../../../shared/protocol/limits.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { Context, OpenedNotebook } from '../core/context.ts';
import type { Decided, Refused } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import { arrivedWith, sealedNotes } from '../reveal/showableNotes.ts';
import { createDeckCards } from '../reveal/shuffle.ts';
import { openNotebook, roundEndEffects } from '../stages/rounds.ts';

/** Opens all notebooks of the round at once; with fewer than 4 writers of the roster everyone is asked first (SPEC FS1f). */
export function endUnforeseen(builder: ChangeBuilder, context: Context): Decided | Refused {
  const { session, hidden } = builder.state;
  const { notebook: round, roster } = session.open;
  const written = sealedNotes(builder.state, context).find((one) => one.round === round)?.notebooks ?? [];
  const { asked } = hidden.conduct;
  if (asked) {
    return shown(builder, written.filter(({ participantId }) => asked.answers[participantId] === true), context); // prettier-ignore
  }
  const writers = written.filter(({ notes }) => notes.length > 0).map(({ participantId }) => participantId);
  if (countOnRoster(writers, roster) >= anonymityFloor) return shown(builder, written, context);
  // Refusal and change are the same for none to three writers.
  builder.add({
    session: { stage: { ...session.stage, asking: true } },
    hidden: { conduct: { ...hidden.conduct, asked: { at: context.now, answers: {} } } },
  });
  return {
    ...refused(
      'tooFewWriters',
      'Fewer than 4 people wrote something, so nobody would be anonymous. Everyone is asked now.',
    ),
    change: builder.change,
  };
}

function shown(builder: ChangeBuilder, notebooks: readonly OpenedNotebook[], context: Context): Decided {
  const answers = createDeckCards(notebooks, [], context.random);
  builder.add({
    session: { unforeseen: answers.map(({ cardId, text }) => ({ id: cardId, text, sameAs: null })) },
    hidden: { arrived: arrivedWith(builder.state, notebooks, context) },
  });
  closeUnforeseen(builder);
  return decided(builder.change);
}

/** Ends the round and shreds it, read or not. The late round goes on under the roster that it had. */
export function closeUnforeseen(builder: ChangeBuilder): void {
  const { session, hidden } = builder.state;
  const { asksUnforeseen, notebook: round, roster, ...open } = session.open;
  if (!asksUnforeseen || round === null) return;
  builder.add({
    session: { open: { ...open, notebook: null, roster: null }, stage: { ...session.stage, asking: false } },
    hidden: { conduct: { ...hidden.conduct, notebookFor: null, asked: null, done: [] } },
    effects: roundEndEffects('notebook', round),
  });
  if (session.workshop.importedOn === undefined) openNotebook(builder, 'late', roster ?? []);
}
