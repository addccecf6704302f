import { useMemo, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { ReviewField } from '../../shared/board/records.ts';
import type { Reviews, ReviewTexts } from '../../shared/plan/reviews.ts';
import { isReviewField, readReviews, reviewsMap, reviewText } from '../../shared/plan/reviews.ts';
import { decodePosition, encodePosition, followCarets } from './carets.ts';
import { createDocSignal } from './docSignal.ts';
import { useSelected } from './workshop.ts';
import { useSignal, useWorkshopStore } from './WorkshopProvider.tsx';

function usePlanDoc(): Y.Doc {
  return useSignal(useWorkshopStore().connection.plan.doc);
}

const watchMaking =
  (doc: Y.Doc) =>
  (listener: () => void): (() => void) => {
    const reviews = reviewsMap(doc);
    reviews.observe(listener);
    return () => reviews.unobserve(listener);
  };

/** The Y.Text of one line of a review note; null until the note was begun. */
export function useReviewText(incidentId: string, field: ReviewField): Y.Text | null {
  const doc = usePlanDoc();
  const subscribe = useMemo(() => watchMaking(doc), [doc]);
  return useSyncExternalStore(subscribe, () => reviewText(doc, incidentId, field));
}

/** Whether somebody has begun the note. */
export function useIsBegun(incidentId: string): boolean {
  const doc = usePlanDoc();
  const subscribe = useMemo(() => watchMaking(doc), [doc]);
  return useSyncExternalStore(subscribe, () => reviewsMap(doc).has(incidentId));
}

const reviewsSignal = createDocSignal<Reviews>(readReviews, (doc, onChange) => reviewsMap(doc).observeDeep(onChange));

/** The lines of every note. */
export const useReviews = (): Reviews => useSignal(reviewsSignal(usePlanDoc()));

/** The lines of one note; null until it was begun. */
export function useReview(incidentId: string): ReviewTexts | null {
  return useSelected(reviewsSignal(usePlanDoc()), (all) => all[incidentId] ?? null);
}

/** Somebody else's caret in a note. */
export type ReviewCaret = {
  readonly clientId: number;
  readonly name: string;
  readonly incidentId: string;
  readonly field: ReviewField;
  readonly anchor: number | null;
  readonly head: number | null;
};

function readCarets(awareness: Awareness, doc: Y.Doc): ReviewCaret[] {
  return [...awareness.getStates()].flatMap(([clientId, state]): ReviewCaret[] => {
    const { name, incidentId, field, anchor, head } = state;
    if (clientId === awareness.clientID || typeof name !== 'string') return [];
    if (typeof incidentId !== 'string' || !isReviewField(field)) return [];
    return [
      { clientId, name, incidentId, field, anchor: decodePosition(doc, anchor), head: decodePosition(doc, head) },
    ];
  });
}

/** The carets of others in one note. */
export function useReviewCarets(incidentId: string): readonly ReviewCaret[] {
  const awareness = useSignal(useWorkshopStore().connection.plan.awareness);
  const doc = usePlanDoc();
  const carets = useMemo(() => followCarets(awareness, doc, readCarets), [awareness, doc]);
  return useSelected(carets, (all) => all.filter((caret) => caret.incidentId === incidentId));
}

/** Publishes the own caret in a line of a note; null removes it. Positions are offsets in UTF-16 units. */
export function useSetReviewCaret(
  incidentId: string,
): (field: ReviewField, selection: { readonly anchor: number; readonly head: number } | null) => void {
  const awareness = useSignal(useWorkshopStore().connection.plan.awareness);
  const doc = usePlanDoc();
  return useMemo(
    () => (field, selection) => {
      const text = selection === null ? null : reviewText(doc, incidentId, field);
      if (selection === null || text === null) {
        awareness.setLocalState(null);
        return;
      }
      awareness.setLocalState({
        incidentId,
        field,
        anchor: encodePosition(text, selection.anchor),
        head: encodePosition(text, selection.head),
      });
    },
    [awareness, doc, incidentId],
  );
}
