import fc from 'fast-check';
import { checkResults, preventionStates, riskStates } from '../../shared/board/board.ts';
import type { RiskFact } from '../../shared/board/riskFields.ts';
import { riskFacts, riskFields } from '../../shared/board/riskFields.ts';
import { planFields } from '../../shared/board/riskFields.ts';
import type { RegisterFile } from '../../shared/register/file.ts';
import { registerFileSchema } from '../../shared/register/file.ts';
import { isoDateOf } from '../../shared/time.ts';
import type { ExportInput } from '../export/input.ts';
import { completeFacts, completePlan, givenInput } from './exportFixture.ts';

/** For tests: a register some weeks after its meeting, with everything that one can hold. */
export const fullInput = (): ExportInput => {
  const input = givenInput(
    {
      late: {
        cards: ['Testing began in April', 'Nobody owned the tests'],
        facts: {
          ...completeFacts,
          number: 7,
          watcher: 'Ana',
          watcherId: 'ana',
          firstCheck: '2026-11-30',
          graceDays: 2,
          accepted: { watcher: true },
          acceptedUntil: { watcher: '2027-05-21' },
          preventionState: 'done',
          preventionOn: '2026-12-20',
          preventionNote: 'Real files run every night',
          state: 'tripped',
          stateOn: '2026-12-05',
          postponed: { until: '2027-01-09', times: 2, reason: 'holidays' },
          positions: [{ until: '2026-12-01', likelihood: 5, impact: 5 }],
          readings: [
            { id: 'check-1', on: '2026-11-28', state: 'fine', reading: 7, undone: true },
            { id: 'check-2', on: '2026-12-05', state: 'tripped', reading: '1.234,5 %', note: 'twice' },
          ],
        },
        plan: completePlan,
      },
      sso: {
        cards: ['Sign-in broke'],
        facts: {
          title: 'Sign-in broke',
          number: 2,
          state: 'retired',
          stateOn: '2026-12-30',
          stateNote: 'The feature was cut',
          response: 'accept',
          responseReason: 'It is cheap',
          responseUntil: '2027-04-01',
        },
      },
      added: { cards: [], facts: { title: 'The vendor leaves', number: 31, addedOn: '2026-12-24' } },
    },
    {
      meeting: { heldOn: '2026-11-20', endedOn: '2026-11-21', people: 9, minutes: 52 },
      tally: { late: 5, sso: 2 },
      ranking: [['late'], ['sso']],
      topRisks: ['late'],
      confidence: { before: [20, 40, 60, 80], after: [50, 50, 60, 70] },
      pulse: ['Money'],
    },
  );
  return {
    ...input,
    history: [
      {
        id: 1,
        at: 1_798_000_000_000,
        by: { kind: 'person', participantId: 'lea', name: 'Ben', byLink: false },
        type: 'setRisk',
        riskId: 'late',
        changes: { likelihood: [5, 4], watcher: [undefined, 'Ana'], watcherId: [null, 'ana'] },
        checkId: 'check-2',
      },
      {
        id: 2,
        at: 1_798_000_100_000,
        by: { kind: 'program' },
        type: 'makeLink',
        riskId: null,
        about: { linkId: 'link-1', may: 'read' },
      },
    ],
  };
};

const words = fc
  .string({ unit: fc.oneof(fc.constantFrom('a', 'b', ' ', '=', '+', '@', '"', "'", ',', ';', '\n', '<', '|', '#', 'é', '界', '🔔'), fc.string({ unit: 'grapheme', maxLength: 1 })), maxLength: 30 })
  .filter((text) => text.isWellFormed() && !/[\0-\x08\x0B-\x1F\x7F]/.test(text)); // prettier-ignore
const filled = words.map((text) => `x${text}`);
const day = fc.integer({ min: 20_000, max: 25_000 }).map((days) => isoDateOf(days * 86_400_000));
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 3 });

function factValue(fact: RiskFact): fc.Arbitrary<unknown> {
  const entry = riskFields[fact];
  switch (entry.kind) {
    case 'grade':
    case 'days':
      return orNull(fc.integer({ min: 1, max: entry.most }));
    case 'choice':
      return orNull(fc.constantFrom(...entry.of));
    case 'day':
      return orNull(day);
    default:
      return orNull(filled);
  }
}

const reading = fc.record({
  on: day,
  state: fc.constantFrom(...checkResults),
  reading: orNull(
    fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      words,
    ),
  ),
  note: orNull(words),
  undone: fc.boolean(),
});

const part = <T>(value: fc.Arbitrary<T>) =>
  fc.record({ prevention: value, watcher: value, contingency: value }, { requiredKeys: [] });

