import { createCard, createRisk } from '../../shared/board/board.ts';
import { noRecords } from '../../shared/board/records.ts';
import type { Risk } from '../../shared/board/board.ts';
import { ranksAtEnd } from '../../shared/board/order.ts';
import type { PlanTexts } from '../../shared/plan/plan.ts';
import { emptyPlanTexts } from '../../shared/plan/plan.ts';
import type { Session } from '../../shared/session/session.ts';
import { givenState } from './boardFixture.ts';
import type { ExportInput } from '../export/input.ts';

/** For tests: texts that every format must defuse. */
export const hostile = [
  "=cmd|'/c calc'!A0",
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\uFF1D1+1',
  '\uFF0B1',
  '\uFF0D1',
  '\uFF201',
  '  =1+1',
  'say "hi", then\nleave',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1)) ![y](https://evil.example/p.png) | # *bold* `code` ~~no~~',
  '1. not a list',
  'BEGIN:VALARM\r\nATTACH:https://evil.example;x,y\\n',
];

type GivenRisk = {
  readonly cards: readonly string[];
  readonly facts?: Partial<Risk>;
  readonly plan?: Partial<PlanTexts>;
};

export function givenInput(
  risks: { readonly [riskId: string]: GivenRisk },
  session: Partial<Session> = {},
): ExportInput {
  const ranks = ranksAtEnd({}, Object.keys(risks).length);
  const state = givenState({ piles: {}, stage: 'register', session });
  const cards = Object.entries(risks).flatMap(([riskId, { cards: texts }]) => {
    const cardRanks = ranksAtEnd({}, texts.length);
    return texts.map((text, i) => [`${riskId}-${i}`, { ...createCard(text, cardRanks[i] ?? ''), riskId }] as const);
  });
  return {
    session: state.session,
    people: state.people,
    board: {
      cards: Object.fromEntries(cards),
      risks: Object.fromEntries(
        Object.entries(risks).map(([id, { facts }], i) => [id, { ...createRisk(id, ranks[i] ?? ''), ...facts }]),
      ),
    },
    planTexts: (riskId) => ({ ...emptyPlanTexts, ...risks[riskId]?.plan }),
    records: noRecords,
    reviews: {},
    today: '2026-12-01',
    registerUrl: 'https://forewarned.example/w/abc',
    answers: null,
  };
}

export const completePlan: Partial<PlanTexts> = {
  cause: 'we tested late',
  event: 'defects surfaced in May',
  effect: 'three weeks',
  prevention: 'Test each import with real files',
  signal: 'open defects',
  source: 'the tracker',
  threshold: '20',
  contingency: 'cut the import',
};

export const completeFacts: Partial<Risk> = {
  title: 'Testing began too late',
  likelihood: 4,
  impact: 5,
  response: 'reduce',
  preventionOwner: 'Ana',
  preventionDue: '2027-01-15',
  comparison: 'above',
  cadence: 'weekly',
  checkBy: '2027-03-01',
};

export const ordinary = (): ExportInput =>
  givenInput(
    {
      late: { cards: ['Testing began in April', 'Nobody owned the tests'], facts: completeFacts, plan: completePlan },
      sso: { cards: ['Sign-in broke'], facts: { title: 'Sign-in broke' } },
      docs: { cards: ['Nobody read the docs'], facts: { title: '' } },
    },
    {
      tally: { late: 5, sso: 0, docs: 2 },
      ranking: [['late'], ['docs'], ['sso']],
      topRisks: ['late'],
      minority: 'sso',
      pulse: ['Money'],
    },
  );
