import type {
  Board,
  Cards,
  OwnedPart,
  OwnerIds,
  Position,
  PreventionState,
  Reading,
  Recovery,
  Risk,
} from '../board/board.ts';
import { ownedParts } from '../board/board.ts';
import type { RiskFacts } from '../board/riskFields.ts';
import { factsFrom } from '../board/riskFields.ts';
import { inOrder } from '../board/order.ts';
import type { RiskId } from '../ids.ts';
import type { PlanTexts } from '../plan/plan.ts';
import { wholePlanId } from '../plan/plan.ts';
import type { People, Session } from '../session/session.ts';
import { heldOnOf } from '../session/session.ts';
import type { Texts } from '../text/catalogue.ts';
import type { IsoDate } from '../time.ts';
import type { TripwireState } from './schedule.ts';
import { isWatched, nextCheck, stateOn } from './schedule.ts';
import type { MissingPart } from './missing.ts';
import { missingParts } from './missing.ts';
import { acceptedUntil, isAccepted } from './acceptance.ts';
import { registerOrder } from './registerOrder.ts';
import { effectiveOwnerIds, effectiveOwners } from './owners.ts';
import { scoreOf, titleOf } from './score.ts';
import { isTripwireEmpty, tripwireSentence } from './sentences.ts';
import { takesPart } from '../people/roles.ts';

/** One risk as table, sheet and file show it. Texts are trimmed, '' when empty; owners are effective ones. */
export type RegisterRow = RiskFacts &
  OwnerIds & {
    /** R1, R2, …: the permanent number, or before the meeting ended the place in the register. */
    readonly id: string;
    readonly number: number;
    readonly riskId: RiskId;
    readonly title: string;
    readonly texts: PlanTexts;
    readonly score: number | null;
    /** Dots, null when no tally was published. */
    readonly votes: number | null;
    /** The tripwire in one sentence, '' when none of its fields is set. */
    readonly tripwire: string;
    /** The parts whose acceptance holds today. */
    readonly accepted: readonly OwnedPart[];
    /** Until when, for each of them. */
    readonly acceptedUntil: NonNullable<Risk['acceptedUntil']>;
    /** The last day of each acceptance that is over and has to be asked for again. */
    readonly acceptanceEnded: NonNullable<Risk['acceptedUntil']>;
    readonly state: TripwireState;
    /** Since when the stored state holds; null when that is not known. */
    readonly stateOn: IsoDate | null;
    /** Why it was retired. */
    readonly stateNote: string | null;
    readonly preventionState: PreventionState;
    readonly preventionOn: IsoDate | null;
    readonly preventionNote: string | null;
    readonly postponed: Risk['postponed'];
    /** Since when the watcher says that it is not theirs; null while they do not. */
    readonly declinedOn: IsoDate | null;
    /** How many readings of a program in a row trip it. */
    readonly inARow: number;
    /** While it is tripped: a program found it within its threshold again, and asks whether it is contained. */
    readonly recovered: Recovery | null;
    readonly addedOn: IsoDate | null;
    /** Earlier places on the matrix, oldest first. */
    readonly positions: readonly Position[];
    readonly isPlanned: boolean;
    /** Null when no check is planned. */
    readonly nextCheck: IsoDate | null;
    readonly missing: readonly MissingPart[];
    readonly isMinority: boolean;
    readonly cards: readonly string[];
    readonly readings: readonly Reading[];
  };

export type Register = {
  readonly title: string;
  readonly heldOn: IsoDate;
  readonly failedBy: IsoDate;
  readonly successMetric: string | null;
  readonly decision: string | null;
  readonly rehearsal: boolean;
  /** How many people took part, observers not counted. */
  readonly people: number;
  /** How long the meeting took; null when that is not known. */
  readonly minutes: number | null;
  readonly keptUntil: IsoDate | null;
  readonly isReadOnly: boolean;
  readonly importedOn: IsoDate | null;
  readonly planned: readonly RegisterRow[];
  readonly parked: readonly RegisterRow[];
  readonly looseCards: readonly string[];
  /** To the whole plan; '' without one. */
  readonly dissent: string;
  readonly confidence: Session['confidence'];
  readonly pulse: Session['pulse'];
};

/**
 * The register: the planned risks in the order of the ranking, the lone warning last among them, then the parked ones
 * (SPEC RG9).
 * @param today decides which checks are due
 * @param sentences in the language of the reader or of the file
 */