const riskWithoutId = fc.record({
  title: words,
  ...(Object.fromEntries(riskFacts.map((fact) => [fact, factValue(fact)])) as Record<RiskFact, fc.Arbitrary<never>>),
  accepted: part(fc.constant(true as const)),
  acceptedUntil: part(day),
  preventionState: fc.constantFrom(...preventionStates),
  preventionOn: orNull(day),
  preventionNote: orNull(words),
  state: fc.constantFrom(...riskStates),
  stateOn: orNull(day),
  stateNote: orNull(words),
  addedOn: orNull(day),
  postponed: orNull(fc.record({ until: day, times: fc.integer({ min: 1, max: 9 }), reason: words })),
  positions: fc.array(
    fc.record({ until: day, likelihood: fc.integer({ min: 1, max: 5 }), impact: fc.integer({ min: 1, max: 5 }) }),
    { maxLength: 3 },
  ),
  readings: fc.array(reading, { maxLength: 4 }),
  plan: fc.record(
    Object.fromEntries(planFields.map((field) => [field, words])) as Record<string, fc.Arbitrary<string>>,
  ),
});

/** For tests: any file that an export can write. */
export const arbitraryFile = (): fc.Arbitrary<RegisterFile> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 99_999 }), { maxLength: 6 })
    .chain((numbers) => {
      const ids = numbers.map((number) => `R${number}`);
      return fc.record({
        ids: fc.constant(ids),
        risks: fc.tuple(...ids.map(() => riskWithoutId)),
        cards: fc.array(
          fc.record({ text: words, flagged: fc.boolean(), risk: fc.option(fc.nat(), { nil: null }), sameAs: fc.nat() }),
          { maxLength: 8 },
        ),
        places: fc.tuple(...ids.map(() => fc.constantFrom('top', 'minority', 'parked'))),
        dots: fc.tuple(...ids.map(() => fc.nat(9))),
        counted: fc.boolean(),
        title: words,
        facts: fc.record({ successMetric: orNull(words), decision: orNull(words), minutes: orNull(fc.nat(500)) }),
        days: fc.tuple(day, day, day),
        rehearsal: fc.boolean(),
        percents: orNull(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 })),
        pulse: orNull(fc.array(words, { maxLength: 3 })),
        entries: fc.array(fc.record({ at: fc.nat(), name: words, from: words, to: words, about: words }), {
          maxLength: 3,
        }),
      });
    })
    .map(toFile);

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return -- the schema checks what is built here */
function toFile(made: any): RegisterFile {
  const ids: string[] = made.ids;
  const minority = ids[made.places.indexOf('minority')] ?? null;
  const top = ids.filter((_, i) => made.places[i] === 'top');
  const order = [
    ...top,
    ...(minority === null ? [] : [minority]),
    ...ids.filter((id) => !top.includes(id) && id !== minority),
  ];
  const cardOrder = (card: any): number =>
    card.risk === null || ids.length === 0 ? ids.length : order.indexOf(ids[card.risk % ids.length] ?? '');
  const cards = [...made.cards].sort((a: any, b: any) => cardOrder(a) - cardOrder(b));
  return registerFileSchema.parse({
    format: 'forewarned.register',
    version: 2,
    workshop: {
      title: made.title, ...made.facts, heldOn: made.days[0], endedOn: made.days[1], failedBy: made.days[2], rehearsal: made.rehearsal,
      people: 5, timeZone: 'Europe/Berlin', language: null, importedOn: null,
      scene: { date: made.days[2], headline: made.title, text: made.title }, contract: made.title,
    },
    risks: order.map((id) => ({ id, ...made.risks[ids.indexOf(id)] })),
    cards: cards.map((card: any, i: number) => ({
      id: `C${i + 1}`, text: card.text, flagged: card.flagged,
      risk: card.risk === null || ids.length === 0 ? null : ids[card.risk % ids.length],
      sameAs: i > 0 && card.sameAs % 3 === 0 ? `C${(card.sameAs % i) + 1}` : null,
    })),
    tally: made.counted ? Object.fromEntries(order.map((id) => [id, made.dots[ids.indexOf(id)]])) : null,
    ranking: made.counted ? order.map((id) => [id]) : [],
    topRisks: top,
    minority,
    confidence: { before: made.percents, after: null },
    pulse: made.pulse,
    history: made.entries.map((entry: any, i: number) => ({
      id: i + 1, at: entry.at, by: { kind: 'person', name: entry.name, byLink: true }, type: 'setRisk', risk: ids[0] ?? null,
      changes: { title: [entry.from, entry.to] }, texts: { cause: [entry.from, entry.to] }, about: { day: entry.about },
    })),
    earlierHistories: [],
  }); // prettier-ignore
}
