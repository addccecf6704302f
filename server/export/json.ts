import type { Risk } from '../../shared/board/board.ts';
import { factsFrom } from '../../shared/board/riskFields.ts';
import { cardsOf } from '../../shared/board/order.ts';
import type { CardId, RiskId } from '../../shared/ids.ts';
import type { RegisterFile } from '../../shared/register/file.ts';
import { registerOrder } from '../../shared/register/register.ts';
import { isoDateOf } from '../../shared/time.ts';
import { takesPart } from '../../shared/people/roles.ts';
import type { ExportInput } from './input.ts';

/** The whole register, under ids of the file's own, so that the server's ids stay on the server. */
export function registerFileOf({ session, people, board, planTexts }: ExportInput): RegisterFile {
  const { workshop, scene, contract, tally, confidence, pulse, minority } = session;
  const { planned, parked } = registerOrder(session, board);
  const riskIds = [...planned, ...parked];
  const riskNames = new Map(riskIds.map((riskId, index) => [riskId, `R${index + 1}`]));
  const cards = [...riskIds, null].flatMap((riskId) => cardsOf(board.cards, riskId));
  const cardNames = new Map(cards.map(([cardId], index) => [cardId, `C${index + 1}`]));
  const riskName = (riskId: RiskId | null): string | null => (riskId === null ? null : (riskNames.get(riskId) ?? null));
  const cardName = (cardId: CardId | null): string | null => (cardId === null ? null : (cardNames.get(cardId) ?? null));
  return {
    format: 'forewarned.register',
    version: 1,
    workshop: {
      title: workshop.title,
      successMetric: workshop.successMetric,
      decision: workshop.decision,
      heldOn: isoDateOf(workshop.createdAt),
      failedBy: workshop.failedBy,
      rehearsal: workshop.rehearsal,
      people: Object.values(people).filter(takesPart).length,
      scene: { date: scene.date, headline: scene.headline, text: scene.text },
      contract: contract.text,
    },
    risks: riskIds.flatMap((riskId) => {
      const risk = board.risks[riskId];
      return risk ? [{ id: riskName(riskId) ?? '', ...factsOf(risk), plan: planTexts(riskId) }] : [];
    }),
    cards: cards.map(([cardId, card]) => ({
      id: cardName(cardId) ?? '',
      text: card.text,
      risk: riskName(card.riskId),
      flagged: card.flagged,
      sameAs: cardName(card.sameAs),
    })),
    tally: tally && Object.fromEntries([...riskNames].map(([riskId, name]) => [name, tally[riskId] ?? 0])),
    topRisks: planned.filter((riskId) => riskId !== minority).map((riskId) => riskName(riskId) ?? ''),
    minority: riskName(minority),
    confidence: {
      before: confidence.before && [...confidence.before],
      after: confidence.after && [...confidence.after],
    },
    pulse: pulse && [...pulse],
  };
}

function factsOf(risk: Risk): Omit<RegisterFile['risks'][number], 'id' | 'plan'> {
  return {
    title: risk.title,
    ...factsFrom((fact) => risk[fact]),
    accepted: { ...risk.accepted },
    state: risk.state,
    readings: (risk.readings ?? []).flatMap(({ on, state, reading }) =>
      state === 'fine' || state === 'tripped' ? [{ on, state, reading }] : [],
    ),
  };
}

export const exportJson = (input: ExportInput): string => `${JSON.stringify(registerFileOf(input), null, 2)}\n`;
