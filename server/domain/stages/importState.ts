import type { Board, Card, Reading, Risk } from '../../../shared/board/board.ts';
import { createRisk } from '../../../shared/board/board.ts';
import { factsFrom } from '../../../shared/board/riskFields.ts';
import { ranksAtEnd } from '../../../shared/board/order.ts';
import type { CardId, Random, RiskId } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import { emptyPlanTexts, wholePlanId } from '../../../shared/plan/plan.ts';
import type { Reviews } from '../../../shared/plan/reviews.ts';
import type { RegisterFile } from '../../../shared/register/file.ts';
import { keeping } from '../../../shared/session/expiry.ts';
import type { Session } from '../../../shared/session/session.ts';
import { createAgenda } from '../../../shared/stages/agenda.ts';
import type { EpochMs, IsoDate, TimeZone } from '../../../shared/time.ts';
import { isoDateIn, isTimeZone, startOfDay } from '../../../shared/time.ts';
import { importRecords } from './importRecords.ts';
import { shownReadings } from '../board/checks.ts';
import type { Check, Hidden, State } from '../core/state.ts';
import type { Founding } from './createState.ts';
import { createState } from './createState.ts';

export type Imported = {
  readonly state: State;
  readonly texts: ReadonlyMap<RiskId, PlanTexts>;
  /** The texts of review notes, by incident. */
  readonly reviews: Reviews;
};

/**
 * A new workshop in its register, made from a file (SPEC FL1). Its owners are plain names, what they had accepted is only
 * proposed, and its history is kept apart from that of the new register.
 */
export function importState(file: RegisterFile, founding: Founding): Imported {
  const { workshop } = file;
  const base = createState(
    {
      title: workshop.title.trim() || 'Register',
      failedBy: workshop.failedBy,
      ...(workshop.language !== null && { language: workshop.language }),
    },
    founding,
  );
  const zone = zoneOf(workshop.timeZone);
  const { board, texts, idOf, ids: known } = boardOf(file, zone, founding.random);
  const { records, reviews, session: ofRecords } = importRecords(file, known, zone, founding.random);
  const ids = (names: readonly string[]): RiskId[] => names.map(idOf);
  const importedOn = isoDateIn(zone, founding.now);
  const session: Session = {
    ...base.session,
    workshop: {
      ...base.session.workshop,
      successMetric: workshop.successMetric,
      decision: workshop.decision,
      rehearsal: workshop.rehearsal,
      importedOn,
      keptByDates: true,
      linkSecret: null,
      ...(workshop.timeZone !== null && isTimeZone(workshop.timeZone) && { timeZone: workshop.timeZone }),
    },
    stage: { name: 'register', startedAt: founding.now, endsAt: null, pausedAt: null, remainingMs: 0, asking: false },
    meeting: {
      heldOn: workshop.heldOn,
      endedOn: workshop.endedOn ?? workshop.heldOn,
      people: workshop.people,
      minutes: workshop.minutes,
    },
    agenda: createAgenda(45),
    scene: workshop.scene,
    contract: { text: workshop.contract, agreed: 0 },
    open: { ...base.session.open, ballot: null },
    vote: { ...base.session.vote, revoteLeft: false },
    tally: file.tally && Object.fromEntries(Object.entries(file.tally).map(([name, dots]) => [idOf(name), dots])),
    ranking: file.ranking.map(ids),
    topRisks: ids(file.topRisks),
    minority: file.minority === null ? null : idOf(file.minority),
    confidence: confidenceOf(file),
    ...ofRecords,
  };
  const { conduct } = base.hidden;
  const earlierHistories =
    file.history.length === 0
      ? file.earlierHistories
      : [...file.earlierHistories, { importedOn, entries: file.history }];
  const { until } = keeping(session, board, records, founding.now);
  return {
    state: {
      ...base,
      session: until === null ? session : { ...session, workshop: { ...session.workshop, keptUntil: until } },
      board,
      records,
      hidden: {
        ...base.hidden,
        conduct: { ...conduct, ballotFor: null, commitCounted: true, confidenceBefore: null },
        earlierHistories,
        checks: checksOf(file, idOf),
        register: { lastNumber: Math.max(0, ...file.risks.map(numberOf)) },
        // The session, which visitors receive, never holds them.
        visitors: { ...base.hidden.visitors, answers: file.pulse },
      },
    },
    texts,
    reviews,
  };
}

