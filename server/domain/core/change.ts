import type { Card, Risk } from '../../../shared/board/board.ts';
import type { RecordChanges, RecordKind, Records } from '../../../shared/board/records.ts';
import { recordKinds } from '../../../shared/board/records.ts';
import type { PlanField } from '../../../shared/board/riskFields.ts';
import type { ReviewChanges } from '../../../shared/plan/reviews.ts';
import type { CardId, ParticipantId, RiskId } from '../../../shared/ids.ts';
import type { Person, Round, Session } from '../../../shared/session/session.ts';
import type { Hidden, State } from './state.ts';

/** The change of a decision, as plain values: whole keys of session and hidden, single fields of cards and risks; null removes. */
export type Change = {
  readonly session?: Partial<Session>;
  readonly people?: { readonly [id: ParticipantId]: Person | null };
  readonly cards?: { readonly [id: CardId]: Partial<Card> | null };
  readonly risks?: { readonly [id: RiskId]: Partial<Risk> | null };
  /** Texts of the plan that the server replaces. Everybody else writes them in the document. */
  readonly texts?: { readonly [id: RiskId]: { readonly [F in PlanField]?: string } };
  /** Single fields of records; null removes. */
  readonly records?: RecordChanges;
  /** Texts of review notes: made, replaced, or for null removed. */
  readonly reviews?: ReviewChanges;
  readonly hidden?: Partial<Hidden>;
  readonly effects?: readonly Effect[];
};

/** An effect outside the documents, carried out together with the change. */
export type Effect =
  | { readonly kind: 'roundEnded'; readonly document: 'notebook' | 'ballot'; readonly round: Round }
  | { readonly kind: 'roundShredded'; readonly document: 'notebook' | 'ballot'; readonly round: Round }
  | { readonly kind: 'participantRemoved'; readonly participantId: ParticipantId }
  | { readonly kind: 'tokensRevoked'; readonly participantId: ParticipantId }
  /** What this person may open and write changed: all their connections are opened again. */
  | { readonly kind: 'roleChanged'; readonly participantId: ParticipantId }
  /** The link by which these visitors came works no longer. */
  | { readonly kind: 'linkEnded'; readonly participantIds: readonly ParticipantId[] }
  /** A new facilitator secret, sent to its owner: only its hash is stored. */
  | {
      readonly kind: 'secretIssued';
      readonly participantId: ParticipantId;
      readonly secret: string;
      readonly issue: number;
    }
  /** Words left this document for good: its earlier rows are replaced in the store, in the same commit. */
  | { readonly kind: 'wordsErased'; readonly document: 'session' | 'board' | 'plan' }
  | { readonly kind: 'workshopDeleted' };

/** Fields by id; null removes. */
export type Edits<T> = { readonly [id: string]: Partial<T> | null };

function applyEdits<T extends object>(
  things: { readonly [id: string]: T },
  edits: Edits<T> | undefined,
): { readonly [id: string]: T } {
  if (!edits) return things;
  const next: { [id: string]: T } = { ...things };
  for (const [id, edit] of Object.entries(edits)) {
    if (edit === null) delete next[id];
    else next[id] = { ...next[id], ...edit } as T;
  }
  return next;
}

const editedRecords = (records: Records, changes: RecordChanges): Records => ({
  ...records,
  ...Object.fromEntries(
    Object.entries(changes).map(([kind, edits]) => [kind, applyEdits<object>(records[kind as RecordKind], edits)]),
  ),
});

/** The state after a change; unchanged parts are shared with the state before. */
export function applyChange(state: State, change: Change): State {
  return {
    session: change.session ? { ...state.session, ...change.session } : state.session,
    people: applyEdits(state.people, change.people),
    board:
      change.cards || change.risks
        ? { cards: applyEdits(state.board.cards, change.cards), risks: applyEdits(state.board.risks, change.risks) }
        : state.board,
    records: change.records ? editedRecords(state.records, change.records) : state.records,
    hidden: change.hidden ? { ...state.hidden, ...change.hidden } : state.hidden,
  };
}

function joinEdits<T extends object>(first: Edits<T> | undefined, second: Edits<T> | undefined): Edits<T> {
  const joined: { [id: string]: Partial<T> | null } = { ...first };
  for (const [id, edit] of Object.entries(second ?? {})) joined[id] = edit === null ? null : { ...joined[id], ...edit };
  return joined;
}

function joinTexts(first: Change['texts'] = {}, second: Change['texts'] = {}): NonNullable<Change['texts']> {
  const ids = Object.keys({ ...first, ...second });
  return Object.fromEntries(ids.map((id) => [id, { ...first[id], ...second[id] }]));
}

function joinReviews(first: ReviewChanges = {}, second: ReviewChanges = {}): ReviewChanges {
  const joined: { [incidentId: string]: ReviewChanges[string] } = { ...first };
  for (const [id, texts] of Object.entries(second)) joined[id] = texts && { ...joined[id], ...texts };
  return joined;
}

const joinRecords = (first: RecordChanges = {}, second: RecordChanges = {}): RecordChanges =>
  Object.fromEntries(
    recordKinds
      .filter((kind) => first[kind] ?? second[kind])
      .map((kind) => [kind, joinEdits<object>(first[kind], second[kind])]),
  );

/** One change with the result of both, applied in this order. */
export function joinChanges(first: Change, second: Change): Change {
  return {
    ...((first.session ?? second.session) && { session: { ...first.session, ...second.session } }),
    ...((first.people ?? second.people) && { people: { ...first.people, ...second.people } }),
    ...((first.cards ?? second.cards) && { cards: joinEdits<Card>(first.cards, second.cards) }),
    ...((first.risks ?? second.risks) && { risks: joinEdits<Risk>(first.risks, second.risks) }),
    ...((first.texts ?? second.texts) && { texts: joinTexts(first.texts, second.texts) }),
    ...((first.records ?? second.records) && { records: joinRecords(first.records, second.records) }),
    ...((first.reviews ?? second.reviews) && { reviews: joinReviews(first.reviews, second.reviews) }),
    ...((first.hidden ?? second.hidden) && { hidden: { ...first.hidden, ...second.hidden } }),
    ...((first.effects ?? second.effects) && { effects: [...(first.effects ?? []), ...(second.effects ?? [])] }),
  };
}

/** Collects a change in steps; `state` is the state after the steps so far. */
export class ChangeBuilder {
  change: Change = {};
  state: State;
  constructor(state: State) {
    this.state = state;
  }
  add(change: Change): this {
    this.state = applyChange(this.state, change);
    this.change = joinChanges(this.change, change);
    return this;
  }
}
