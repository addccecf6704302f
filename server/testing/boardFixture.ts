import type { Card, Risk } from '../../shared/board/board.ts';
import { createCard, createRisk } from '../../shared/board/board.ts';
import { noRecords } from '../../shared/board/records.ts';
import { ranksAtEnd } from '../../shared/board/order.ts';
import { createAgenda } from '../../shared/stages/agenda.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import type { PlanTexts } from '../../shared/plan/plan.ts';
import { emptyPlanTexts } from '../../shared/plan/plan.ts';
import type { Command } from '../../shared/commands/commands.ts';
import type { Person, Session } from '../../shared/session/session.ts';
import { defaultSettings } from '../../shared/session/session.ts';
import type { Decision } from '../domain/core/decision.ts';
import { applyChange } from '../domain/core/change.ts';
import { noNotices } from '../domain/core/errand.ts';
import type { Hidden, State } from '../domain/core/state.ts';
import { noMailbox } from '../domain/core/mailbox.ts';
import type { Context } from '../domain/core/context.ts';
import type { BoardCommandType } from '../domain/board/decisions.ts';
import { boardDecisions } from '../domain/board/decisions.ts';

/** For tests: a workshop of three people in a stage, with the board that is given. */

export const [lea, ana, ben] = ['lea', 'ana', 'ben'] as const;

const person = (name: string, role: Person['role']): Person => ({
  name,
  role,
  connected: true,
  writes: true,
  reads: true,
  simulated: false,
});

export type GivenBoard = {
  /** Texts of cards by pile; '' holds the loose cards. A card's id is its text. */
  readonly piles: { readonly [riskId: string]: readonly string[] };
  /** Facts and names by pile; without one its id is its name. */
  readonly risks?: { readonly [riskId: string]: Partial<Risk> };
  readonly stage?: Stage;
  readonly session?: Partial<Session>;
  readonly hidden?: Partial<Hidden>;
};

export function givenState({ piles, risks = {}, stage = 'cluster', session = {}, hidden = {} }: GivenBoard): State {
  const cards: { [id: string]: Card } = {};
  for (const [riskId, texts] of Object.entries(piles)) {
    const ranks = ranksAtEnd({}, texts.length);
    for (const [i, text] of texts.entries()) {
      cards[text] = { ...createCard(text, ranks[i] ?? ''), riskId: riskId === '' ? null : riskId };
    }
  }
  const riskIds = Object.keys(piles).filter((riskId) => riskId !== '');
  const ranks = ranksAtEnd({}, riskIds.length);
  const made = riskIds.map((id, i) => [id, { ...createRisk(id, ranks[i] ?? ''), ...risks[id] }] as const);
  return {
    session: { ...emptySession(stage), ...session },
    people: { lea: person('Lea', 'facilitator'), ana: person('Ana', 'participant'), ben: person('Ben', 'participant') },
    board: { cards, risks: Object.fromEntries(made) },
    records: noRecords,
    hidden: { ...emptyHidden, ...hidden } as Hidden,
  };
}

const emptyHidden: Partial<Hidden> = {
  access: { secretHash: 'hash', hashKey: 'key', seats: {} },
  deck: { undealt: [], readInTurn: 0, deals: [] },
  undo: {},
  checks: {},
  register: { lastNumber: 0 },
  history: {},
  errands: {},
  mailbox: noMailbox,
  taps: {},
  feeds: {},
  calendar: {},
  readingKeys: {},
  shown: {},
  webhooks: {},
  deliveries: {},
  notices: noNotices,
  typing: {},
  conduct: { singletons: {}, lastRound: { notebook: 0, ballot: 0 } } as unknown as Hidden['conduct'],
};

const emptySession = (stage: Stage): Session => ({
  workshop: {
    id: 'w', title: 'Atlas', successMetric: null, decision: null, failedBy: '2027-05-21', createdAt: Date.UTC(2026, 10, 21, 9),
    joinCode: 'KXPM4TQ9', linkSecret: 'link-secret', locked: false, closed: false, rehearsal: false, settings: defaultSettings,
  },
  stage: { name: stage, startedAt: 0, endsAt: null, pausedAt: null, remainingMs: 0, asking: false },
  meeting: null, history: { last: 0 }, agenda: createAgenda(45), say: {}, scene: { date: '2027-05-21', headline: '', text: '' },
  contract: { text: '', agreed: 0 }, lead: { facilitatorId: lea, actingId: lea, deputyId: null, offered: false },
  open: { notebook: null, ballot: null, closingAt: null, roster: null, ballotRoster: null }, newcomers: { before: [], since: [] }, movement: { came: 0, left: 0 }, progress: { done: 0, of: 3 }, order: [],
  turn: { readerId: null, nextId: null, cardId: null, dealt: 0, total: 0, withdrawn: 0 },
  vote: { dots: 0, maxPerRisk: 2, open: false, revoteLeft: true }, tally: null, ranking: [], topRisks: [], minority: null,
  pairs: {}, reading: null, planning: null, confidence: { before: null, after: null }, pulse: null, outcome: null, unforeseen: null, secondLook: null,
}); // prettier-ignore

let drawn = 0;
const countedIds = {
  bytes: (n: number): Uint8Array => {
    drawn += 1;
    return Uint8Array.from({ length: n }, (_, i) => (i === n - 1 ? drawn & 255 : i === n - 2 ? drawn >> 8 : 7));
  },
  below: (): number => 0,
};

export const contextOf = (actorId: string, texts: { readonly [riskId: string]: Partial<PlanTexts> } = {}): Context => ({
  now: Date.UTC(2026, 10, 21, 9),
  actorId,
  random: { ids: countedIds, mixing: countedIds, order: countedIds, access: countedIds },
  openNotebooks: () => [],
  openBallots: () => [],
  planTexts: (riskId) => ({ ...emptyPlanTexts, ...texts[riskId] }),
  reviewTexts: () => null,
  hashNoteId: (id) => id,
  hashSecret: (secret) => secret,
  urlFault: () => null,
  secretFor: (purpose, of) => `${purpose}:${of}`,
});

export type BoardCommand = Extract<Command, { type: BoardCommandType }>;

export function decide(state: State, actorId: string, command: BoardCommand, context = contextOf(actorId)): Decision {
  const rule = boardDecisions[command.type] as (state: State, command: BoardCommand, context: Context) => Decision;
  return rule(state, command, context);
}

/** The state after a command that must not be refused. */
export function after(state: State, actorId: string, command: BoardCommand, context = contextOf(actorId)): State {
  const decision = decide(state, actorId, command, context);
  if (decision.kind !== 'decided') throw new Error(`${command.type} was ${JSON.stringify(decision)}`);
  return applyChange(state, decision.change);
}

/** The board as one reads it: texts by pile in order, '' for the loose cards. */
export function pilesOf({ board }: State): { [riskId: string]: string[] } {
  const order = (a: readonly [string, { rank: string }], b: readonly [string, { rank: string }]): number =>
    a[1].rank < b[1].rank ? -1 : a[1].rank > b[1].rank ? 1 : a[0] < b[0] ? -1 : 1;
  const piles: { [riskId: string]: string[] } = Object.fromEntries(
    Object.entries(board.risks)
      .sort(order)
      .map(([id]) => [id, []]),
  );
  for (const [, card] of Object.entries(board.cards).sort(order)) (piles[card.riskId ?? ''] ??= []).push(card.text);
  return piles;
}