/** Without a second look a session has no confidence from it. */
const confidenceOf = ({ confidence: { halfway, ...others } }: RegisterFile): Session['confidence'] =>
  halfway === null ? others : { ...others, halfway };

const zoneOf = (timeZone: string | null): TimeZone => (timeZone !== null && isTimeZone(timeZone) ? timeZone : 'UTC');

function boardOf(file: RegisterFile, zone: TimeZone, random: Random) {
  const riskIds = new Map<string, RiskId>(file.risks.map(({ id }) => [id, createId(random)]));
  const cardIds = new Map<string, CardId>(file.cards.map(({ id }) => [id, createId(random)]));
  /** The schema and the references were checked when the file was read. */
  const idOf = (name: string): RiskId => riskIds.get(name) ?? name;
  const riskRanks = ranksAtEnd({}, file.risks.length);
  const cardRanks = ranksAtEnd({}, file.cards.length);
  const risks = file.risks.map(
    (risk, index) => [idOf(risk.id), riskOf(risk, riskRanks[index] ?? '', zone, random)] as const,
  );
  const cards = file.cards.map((card, index): [CardId, Card] => [
    cardIds.get(card.id) ?? card.id,
    {
      text: card.text,
      riskId: card.risk === null ? null : idOf(card.risk),
      rank: cardRanks[index] ?? '',
      flagged: card.flagged,
      sameAs: card.sameAs === null ? null : (cardIds.get(card.sameAs) ?? null),
    },
  ]);
  const board: Board = { cards: Object.fromEntries(cards), risks: Object.fromEntries(risks) };
  const texts = new Map(file.risks.map((risk): [RiskId, PlanTexts] => [idOf(risk.id), risk.plan]));
  if (file.dissent !== '') texts.set(wholePlanId, { ...emptyPlanTexts, dissent: file.dissent });
  return { board, texts, idOf, ids: new Map<string, string>([...riskIds, ...cardIds]) };
}

type FileReading = RegisterFile['risks'][number]['readings'][number];

/** A fact that is empty, or a list without entries, stays absent, as on a board of the meeting. */
function riskOf(risk: RegisterFile['risks'][number], rank: string, zone: TimeZone, random: Random): Risk {
  const { preventionOn, preventionNote, stateOn, stateNote, addedOn, postponed, positions } = risk;
  const { inARow, recovered, declinedOn } = risk;
  return {
    ...createRisk(risk.title, rank),
    ...factsFrom((fact) => risk[fact]),
    number: numberOf(risk),
    preventionState: risk.preventionState,
    state: risk.state,
    ...(preventionOn !== null && { preventionOn }),
    ...(preventionNote !== null && { preventionNote }),
    ...(stateOn !== null && { stateOn }),
    ...(stateNote !== null && { stateNote }),
    ...(addedOn !== null && { addedOn }),
    ...(postponed !== null && { postponed }),
    ...(inARow !== null && { inARow }),
    ...(recovered !== null && { recovered: { at: startOfDay(zone, recovered.on), reading: recovered.reading } }),
    ...(declinedOn !== null && { declinedOn }),
    ...(positions.length > 0 && { positions }),
    ...(risk.readings.length > 0 && {
      readings: risk.readings.slice(-shownReadings).map((reading) => readingOf(reading, random)),
    }),
  };
}

const numberOf = ({ id }: { readonly id: string }): number => Number(id.slice(1));

/** All checks, of which the board shows the last. The file tells their day, not their time. */
function checksOf({ risks, workshop }: RegisterFile, idOf: (name: string) => RiskId): Hidden['checks'] {
  const starts = new Map<IsoDate, EpochMs>();
  const startOf = (day: IsoDate): EpochMs => {
    const known = starts.get(day) ?? startOfDay(zoneOf(workshop.timeZone), day);
    starts.set(day, known);
    return known;
  };
  const checkOf = ({ on, state, reading, note, undone }: FileReading): Check => ({
    at: startOf(on),
    state,
    reading,
    ...(note !== null && { note }),
    ...(undone && { undone: true }),
  });
  const checked = risks.filter(({ readings }) => readings.length > 0);
  return Object.fromEntries(checked.map(({ id, readings }) => [idOf(id), readings.map(checkOf)]));
}

const readingOf = ({ on, state, reading, note, undone }: FileReading, random: Random): Reading => ({
  id: createId(random),
  on,
  state,
  reading,
  ...(note !== null && { note }),
  ...(undone && { undone: true as const }),
});
