import type { Card, Risk } from '../../../shared/board/board.ts';
import type { CardId, RiskId } from '../../../shared/ids.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { CommandType } from '../../../shared/commands/registry.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { isPlanned } from '../../../shared/register/missing.ts';
import { commandsByStage } from '../../../shared/commands/permissions.ts';
import type { Change, Edits } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { State, BeforeAfter, UndoStep } from '../core/state.ts';
import type { Context } from '../core/context.ts';
import { sessionAfter } from './planList.ts';

export type DecideBoard<T extends CommandType> = (state: State, command: CommandOf<T>, context: Context) => Decision;

export type BoardEdits = { readonly cards?: Edits<Card>; readonly risks?: Edits<Risk> };

/** How many steps back a person can go (SPEC BO6). */
const undoDepth = 50;

export const goneCard = refused('gone', 'This card is no longer there.');
export const goneRisk = refused('gone', 'This pile is no longer there.');
const voteOpen = refused('voteOpen', 'Piles stand still while the vote is open.');
const tooManyRisks = refused('limitReached', `There can be ${limits.risks} piles at most.`);

/** Wraps a decision that must wait for the end of the vote (CONTRACT section 5; SPEC BO2). */
export const whileNoVote =
  <T extends CommandType>(decide: DecideBoard<T>): DecideBoard<T> =>
  (state, command, context) =>
    state.session.vote.open ? voteOpen : decide(state, command, context);

/**
 * Turns edits of cards and risks into a decision: lets piles vanish that lost their last card, keeps the limits, lets the
 * plan list follow, and records the step for the actor's undo.
 * @param options.merged a risk that went into another: its place on the plan list goes there too
 * @param options.with what changes besides
 */
export function boardStep(
  state: State,
  context: Context,
  edits: BoardEdits,
  options: { readonly made?: RiskId; readonly merged?: { from: RiskId; into: RiskId }; readonly with?: Change } = {},
): Decision {
  const cards = edits.cards ?? {};
  const risks = { ...edits.risks, ...vanishing(state, context, cards, edits.risks ?? {}) };
  const step = { cards: turned(state.board.cards, cards), risks: turned(state.board.risks, risks) };
  if (!options.with && isEmpty(step.cards) && isEmpty(step.risks)) return unchanged;
  if (growsPast(state, risks, limits.risks)) return tooManyRisks;
  const { session, planList } = sessionAfter(state, risks, options.merged);
  const change: Change = {
    ...(!isEmpty(step.cards) && { cards: after(step.cards) }),
    ...(!isEmpty(step.risks) && { risks: after(step.risks) }),
    session: { ...session, ...options.with?.session },
    hidden: { ...options.with?.hidden, ...recordUndoStep(state, context, planList ? { ...step, planList } : step) },
  };
  return decided(withoutEmpty(change), options.made === undefined ? {} : { riskId: options.made });
}

/** True when these edits leave more risks than allowed, and more than there were. */
export function growsPast(state: State, risks: Edits<Risk>, most: number): boolean {
  let growth = 0;
  for (const [riskId, edit] of Object.entries(risks)) {
    const exists = Object.hasOwn(state.board.risks, riskId);
    if (edit !== null && !exists) growth++;
    if (edit === null && exists) growth--;
  }
  return growth > 0 && Object.keys(state.board.risks).length + growth > most;
}

/** True when a title is nothing but the text of a card, cut to length as entering the vote does. */
export const isTitledBy = (title: string, text: string): boolean =>
  title !== '' && (title === text || (title.length >= limits.titleLength - 1 && text.startsWith(title.slice(0, -1))));

/** A pile may go when nobody named it, nobody put work in it and no dot lies on it (SPEC BO4). */
export const canVanish = (state: State, context: Context, riskId: RiskId, risk: Risk): boolean =>
  !state.session.vote.open && (state.session.tally?.[riskId] ?? 0) === 0 && !isPlanned(risk, context.planTexts(riskId));

export const withoutEmpty = (change: Change): Change =>
  Object.fromEntries(Object.entries(change).filter(([, part]) => !isEmpty(part)));

const isEmpty = (map: object): boolean => Object.keys(map).length === 0;

function vanishing(state: State, context: Context, cards: Edits<Card>, risks: Edits<Risk>): { [id: RiskId]: null } {
  const left = new Map<RiskId, string>();
  for (const [cardId, edit] of Object.entries(cards)) {
    const card = state.board.cards[cardId];
    if (card?.riskId == null || Object.hasOwn(risks, card.riskId)) continue;
    if (edit === null || (edit.riskId !== undefined && edit.riskId !== card.riskId)) left.set(card.riskId, card.text);
  }
  if (left.size === 0) return {};
  for (const [cardId, card] of Object.entries(state.board.cards)) {
    const riskId = riskAfter(card, cards[cardId]);
    if (riskId !== null) left.delete(riskId);
  }
  const gone = [...left].filter(([riskId, text]) => {
    const risk = state.board.risks[riskId];
    return risk && (risk.title === '' || isTitledBy(risk.title, text)) && canVanish(state, context, riskId, risk);
  });
  return Object.fromEntries(gone.map(([riskId]) => [riskId, null]));
}

const riskAfter = (card: Card, edit: Partial<Card> | null | undefined): RiskId | null =>
  edit === null ? null : edit?.riskId === undefined ? card.riskId : edit.riskId;

/** What really changes, thing by thing and field by field. */
function turned<T extends object>(
  things: { readonly [id: string]: T },
  edits: Edits<T>,
): { [id: string]: BeforeAfter<T> } {
  const steps: { [id: string]: BeforeAfter<T> } = {};
  for (const [id, edit] of Object.entries(edits)) {
    const before = things[id];
    if (edit === null || before === undefined) {
      if (before !== undefined || edit !== null) steps[id] = { before: before ?? null, after: edit };
      continue;
    }
    const fields = (Object.keys(edit) as (keyof T)[]).filter((field) => !isSame(before[field], edit[field]));
    if (fields.length > 0) steps[id] = { before: only(before, fields), after: only(edit, fields) };
  }
  return steps;
}

const only = <T>(thing: Partial<T>, fields: (keyof T)[]): Partial<T> =>
  Object.fromEntries(fields.map((field) => [field, thing[field]])) as Partial<T>;

/** Equal as JSON: fields hold plain values, `accepted` the only small object. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const after = <T>(steps: { readonly [id: string]: BeforeAfter<T> }): Edits<T> =>
  Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, step.after]));

function recordUndoStep(state: State, context: Context, step: UndoStep): Change['hidden'] {
  if (!commandsByStage.undo[state.session.stage.name]) return {};
  const earlier = state.hidden.undo[context.actorId] ?? [];
  return { undo: { ...state.hidden.undo, [context.actorId]: [...earlier.slice(1 - undoDepth), step] } };
}

export const cardAt = (state: State, cardId: CardId): Card | undefined =>
  Object.hasOwn(state.board.cards, cardId) ? state.board.cards[cardId] : undefined;

export const riskAt = (state: State, riskId: RiskId): Risk | undefined =>
  Object.hasOwn(state.board.risks, riskId) ? state.board.risks[riskId] : undefined;
