import type { RiskField } from '../../board/riskFields.ts';
import { riskFieldNames, riskFields } from '../../board/riskFields.ts';
import type { Format } from '../format.ts';
import { figuresText } from './figures.ts';
import { foresightSentences } from './foresightSentences.ts';
import { fired, foreseenAs, outcomes, verdicts } from './foresightWords.ts';
import { smallTestSentence, testStateNames } from './smallTestSentence.ts';

const fields = Object.fromEntries(riskFieldNames.map((field) => [field, riskFields[field].label])) as {
  readonly [F in RiskField]: string;
};

/** In brackets who does it, if anybody. */
const by = (name: string | null): string => (name === null ? '' : ` (${name})`);

/** The words of the files that are read by people: Markdown and calendar. Tables for programs have English columns. */
export const filesText = (format: Format) => ({
  rehearsal: 'Rehearsal: some of the people in it were simulated.',
  title: (title: string) => `${title}: risk register`,
  workshop: 'Workshop',
  people: 'People',
  successMeans: 'Success means',
  decision: 'Decision',
  imaginedFailure: 'Imagined failure date',
  confidenceBefore: 'Confidence before',
  confidenceAfter: 'Confidence after',
  confidenceHalfway: 'Confidence at half time',
  register: 'Register',
  dissent: 'Dissent to the whole plan',
  middle: (middle: number, least: number, most: number) =>
    `middle answer ${format.number(middle)} of 100 (from ${format.number(least)} to ${format.number(most)})`,
  figures: 'Figures',
  figuresLine: figuresText(format),
  importedOn: 'Imported',
  minutes: 'Minutes',
  summary: 'Summary',
  id: 'ID',
  risk: 'Risk',
  score: 'Score',
  votes: 'Votes',
  owner: 'Owner',
  status: 'Status',
  nextCheck: 'Next check',
  /** English names the fields as tables do. */
  fields,
  tripwire: 'Tripwire',
  firstCheck: 'First check',
  grace: 'Days of grace',
  preventionState: 'Prevention state',
  stateSince: 'State since',
  retiredBecause: 'Retired because',
  lastCheck: 'Last check',
  accepted: 'Accepted',
  complete: 'Complete',
  parts: (done: number, of: number) => `${format.number(done)} of ${format.number(of)} parts`,
  cards: 'Cards',
  cardsBelow: 'Cards:',
  records: {
    incidents: 'Incidents',
    kinds: { tripped: 'Tripped', happened: 'It happened', nearMiss: 'It almost happened' },
    layers: {
      prevention: 'prevention',
      tripwire: 'tripwire',
      contingency: 'contingency plan',
      people: 'people',
      luck: 'luck',
    },
    firstSign: 'First sign',
    reading: 'Reading',
    what: 'What happened',
    couldHave: 'What could have happened',
    held: 'What held',
    containedOn: 'Contained',
    falseAlarm: 'False alarm',
    reviewNotNeeded: 'No review, because',
    note: { intended: 'Intended', happened: 'Happened', gap: 'What lies between', because: 'Why' },
    cause: 'Kind',
    causes: { avoidable: 'avoidable', inherent: 'inherent', experiment: 'an experiment' },
    change: 'Change',
    accepted: 'accepted',
    proposed: 'proposed',
    landed: 'landed',
    holds: 'holds',
    answers: { yes: 'yes', notYet: 'not yet', dropped: 'dropped' },
  },
  parked: 'Parked',
  looseCards: 'Loose cards',
  foresight: {
    ...foresightSentences(format),
    title: 'Was it foreseen?',
    came: 'What came:',
    became: 'What became of it',
    sign: 'First sign',
    damage: 'Damage',
    tripwire: 'The tripwire came',
    before: 'Before',
    verdicts,
    fired,
    foreseenAs,
    outcomes,
  },
  smallTests: {
    title: 'Small tests',
    states: testStateNames,
    sentence: smallTestSentence,
    result: (result: string) => `What came of it: ${result.replace(/[.]+$/, '')}.`,
    stopped: 'Stopped at once, as agreed.',
    owner: (name: string) => `${name} looks at the result.`,
  },
  checklists: {
    title: 'Checklists',
    readBefore: (pause: string) => `Read before ${pause}`,
    runs: (count: number, last: string) =>
      format.plural(count, { one: `Run once, on ${last}.`, other: `Run # times, last on ${last}.` }),
  },
  calendar: {
    name: (title: string) => `${title}: register`,
    rehearsal: (name: string) => `Rehearsal: ${name}`,
    check: (id: string, signal: string | null, watcher: string | null) =>
      `Check ${id}${signal === null ? '' : `: ${signal}`}${by(watcher)}`,
    due: (id: string, step: string | null, owner: string | null) =>
      `Due: ${id}${step === null ? '' : ` ${step}`}${by(owner)}`,
    testEnds: (id: string | null) => (id === null ? 'Test ends' : `Test ends: ${id}`),
    halfway: (title: string | null) => (title === null ? 'Halfway' : `Halfway: look again at ${title}`),
    failure: (title: string | null) => (title === null ? 'Imagined failure' : `Imagined failure: ${title}`),
    landed: (id: string | null) => (id === null ? 'Has the change landed?' : `${id}: has the change landed?`),
    holds: (id: string | null) => (id === null ? 'Does the change hold?' : `${id}: does it hold?`),
    review: (what: string | null) => (what === null ? 'Review' : `Review: ${what}`),
    lastDay: (title: string | null) =>
      title === null ? 'Last day of the register' : `Last day of the ${title} register`,
    keep: 'Everything is deleted after this day. Open it to keep it, or download it.',
    stillTripped: (ids: readonly string[]) => `Still tripped: ${format.list(ids)}`,
    of: (name: string, owner: string) => `${name} (${owner})`,
  },
});
