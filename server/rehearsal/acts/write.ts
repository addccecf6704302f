import type { Act, View } from '../view.ts';
import { about, pace } from '../view.ts';
import { doneAct, unwrittenNotes, wroteKey } from './common.ts';

/** Writes one note after the other at the pace of its part, and rewords what it first wrote as a possibility. */
export function* writeActs(view: View): Iterable<Act> {
  yield* noteActs(view);
  yield doneAct(view, 4);
}

/** Also in a later round: what there was no time for. */
export function* noteActs(view: View): Iterable<Act> {
  const { part, notes } = view;
  if (notes === null) return;
  for (const { text, first } of part.notes) {
    const note = first === undefined ? undefined : notes.find((one) => one.text === first);
    if (note) {
      yield {
        key: `reword ${text}`,
        afterMs: pace(view, 12),
        run: ({ rewordNote }) => rewordNote(note.id, text),
      };
    }
  }
  const next = unwrittenNotes(view)[0];
  if (next === undefined) return;
  const isFirst = notes.length === 0;
  const typed = next.first ?? next.text;
  yield {
    key: wroteKey(next.text),
    afterMs: isFirst ? pace(view, part.startsAfterS) : about(view, part.everyS * 0.6, next.text),
    run: ({ addNote }) => addNote(typed),
  };
}
