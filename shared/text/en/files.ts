import type { RiskField } from '../../board/riskFields.ts';
import { riskFieldNames, riskFields } from '../../board/riskFields.ts';
import type { Format } from '../format.ts';
import { figuresText } from './figures.ts';

const fields = Object.fromEntries(riskFieldNames.map((field) => [field, riskFields[field].label])) as {
  readonly [F in RiskField]: string;
};

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
  register: 'Register',
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
  parked: 'Parked',
  looseCards: 'Loose cards',
  calendar: {
    name: (title: string) => `${title}: tripwire checks`,
    rehearsal: (name: string) => `Rehearsal: ${name}`,
    check: (id: string, signal: string, watcher: string | null) =>
      `Check ${id}: ${signal}${watcher === null ? '' : ` (${watcher})`}`,
  },
});
