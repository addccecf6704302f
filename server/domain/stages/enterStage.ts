import type { Risk } from '../../../shared/board/board.ts';
import { createRisk } from '../../../shared/board/board.ts';
import { looseCards, ranksAtEnd } from '../../../shared/board/order.ts';
import { budgetFor, rankingOf } from '../../../shared/ballot/counting.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { minutesOf, totalMinutes } from '../../../shared/stages/agenda.ts';
import type { Stage } from '../../../shared/stages/stages.ts';
import { isTimedStage } from '../../../shared/stages/stages.ts';
import { minuteMs } from '../../../shared/time.ts';
import { armTripwires } from '../board/facts.ts';
import { createOrder, openingTurn } from '../share/dealing.ts';
import type { ChangeBuilder } from '../core/change.ts';
import { dropHeldBallot, endBallot, openBallot, openNotebook, releaseLateNotes } from './rounds.ts';
import type { Context } from '../core/context.ts';

/** Everything that entering a stage does, the same for going on and for coming back (CONTRACT section 6; SPEC ST2). */
export function enterStage(builder: ChangeBuilder, stage: Stage, context: Context): void {
  dropHeldBallot(builder);
  releaseLateNotes(builder, stage, context);
  startClock(builder, stage, context);
  entering[stage](builder, context);
}

/** A stage begins with its full agenda minutes, nobody done, and nothing to undo. */
function startClock(builder: ChangeBuilder, stage: Stage, context: Context): void {
  const { session, hidden } = builder.state;
  const fullMs = minutesOf(session.agenda, stage) * minuteMs;
  const leavesLobby = session.workshop.began === undefined && stage !== 'lobby';
  const began = { at: context.now, plannedMs: totalMinutes(session.agenda) * minuteMs };
  builder.add({
    session: {
      stage: {
        name: stage,
        startedAt: context.now,
        endsAt: isTimedStage(stage) ? context.now + fullMs : null,
        pausedAt: null,
        remainingMs: fullMs,
        asking: false,
      },
      ...(leavesLobby && { workshop: { ...session.workshop, began } }),
    },
    hidden: {
      undo: {},
      conduct: { ...hidden.conduct, done: [], asked: null },
    },
  });
}

const nothing = (): void => undefined;

const entering: { readonly [S in Stage]: (builder: ChangeBuilder, context: Context) => void } = {
  lobby: nothing,
  imagine: nothing,
  write: enterWrite,
  share: enterShare,
  cluster: clearTurn,
  vote: enterVote,
  plan: nothing,
  commit: enterCommit,
  register: (builder, context) => void builder.add(armTripwires(builder.state, context)),
};

/**
 * The round that is open for writing goes on; otherwise a new one opens, and nobody holds a card (SPEC ST3). In a round in
 * which everyone was asked they are asked again: going back must not be a way around consent (SPEC RV2).
 */
function enterWrite(builder: ChangeBuilder, context: Context): void {
  clearTurn(builder);
  if (builder.state.hidden.conduct.notebookFor !== 'write') openNotebook(builder, 'write');
  const { session, hidden } = builder.state;
  if (hidden.conduct.askedRound === null || hidden.conduct.askedRound !== session.open.notebook) return;
  builder.add({
    session: { stage: { ...session.stage, asking: true } },
    hidden: { conduct: { ...hidden.conduct, asked: { at: context.now, answers: {} } } },
  });
}

/** No reader and no hand outside of share; the deck stays. */
function clearTurn(builder: ChangeBuilder): void {
  const { turn } = builder.state.session;
  if (turn.readerId === null && turn.nextId === null && turn.cardId === null) return;
  builder.add({ session: { turn: { ...turn, readerId: null, nextId: null, cardId: null } } });
}

function enterShare(builder: ChangeBuilder, context: Context): void {
  const { conduct, deck } = builder.state.hidden;
  if (conduct.notebookFor !== 'late' && builder.state.session.workshop.settings.sharing === 'dealt') {
    openNotebook(builder, 'late');
  }
  const order = createOrder(builder.state.people, context.random.order);
  builder.add({ session: { order, turn: openingTurn(builder.state, order, deck.undealt.length) } });
  builder.add({ hidden: { deck: { ...builder.state.hidden.deck, readInTurn: 0, deals: [] } } });
}

