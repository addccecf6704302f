import type { Card, Risk } from '../../../shared/board/board.ts';
import type { CardId, ParticipantId, RiskId } from '../../../shared/ids.ts';
import type { ConflictCode } from '../../../shared/protocol/refusals.ts';
import type { Person, Round, Session } from '../../../shared/session/session.ts';
import type { Hidden, State } from './state.ts';

/** What a decision changes, as plain values: whole keys of session and hidden, fields of cards and risks; null removes. */
export type Change = {
  readonly session?: Partial<Session>;
  readonly people?: { readonly [id: ParticipantId]: Person | null };
  readonly cards?: { readonly [id: CardId]: Partial<Card> | null };
  readonly risks?: { readonly [id: RiskId]: Partial<Risk> | null };
  readonly hidden?: Partial<Hidden>;
  readonly effects?: readonly Effect[];
};

/** What a decision causes outside the documents, carried out together with its change. */
export type Effect =
  | { readonly kind: 'roundEnded'; readonly document: 'notebook' | 'ballot'; readonly round: Round }
  | { readonly kind: 'roundShredded'; readonly document: 'notebook' | 'ballot'; readonly round: Round }
  | { readonly kind: 'participantRemoved'; readonly participantId: ParticipantId }
  | { readonly kind: 'tokensRevoked'; readonly participantId: ParticipantId }
  /** A new facilitator secret, shown to its holder once: only its hash is kept. */
  | { readonly kind: 'secretIssued'; readonly participantId: ParticipantId; readonly secret: string }
  | { readonly kind: 'workshopDeleted' };

export type Decided = {
  readonly kind: 'decided';
  readonly change: Change;
  readonly riskId?: RiskId;
  readonly arrived?: readonly string[];
};
/** `change` is what a refusal leaves behind: the consent question that too few writers raise. */
export type Refused = {
  readonly kind: 'refused';
  readonly code: ConflictCode | 'notAllowed' | 'malformed';
  readonly message: string;
  readonly change?: Change;
};
/** Decided, but the answer comes when the round that is closing has ended (CONTRACT section 6). */
export type Awaited = { readonly kind: 'awaited'; readonly change: Change };
/** A round is closing: the command is judged again when that has ended. */
export type Held = { readonly kind: 'held' };
export type Decision = Decided | Refused | Awaited | Held;

export const decided = (change: Change, made: { riskId?: RiskId; arrived?: readonly string[] } = {}): Decided => ({
  kind: 'decided',
  change,
  ...made,
});

export const refused = (code: Refused['code'], message: string): Refused => ({ kind: 'refused', code, message });

/** Nothing to change: the thing already is as asked. */
export const unchanged: Decided = { kind: 'decided', change: {} };

type Edits<T> = { readonly [id: string]: Partial<T> | null };

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

/** The state after a change; shares everything that stayed the same. */
export function applyChange(state: State, change: Change): State {
  return {
    session: change.session ? { ...state.session, ...change.session } : state.session,
    people: applyEdits(state.people, change.people),
    board:
      change.cards || change.risks
        ? { cards: applyEdits(state.board.cards, change.cards), risks: applyEdits(state.board.risks, change.risks) }
        : state.board,
    hidden: change.hidden ? { ...state.hidden, ...change.hidden } : state.hidden,
  };
}

function joinEdits<T extends object>(first: Edits<T> | undefined, second: Edits<T> | undefined): Edits<T> {
  const joined: { [id: string]: Partial<T> | null } = { ...first };
  for (const [id, edit] of Object.entries(second ?? {})) joined[id] = edit === null ? null : { ...joined[id], ...edit };
  return joined;
}

/** One change that does what the two do one after the other. */
export function joinChanges(first: Change, second: Change): Change {
  return {
    ...((first.session ?? second.session) && { session: { ...first.session, ...second.session } }),
    ...((first.people ?? second.people) && { people: { ...first.people, ...second.people } }),
    ...((first.cards ?? second.cards) && { cards: joinEdits<Card>(first.cards, second.cards) }),
    ...((first.risks ?? second.risks) && { risks: joinEdits<Risk>(first.risks, second.risks) }),
    ...((first.hidden ?? second.hidden) && { hidden: { ...first.hidden, ...second.hidden } }),
    ...((first.effects ?? second.effects) && { effects: [...(first.effects ?? []), ...(second.effects ?? [])] }),
  };
}

/** Builds a change in steps that each see what the earlier ones made. */
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
