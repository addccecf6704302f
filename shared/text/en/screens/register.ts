import type { ExportFormat } from '../../../register/exportFormats.ts';
import type { Format } from '../../format.ts';
import type { TripwireState } from '../../../register/schedule.ts';
import type { MissingPart } from '../../../register/missing.ts';
import { requiredParts } from '../../../register/missing.ts';
import { numberWordFirst } from '../numberWords.ts';

const states: { readonly [S in TripwireState]: string } = {
  none: 'No tripwire',
  armed: 'Watching',
  due: 'Due today',
  late: 'Late',
  notLookedAt: 'Not looked at',
  tripped: 'Tripped',
  contained: 'Contained',
  retired: 'Retired',
};

const missing: { readonly [P in MissingPart]: string } = {
  prevention: 'prevention step',
  preventionOwner: 'owner',
  preventionDue: 'due date',
  signal: 'signal',
  threshold: 'threshold',
  checkBy: 'check date',
  contingency: 'contingency plan',
  responseReason: 'why it is accepted',
  responseUntil: 'until when it is accepted',
};

/** The words of the register page. */
export const registerText = ({ list, number, plural }: Format) => ({
  wholeDissent: 'Dissent to the whole plan',
  title: (rows: number) =>
    rows === 0
      ? 'Nothing in the plan yet'
      : `${numberWordFirst(rows)} ${plural(rows, { one: 'way', other: 'ways' })} this fails, and how we’ll know first`,
  eyebrow: (date: string, people: number, minutes: number) =>
    `Risk register · ${date} · ${plural(people, { one: '# person', other: '# people' })}, ${plural(minutes, { one: '# minute', other: '# minutes' })}`,
  rehearsal: 'Rehearsal: some of these people were simulated.',
  none: 'No risk was chosen for the plan.',
  noneFacilitator: 'Choose a parked risk.',
  noneParked: 'Go back to Plan to add a risk.',
  noneOthers: 'The facilitator can choose a parked risk.',
  choose: 'Choose risks for the plan',

  export: 'Export',
  formats: {
    xlsx: 'Spreadsheet (XLSX)',
    csv: 'Table (CSV)',
    md: 'Markdown',
    json: 'Everything (JSON)',
    ics: 'Add the checks to your calendar',
  } satisfies { readonly [F in ExportFormat]: string },
  copyMarkdown: 'Copy as Markdown',
  copyTable: 'Copy as table',
  tableCopied: 'Copied as a table',
  copyRow: 'Copy as text',
  csvSemicolons: 'Table with semicolons (CSV)',
  jsonWithAnswers: 'Everything, with the answers that felt unsafe (JSON)',
  print: 'Print, or save as PDF',
  printHint: 'One page in brief, then the rows',
  forTracker: (name: string) => `For ${name} (CSV)`,
  preparing: 'Preparing the file',
  downloaded: (file: string) => `Downloaded ${file}`,
  copied: 'Copied as Markdown',
  notCopied: 'This browser doesn’t allow copying. Choose Markdown to get a file.',
  failed: 'The server didn’t answer, so there is no file. Nothing changed. Try again in a moment.',

  filter: 'Show',
  filters: {
    all: 'All risks',
    open: 'Needs attention',
    armed: 'Watching',
    incomplete: 'Incomplete',
    proposed: 'Not accepted by their owners yet',
    mine: 'Mine',
  },
  sort: 'Sort by',
  sorts: {
    register: 'Place in the vote',
    score: 'Likelihood × impact',
    due: 'Due date',
    check: 'Next check',
    state: 'State',
  },
  noneMatch: 'No risk matches. Show all of them to see the rest.',
  showAll: 'Show all risks',

  table: 'Risks of the plan',
  columns: {
    number: '#',
    risk: 'Risk',
    prevention: 'Prevention step',
    tripwire: 'Tripwire',
    contingency: 'Contingency plan',
    owner: 'Owner',
    due: 'Due',
    state: 'State',
  },
  untitled: 'Not named yet',
  edit: (title: string) => `Open ${title}`,
  minority: 'Lone warning',
  dots: (n: number) => plural(n, { one: '# dot', other: '# dots' }),
  place: (likelihood: number, impact: number) => `${likelihood} × ${impact}`,
  missing: (parts: readonly MissingPart[]) =>
    parts.length === requiredParts.length ? 'Not planned yet' : `Missing: ${list(parts.map((part) => missing[part]))}`,
  nobody: 'Nobody yet',
  proposed: 'Proposed',
  emptyCell: '–',
  dissent: 'Dissent',

  states,
  dueToday: 'Due today',
  overdue: (date: string) => `Late since ${date}`,
  nextCheck: (date: string) => `Next check ${date}`,
  stillFine: 'Still fine',
  tripped: 'Tripped',
  checkNow: 'Check now',
  withReading: 'Add a reading',
  checkTitle: (title: string) => `Check: ${title}`,
  reading: 'What is the value now?',
  readingHint: 'Optional. A number draws a line over time.',
  fineLabel: (title: string) => `${title} is still fine`,
  trippedLabel: (title: string) => `${title} has tripped`,
  readings: (count: number, last: string) =>
    `${plural(count, { one: '# reading', other: '# readings' })}, the last ${last}`,
  lastCheck: (date: string, reading: string | null) => (reading === null ? `Checked ${date}` : `${reading} on ${date}`),
  notRecorded: 'The check was not saved. Nothing changed. Try again.',

  hasTripped: 'Tripped',
  thenOwner: (name: string) => `Then ${name} does this:`,
  thenSomebody: 'Then someone, not named yet, does this:',
  noContingency: 'There is no contingency plan. Decide now who does what, and write it down.',
  write: 'Open this risk',
  fineAgain: 'It is fine again',
  review: 'Review note: 15 minutes, once it is dealt with',
  reviewSteps: [
    'What did we intend?',
    'What happened?',
    'What is the gap, and why: avoidable, inherent, or an experiment that was worth it?',
    'One change, and one person who does it.',
  ],

  matrix: 'Likelihood and impact',
  sheetTitle: (id: string) => `Risk ${id}`,
  legend: 'The risks by number',
  matrixLabel: 'Risks by likelihood and impact',
  notPlaced: (count: number) => plural(count, { one: '# not rated yet', other: '# not rated yet' }),
  parked: (n: number) => `Parked · ${n}`,
  parkedHint: 'Risks that were named and not planned this time.',
  loose: (n: number) => `Loose cards · ${n}`,

  foot: (watching: number, late: number, next: string | null) =>
    [
      watching === 0 ? 'Nothing is watched yet' : `Watching ${number(watching)}`,
      late > 0 && `${number(late)} late`,
      next !== null && `next check ${next}`,
    ]
      .filter(Boolean)
      .join(' · '),
});
