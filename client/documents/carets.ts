import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { RiskId } from '../../shared/ids.ts';
import type { PlanField } from '../../shared/board/riskFields.ts';
import { isPlanField, planText } from '../../shared/plan/plan.ts';
import type { Signal } from '../runtime/signal.ts';
import { isShallowEqual } from './shallowEqual.ts';

/** Another person's caret; `anchor` and `head` are offsets in UTF-16 units, equal when nothing is selected. */
export type Caret = {
  readonly clientId: number;
  readonly name: string;
  readonly riskId: RiskId;
  readonly field: PlanField;
  readonly anchor: number | null;
  readonly head: number | null;
};
export type OwnCaret = {
  readonly riskId: RiskId;
  readonly field: PlanField;
  readonly anchor: number;
  readonly head: number;
};

/** Other people's carets in the plan. Changes when a caret moves or a text changes. */
export const caretsSignal = (awareness: Awareness, doc: Y.Doc): Signal<readonly Caret[]> =>
  followCarets(awareness, doc, readCarets);

/**
 * Carets as `read` finds them, those that did not move as the same objects.
 * @param read gives what is published now
 */
export function followCarets<T extends object>(
  awareness: Awareness,
  doc: Y.Doc,
  read: (awareness: Awareness, doc: Y.Doc) => readonly T[],
): Signal<readonly T[]> {
  let current: readonly T[] = [];
  const get = (): readonly T[] => {
    const next = read(awareness, doc).map((caret) => current.find((known) => isShallowEqual(known, caret)) ?? caret);
    if (!isShallowEqual(current, next)) current = next;
    return current;
  };
  return {
    get,
    subscribe(listener) {
      awareness.on('change', listener);
      doc.on('afterTransaction', listener);
      return () => {
        awareness.off('change', listener);
        doc.off('afterTransaction', listener);
      };
    },
  };
}

/** Positions are sent relative to the characters around them, so that a caret stays in place while others type. */
export function setOwnCaret(awareness: Awareness, doc: Y.Doc, caret: OwnCaret | null): void {
  const text = caret === null ? null : planText(doc, caret.riskId, caret.field);
  if (caret === null || text === null) {
    awareness.setLocalState(null);
    return;
  }
  awareness.setLocalState({
    riskId: caret.riskId,
    field: caret.field,
    anchor: encodePosition(text, caret.anchor),
    head: encodePosition(text, caret.head),
  });
}

function readCarets(awareness: Awareness, doc: Y.Doc): Caret[] {
  return [...awareness.getStates()].flatMap(([clientId, state]): Caret[] => {
    const { name, riskId, field, anchor, head } = state;
    if (
      clientId === awareness.clientID ||
      typeof name !== 'string' ||
      typeof riskId !== 'string' ||
      !isPlanField(field)
    )
      return [];
    return [{ clientId, name, riskId, field, anchor: decodePosition(doc, anchor), head: decodePosition(doc, head) }];
  });
}

export const encodePosition = (text: Y.Text, offset: number): string =>
  JSON.stringify(Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.min(offset, text.length))));

export function decodePosition(doc: Y.Doc, encoded: unknown): number | null {
  if (typeof encoded !== 'string') return null;
  try {
    const relative = Y.createRelativePositionFromJSON(JSON.parse(encoded));
    return Y.createAbsolutePositionFromRelativePosition(relative, doc)?.index ?? null;
  } catch {
    return null;
  }
}
