import type { ReactNode } from 'react';
import styles from './SharedText.module.css';

/** Another person's caret; `anchor` and `head` in UTF-16 units, null when the position is unknown. */
export type OtherCaret = {
  readonly clientId: number;
  readonly name: string;
  readonly anchor: number | null;
  readonly head: number | null;
};

type Place = { readonly at: number; readonly caret: OtherCaret };

/** True when the character at `at` is in someone's selection. */
const selectionAt = (carets: readonly OtherCaret[], at: number): boolean =>
  carets.some(({ anchor, head }) => {
    if (anchor === null || head === null) return false;
    return at >= Math.min(anchor, head) && at < Math.max(anchor, head);
  });

/**
 * The same text behind the field, in the same font and width: it sets the height of the field and positions other people's
 * carets. Hidden from screen readers.
 */
export function Mirror({ shown, carets }: { shown: string; carets: readonly OtherCaret[] }): ReactNode {
  const places = carets
    .flatMap((caret): Place[] => (caret.head === null ? [] : [{ at: Math.min(caret.head, shown.length), caret }]))
    .sort((a, b) => a.at - b.at);
  const cuts = new Set([0, shown.length]);
  for (const { anchor, head } of carets) {
    if (anchor !== null) cuts.add(Math.min(anchor, shown.length));
    if (head !== null) cuts.add(Math.min(head, shown.length));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return (
    <div className={styles.mirror} aria-hidden="true">
      {edges.map((from, index) => {
        const stretch = shown.slice(from, edges[index + 1] ?? from);
        return (
          <span key={from} className={selectionAt(carets, from) ? styles.selected : undefined}>
            {places
              .filter(({ at }) => at === from)
              .map(({ caret }) => (
                <span key={caret.clientId} className={styles.caret} data-name={caret.name} />
              ))}
            {stretch}
          </span>
        );
      })}
      {'\u200b'}
    </div>
  );
}
