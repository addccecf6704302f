import * as Y from 'yjs';
import type { ReviewField } from '../board/records.ts';
import { reviewFields } from '../board/records.ts';
import { replaceText } from './replaceText.ts';

export const isReviewField = (value: unknown): value is ReviewField =>
  (reviewFields as readonly unknown[]).includes(value);

/** The lines of a review note that are written together. */
export type ReviewTexts = { readonly [F in ReviewField]: string };

/** The texts of review notes, by the id of their incident. */
export type Reviews = { readonly [incidentId: string]: ReviewTexts };

/** What a change does to the texts of notes: made when they are not there, replaced, or for null removed. */
export type ReviewChanges = { readonly [incidentId: string]: { readonly [F in ReviewField]?: string } | null };

/** The root Y.Map `reviews` of the plan document. */
export const reviewsMap = (doc: Y.Doc): Y.Map<Y.Map<Y.Text>> => doc.getMap('reviews');

/** @returns null until the note was begun */
export const reviewText = (doc: Y.Doc, incidentId: string, field: ReviewField): Y.Text | null =>
  reviewsMap(doc).get(incidentId)?.get(field) ?? null;

/** @returns null until the note was begun */
export function readReview(doc: Y.Doc, incidentId: string): ReviewTexts | null {
  const texts = reviewsMap(doc).get(incidentId);
  if (!texts) return null;
  return Object.fromEntries(reviewFields.map((field) => [field, texts.get(field)?.toString() ?? ''])) as ReviewTexts;
}

export const readReviews = (doc: Y.Doc): Reviews =>
  Object.fromEntries([...reviewsMap(doc).keys()].map((id) => [id, readReview(doc, id) as ReviewTexts]));

/** Only the server calls this. The words of a removed note leave the document with it. */
export function editReviews(doc: Y.Doc, changes: ReviewChanges): void {
  const reviews = reviewsMap(doc);
  for (const [incidentId, texts] of Object.entries(changes)) {
    if (texts === null) reviews.delete(incidentId);
    else if (!reviews.has(incidentId)) {
      reviews.set(
        incidentId,
        new Y.Map<Y.Text>(reviewFields.map((field): [string, Y.Text] => [field, new Y.Text(texts[field] ?? '')])),
      );
    } else {
      for (const [field, text] of Object.entries(texts)) {
        const shared = reviewText(doc, incidentId, field as ReviewField);
        if (shared) replaceText(shared, text);
      }
    }
  }
}