export function readRegister(
  session: Session,
  people: People,
  board: Board,
  planTexts: (riskId: RiskId) => PlanTexts,
  today: IsoDate,
  sentences: Texts<'sentences'>,
): Register {
  const { workshop, minority } = session;
  const heldOn = heldOnOf(session);
  const { planned, parked } = registerOrder(session, board);
  const cards = cardTexts(board.cards);
  const rowOf = (riskId: RiskId, index: number): RegisterRow =>
    readRow(board, riskId, planTexts(riskId), {
      number: board.risks[riskId]?.number ?? index + 1,
      isPlanned: index < planned.length,
      votes: session.tally === null ? null : (session.tally[riskId] ?? 0),
      isMinority: riskId === minority,
      cards: cards.get(riskId) ?? [],
      heldOn,
      failedBy: workshop.failedBy,
      today,
      sentences,
    });
  return {
    title: workshop.title,
    heldOn,
    failedBy: workshop.failedBy,
    successMetric: workshop.successMetric,
    decision: workshop.decision,
    rehearsal: workshop.rehearsal,
    people: session.meeting?.people ?? Object.values(people).filter(takesPart).length,
    minutes: session.meeting?.minutes ?? null,
    keptUntil: workshop.keptUntil ?? null,
    isReadOnly: workshop.closed,
    importedOn: workshop.importedOn ?? null,
    planned: planned.map(rowOf),
    parked: parked.map((riskId, index) => rowOf(riskId, planned.length + index)),
    looseCards: cards.get(null) ?? [],
    dissent: planTexts(wholePlanId).dissent.trim(),
    confidence: session.confidence,
    pulse: session.pulse,
  };
}

/** The texts of the cards in their order, by risk: looked for once, and not once for each of 1,000 rows. */
function cardTexts(cards: Cards): ReadonlyMap<RiskId | null, readonly string[]> {
  const texts = new Map<RiskId | null, string[]>();
  for (const [, { riskId, text }] of inOrder(cards)) {
    const known = texts.get(riskId);
    if (known) known.push(text);
    else texts.set(riskId, [text]);
  }
  return texts;
}

type Standing = {
  number: number;
  isPlanned: boolean;
  votes: number | null;
  isMinority: boolean;
  cards: readonly string[];
  heldOn: IsoDate;
  failedBy: IsoDate;
  today: IsoDate;
  sentences: Texts<'sentences'>;
};

function readRow(board: Board, riskId: RiskId, written: PlanTexts, standing: Standing): RegisterRow {
  const risk = board.risks[riskId];
  if (!risk) throw new Error('a register row needs a risk of the board');
  const texts = Object.fromEntries(Object.entries(written).map(([field, text]) => [field, text.trim()])) as PlanTexts;
  const state = stateOn(standing.today, risk, texts, standing.heldOn);
  const accepted = ownedParts.filter((part) => isAccepted(risk, part, standing.failedBy, standing.today));
  const ended = ownedParts.filter((part) => risk.accepted[part] && !accepted.includes(part));
  return {
    id: `R${standing.number}`,
    number: standing.number,
    isPlanned: standing.isPlanned,
    riskId,
    title: titleOf(board, riskId),
    texts,
    ...factsFrom((fact) => risk[fact]),
    ...effectiveOwners(risk),
    score: scoreOf(risk),
    votes: standing.votes,
    // Only an open row and files read it, and of 1,000 rows it takes long to write.
    get tripwire() {
      return isTripwireEmpty(risk, texts) ? '' : tripwireSentence(risk, texts, standing.sentences);
    },
    ...effectiveOwnerIds(risk),
    acceptedUntil: Object.fromEntries(accepted.map((part) => [part, acceptedUntil(risk, part, standing.failedBy)])),
    acceptanceEnded: Object.fromEntries(ended.map((part) => [part, acceptedUntil(risk, part, standing.failedBy)])),
    stateOn: risk.stateOn ?? null,
    stateNote: risk.stateNote ?? null,
    preventionState: risk.preventionState,
    preventionOn: risk.preventionOn ?? null,
    preventionNote: risk.preventionNote ?? null,
    postponed: risk.postponed ?? null,
    declinedOn: risk.declinedOn ?? null,
    inARow: risk.inARow ?? 1,
    recovered: risk.state === 'tripped' ? (risk.recovered ?? null) : null,
    addedOn: risk.addedOn ?? null,
    positions: risk.positions ?? [],
    accepted,
    state,
    nextCheck: isWatched(state) ? nextCheck(risk, standing.heldOn) : null,
    missing: missingParts(risk, texts),
    isMinority: standing.isMinority,
    cards: standing.cards,
    readings: risk.readings ?? [],
  };
}