/** True when every loose card can become a risk within the limit. */
export function canAddSingletons(builder: ChangeBuilder): boolean {
  const loose = looseCards(builder.state.board.cards).length;
  return Object.keys(builder.state.board.risks).length + loose <= limits.risks;
}

/** Ballots open only when there is no tally (SPEC BA9). */
function enterVote(builder: ChangeBuilder, context: Context): void {
  makeSingletons(builder, context);
  refreshRankingAndPlanList(builder);
  if (builder.state.session.tally === null) openVoteRound(builder, builder.state.session.workshop.settings.dots);
}

/**
 * On the way through cluster risks came and went: the ranking is counted again from the totals, and what is no longer there
 * is on no list (SPEC BO9).
 */
function refreshRankingAndPlanList(builder: ChangeBuilder): void {
  const { board, session } = builder.state;
  const { tally, topRisks, minority, pairs } = session;
  const isRisk = (riskId: RiskId): boolean => Object.hasOwn(board.risks, riskId);
  builder.add({
    session: {
      ranking: tally === null ? [] : rankingOf(tally, board),
      topRisks: topRisks.filter(isRisk),
      minority: minority !== null && isRisk(minority) ? minority : null,
      pairs: Object.fromEntries(Object.entries(pairs).filter(([riskId]) => isRisk(riskId))),
    },
  });
}

/** Loose cards become risks of their own, so that a lone warning can be voted for (CONTRACT section 6; SPEC ST6). */
export function makeSingletons(builder: ChangeBuilder, context: Context): void {
  const { board, hidden } = builder.state;
  const loose = looseCards(board.cards);
  const ranks = ranksAtEnd(board.risks, loose.length);
  const singletons = { ...hidden.conduct.singletons };
  for (const [i, [cardId, card]] of loose.entries()) {
    const same = card.sameAs === null ? undefined : builder.state.board.cards[card.sameAs]?.riskId;
    if (typeof same === 'string') {
      builder.add({ cards: { [cardId]: { riskId: same } } });
      continue;
    }
    const known = singletons[cardId];
    const risk = known?.risk ?? createRisk(card.text, ranks[i] ?? '');
    const riskId = known?.riskId ?? createId(context.random.ids);
    singletons[cardId] = { riskId, risk };
    builder.add({ risks: { [riskId]: risk }, cards: { [cardId]: { riskId } } });
  }
  builder.add({ hidden: { conduct: { ...builder.state.hidden.conduct, singletons } } });
}

/** On the way back to cluster the risks that were made of loose cards are loose cards again; what was made of them is kept. */
export function dissolveSingletons(builder: ChangeBuilder): void {
  const singletons: { [cardId: string]: { riskId: string; risk: Risk } } = {};
  for (const [cardId, made] of Object.entries(builder.state.hidden.conduct.singletons)) {
    const { board } = builder.state;
    const risk = board.risks[made.riskId];
    const cards = Object.values(board.cards).filter((card) => card.riskId === made.riskId);
    if (!risk || cards.length !== 1 || board.cards[cardId]?.riskId !== made.riskId) continue;
    if (risk.title !== made.risk.title) continue;
    singletons[cardId] = { riskId: made.riskId, risk };
    builder.add({ risks: { [made.riskId]: null }, cards: { [cardId]: { riskId: null } } });
  }
  builder.add({ hidden: { conduct: { ...builder.state.hidden.conduct, singletons } } });
}

/** Opens ballots with the budget for the risks there are now; it stays fixed until the vote closes (SPEC BA1). */
export function openVoteRound(builder: ChangeBuilder, dots: number | null): void {
  const risks = Object.keys(builder.state.board.risks).length;
  if (risks === 0) return;
  endBallot(builder);
  openBallot(builder, 'vote');
  const { settings } = builder.state.session.workshop;
  const budget = budgetFor({ dots, maxDotsPerRisk: settings.maxDotsPerRisk }, risks);
  builder.add({
    session: { vote: { ...builder.state.session.vote, dots: budget.dots, maxPerRisk: budget.maxPerRisk, open: true } },
    hidden: { conduct: { ...builder.state.hidden.conduct, done: [] } },
  });
}

function enterCommit(builder: ChangeBuilder): void {
  const { conduct } = builder.state.hidden;
  if (!conduct.commitCounted && conduct.ballotFor !== 'commit') openBallot(builder, 'commit');
}
