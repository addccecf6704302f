import fc from 'fast-check';
import { checkResults, preventionStates, riskStates } from '../../shared/board/board.ts';
import type { RiskFact } from '../../shared/board/riskFields.ts';
import { riskFacts, riskFields } from '../../shared/board/riskFields.ts';
import { planFields } from '../../shared/board/riskFields.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { outcomes } from '../../shared/session/foresight.ts';
import type { RegisterFile } from '../../shared/register/file.ts';
import { registerFileSchema } from '../../shared/register/file.ts';
import type { ExportInput } from '../export/input.ts';
import { fullRecords } from './fullRecords.ts';
import { arbitraryRecords } from './arbitraryRecords.ts';
import { day, filled, orNull, words } from './arbitraryWords.ts';
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
          inARow: 3,
          recovered: { at: Date.UTC(2026, 11, 7, 16), reading: 4 },
          declinedOn: '2026-12-06',
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
      confidence: { before: [20, 40, 60, 80], after: [50, 50, 60, 70], halfway: [40, 40, 50, 60] },
      pulse: ['Money'],
      outcome: { came: 'inPart', text: 'Two of three', share: 80, on: '2027-05-20' },
      unforeseen: [
        { id: 'unforeseen-1', text: 'The bridge was closed', sameAs: null },
        { id: 'unforeseen-2', text: 'No way over the river', sameAs: 'unforeseen-1' },
      ],
      secondLook: { state: 'held', on: '2027-02-20' },
    },
  );
  return {
    ...input,
    ...fullRecords,
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
      {
        id: 3,
        at: 1_798_000_200_000,
        by: { kind: 'person', participantId: 'lea', name: 'Ben', byLink: false },
        type: 'setIncident',
        riskId: 'late',
        record: {
          kind: 'incidents',
          id: 'incident-1',
          changes: { cause: [null, 'avoidable'], changes: [[], fullRecords.records.incidents['incident-1']?.changes] },
        },
      },
    ],
  };
};

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
  inARow: orNull(fc.integer({ min: 1, max: limits.inARow })),
  recovered: orNull(fc.record({ on: day, reading: orNull(fc.oneof(fc.integer(), words)) })),
  declinedOn: orNull(day),
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
        outcome: orNull(
          fc.record({ came: fc.constantFrom(...outcomes), text: words, share: orNull(fc.nat(100)), on: day }),
        ),
        secondLook: fc.constantFrom(
          null,
          { state: 'declined' },
          { state: 'held', on: '2027-02-01' },
          { state: 'putOff', until: '2027-02-01' },
        ),
        records: arbitraryRecords(ids),
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
    version: 3,
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
    confidence: { before: made.percents, halfway: made.percents, after: null },
    pulse: made.pulse,
    ...made.records,
    outcome: made.outcome, secondLook: made.secondLook,
    history: made.entries.map((entry: any, i: number) => ({
      id: i + 1, at: entry.at, by: { kind: 'person', name: entry.name, byLink: true }, type: 'setRisk', risk: ids[0] ?? null,
      changes: { title: [entry.from, entry.to] }, texts: { cause: [entry.from, entry.to] }, about: { day: entry.about },
    })),
    earlierHistories: [],
  }); // prettier-ignore
}
