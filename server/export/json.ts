import type { OwnerIds, Reading, Risk } from '../../shared/board/board.ts';
import { factsFrom } from '../../shared/board/riskFields.ts';
import { cardsOf } from '../../shared/board/order.ts';
import type { CardId, RiskId } from '../../shared/ids.ts';
import type { RegisterFile } from '../../shared/register/file.ts';
import { registerFileVersion, registerFormat } from '../../shared/register/file.ts';
import { registerOrder } from '../../shared/register/registerOrder.ts';
import { dayIn, heldOnOf } from '../../shared/session/session.ts';
import { wholePlanId } from '../../shared/plan/plan.ts';
import type { Session } from '../../shared/session/session.ts';
import { takesPart } from '../../shared/people/roles.ts';
import type { ExportInput } from './input.ts';
import { fileHistory } from './jsonHistory.ts';
import { fileRecords, recordNames } from './jsonRecords.ts';
import { numbersOf } from './numbers.ts';

/** The whole register, under ids of the file's own, so that the server's ids stay on the server. */
export function registerFileOf(input: ExportInput): RegisterFile {
  const { session, people, board, planTexts } = input;
  const { workshop, meeting, scene, contract, tally, confidence, minority } = session;
  const { planned, parked } = registerOrder(session, board);
  const riskIds = [...planned, ...parked];
  const numbers = numbersOf(riskIds, board.risks);
  const cards = [...riskIds, null].flatMap((riskId) => cardsOf(board.cards, riskId));
  const cardNames = new Map(cards.map(([cardId], index) => [cardId, `C${index + 1}`]));
  const riskName = (riskId: RiskId | null): string | null => {
    const number = riskId === null ? undefined : numbers.get(riskId);
    return number === undefined ? null : `R${number}`;
  };
  const names = recordNames(input, riskName);
  const riskNames = (ids: readonly RiskId[]): string[] => ids.flatMap((id) => riskName(id) ?? []);
  const cardName = (cardId: CardId | null): string | null => (cardId === null ? null : (cardNames.get(cardId) ?? null));
  return {
    format: registerFormat,
    version: registerFileVersion,
    workshop: {
      title: workshop.title,
      successMetric: workshop.successMetric,
      decision: workshop.decision,
      heldOn: heldOnOf(session),
      endedOn: meeting?.endedOn ?? null,
      minutes: meeting?.minutes ?? null,
      failedBy: workshop.failedBy,
      rehearsal: workshop.rehearsal,
      people: meeting?.people ?? Object.values(people).filter(takesPart).length,
      timeZone: workshop.timeZone ?? null,
      language: workshop.language ?? null,
      importedOn: workshop.importedOn ?? null,
      scene: { date: scene.date, headline: scene.headline, text: scene.text },
      contract: contract.text,
    },
    risks: riskIds.flatMap((riskId) => {
      const risk = board.risks[riskId];
      return risk
        ? [
            {
              id: riskName(riskId) ?? '',
              ...riskOf(risk, session),
              readings: readingsOf(input, riskId).map(readingOf),
              plan: planTexts(riskId),
            },
          ]
        : [];
    }),
    cards: cards.map(([cardId, card]) => ({
      id: cardName(cardId) ?? '',
      text: card.text,
      risk: riskName(card.riskId),
      flagged: card.flagged,
      sameAs: cardName(card.sameAs),
    })),
    tally: tally && Object.fromEntries(riskIds.map((riskId) => [riskName(riskId) ?? '', tally[riskId] ?? 0])),
    ranking: session.ranking.map(riskNames).filter((group) => group.length > 0),
    topRisks: riskNames(planned.filter((riskId) => riskId !== minority)),
    minority: riskName(minority),
    confidence: {
      before: confidence.before && [...confidence.before],
      halfway: confidence.halfway ? [...confidence.halfway] : null,
      after: confidence.after && [...confidence.after],
    },
    dissent: input.planTexts(wholePlanId).dissent,
    pulse: input.answers && [...input.answers],
    ...fileRecords(input, names, riskName, cardName),
    history: fileHistory(input.history ?? [], (riskId) => readingsOf(input, riskId), riskName, names),
    earlierHistories: [...(input.earlierHistories ?? [])],
  };
}

type FileRisk = Omit<RegisterFile['risks'][number], 'id' | 'plan' | 'readings'>;

/** A field of the board that is missing here does not compile: the file would lose it. */
type HeldFields = { readonly [F in Exclude<keyof Risk, 'rank' | 'number' | 'readings' | keyof OwnerIds>]: unknown };

function riskOf(risk: Risk, session: Session): FileRisk & HeldFields {
  const { recovered } = risk;
  return {
    title: risk.title,
    ...factsFrom((fact) => risk[fact]),
    accepted: { ...risk.accepted },
    acceptedUntil: { ...risk.acceptedUntil },
    preventionState: risk.preventionState,
    preventionOn: risk.preventionOn ?? null,
    preventionNote: risk.preventionNote ?? null,
    state: risk.state,
    stateOn: risk.stateOn ?? null,
    stateNote: risk.stateNote ?? null,
    addedOn: risk.addedOn ?? null,
    postponed: risk.postponed ?? null,
    inARow: risk.inARow ?? null,
    recovered: recovered ? { on: dayIn(session, recovered.at), reading: recovered.reading } : null,
    declinedOn: risk.declinedOn ?? null,
    positions: (risk.positions ?? []).map(({ until, likelihood, impact }) => ({ until, likelihood, impact })),
  };
}

/** All checks where the caller knows them, else those on the board. */
function readingsOf({ board, checks }: ExportInput, riskId: RiskId): readonly Reading[] {
  const onBoard = board.risks[riskId]?.readings ?? [];
  const all = checks?.[riskId] ?? [];
  return all.length > onBoard.length ? all : onBoard;
}

const readingOf = ({
  on,
  state,
  reading,
  note,
  undone,
}: Reading): RegisterFile['risks'][number]['readings'][number] => ({
  on,
  state,
  reading,
  note: note ?? null,
  undone: undone === true,
});

/**
 * One risk, card or change a line: versions of a file can be compared line by line, and it takes half the space of an
 * indented one.
 */
export function exportJson(input: ExportInput): string {
  const lines = Object.entries(registerFileOf(input)).map(([key, value]) => `${JSON.stringify(key)}: ${part(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

const part = (value: unknown): string =>
  Array.isArray(value) && typeof value[0] === 'object'
    ? `[\n${value.map((one) => JSON.stringify(one)).join(',\n')}\n]`
    : JSON.stringify(value);
