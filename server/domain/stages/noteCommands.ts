import { createCard } from '../../../shared/board/board.ts';
import { rankAtEnd } from '../../../shared/board/order.ts';
import { createId } from '../../../shared/ids.ts';
import { isBlank } from '../../../shared/notebook/blank.ts';
import { normaliseText } from '../../../shared/notebook/normalise.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';

/**
 * Puts one note of the caller on the board: an own card on the author's turn, or a late note at once. Both show who wrote
 * it, and the page says so before (SPEC SH7b, RV6c).
 */
function publishNote(state: State, { noteId }: CommandOf<'publishNote'>, context: Context): Decision {
  const { turn, open } = state.session;
  const { notebookFor } = state.hidden.conduct;
  // What happened on no card is shown without names, or not at all (SPEC FS1f).
  if (open.notebook === null || notebookFor === null || notebookFor === 'unforeseen')
    return refused('gone', 'No notebook is open.', { reason: 'notebook' });
  if (notebookFor === 'write' && (turn.readerId ?? turn.nextId) !== context.actorId) {
    return refused('notYourTurn', 'You can publish your cards when it is your turn.', { reason: 'ownCards' });
  }
  const note = context
    .openNotebooks(open.notebook)
    .find((notebook) => notebook.participantId === context.actorId)
    ?.notes.find((one) => one.id === noteId);
  const hash = context.hashNoteId(noteId);
  if (!note || isBlank(note.text) || state.hidden.arrived.includes(hash)) {
    return refused('gone', 'This note is not in your notebook, or it is on the board already.', { reason: 'note' });
  }
  const cardId = createId(context.random.ids);
  return decided({
    cards: { [cardId]: createCard(normaliseText(note.text), rankAtEnd(state.board.cards)) },
    ...(notebookFor === 'write' && { session: { turn: { ...turn, cardId, dealt: turn.dealt + 1 } } }),
    hidden: { arrived: [...state.hidden.arrived, hash].sort() },
  });
}

/** Which of the caller's own notes of a round the server holds or has shown; it does not tell which card is which (SPEC RV8a). */
function whichArrived(state: State, { round, noteIds }: CommandOf<'whichArrived'>, context: Context): Decision {
  const { conduct, arrived } = state.hidden;
  const isHeld = round === state.session.open.notebook || conduct.carried.some((carried) => carried.round === round);
  const own = isHeld ? context.openNotebooks(round).find((one) => one.participantId === context.actorId) : undefined;
  const held = new Set(own?.notes.map((note) => note.id));
  const shown = new Set(arrived);
  return decided({}, { arrived: noteIds.filter((id) => held.has(id) || shown.has(context.hashNoteId(id))) });
}

export const noteDecisions = { publishNote, whichArrived };
