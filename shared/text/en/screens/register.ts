import type { ExportFormat } from '../../../register/exportFormats.ts';
import type { Format } from '../../format.ts';
import type { RiskState } from '../../../board/board.ts';
import type { RequiredPart } from '../../../register/missing.ts';
import { requiredParts } from '../../../register/missing.ts';

const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

const states: { readonly [S in RiskState]: string } = {
  none: 'No tripwire yet',
  armed: 'Armed',
  checkDue: 'Check due',
  tripped: 'Tripped',
  retired: 'Retired',
};

const missing: { readonly [P in RequiredPart]: string } = {
  prevention: 'prevention step',
  preventionOwner: 'owner',
  preventionDue: 'due date',
  signal: 'signal',
  threshold: 'threshold',
  checkBy: 'check date',
  contingency: 'contingency plan',
};

/** The words of the register page. */
export const registerText = ({ number, plural }: Format) => ({
  title: (rows: number) =>
    rows === 0
      ? 'Nothing in the plan yet'
      : `${words[rows] ?? number(rows)} ${plural(rows, { one: 'way', other: 'ways' })} this fails, and how we’ll know first`,
  eyebrow: (date: string, people: number, minutes: number) =>
    `Risk register · ${date} · ${plural(people, { one: '# person', other: '# people' })}, ${plural(minutes, { one: '# minute', other: '# minutes' })}`,
  rehearsal: 'Rehearsal: some of these people were simulated.',
  none: 'No risk was chosen for the plan.',
  noneLead: 'Choose some from the parked ones, or go back to Plan from the menu beside the clock.',
  noneOthers: 'The facilitator can choose some from the parked ones.',
  choose: 'Choose risks for the plan',

  share: 'Share register',
  shareHint: 'Copies a link. Whoever has it can join and read the register.',
  export: 'Export',
  formats: {
    xlsx: 'Spreadsheet (XLSX)',
    csv: 'Table (CSV)',
    md: 'Markdown',
    json: 'Everything (JSON)',
    ics: 'Add the checks to your calendar',
  } satisfies { readonly [F in ExportFormat]: string },
  copyMarkdown: 'Copy as Markdown',
  print: 'Print, or save as PDF',
  printHint: 'One page in brief, then the rows',
  forTracker: (name: string) => `For ${name} (CSV)`,
  preparing: 'Preparing the file',
  downloaded: (file: string) => `${file} was made. Your browser keeps it with your downloads.`,
  copied: 'Copied as Markdown',
  notCopied: 'The browser did not allow copying. Choose Markdown to get it as a file.',
  failed:
    'The file could not be made, because the server did not answer. Nothing in the register has changed. Try again in a moment.',

  filter: 'Show',
  filters: {
    all: 'All risks',
    open: 'Checks due and tripped',
    armed: 'Armed',
    incomplete: 'With something missing',
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
  minority: 'Must not be buried',
  dots: (n: number) => plural(n, { one: '# dot', other: '# dots' }),
  place: (likelihood: number, impact: number) => `${likelihood} × ${impact}`,
  placeLabel: (likelihood: number, impact: number) => `likelihood ${likelihood}, impact ${impact}`,
  missing: (parts: readonly RequiredPart[]) =>
    parts.length === requiredParts.length
      ? 'Not planned yet'
      : `Missing: ${parts.map((part) => missing[part]).join(', ')}`,
  nobody: 'Nobody yet',
  proposed: 'Proposed',
  watcher: (name: string) => `${name} looks`,
  emptyCell: '–',
  dissent: 'Dissent',

  states,
  dueToday: 'Check due today',
  overdue: (date: string) => `Check due since ${date}`,
  nextCheck: (date: string) => `Next check ${date}`,
  stillFine: 'Still fine',
  tripped: 'Tripped',
  checkNow: 'Check now',
  withReading: 'With a reading',
  checkTitle: (title: string) => `Check: ${title}`,
  reading: 'What did you read off?',
  readingHint: 'Optional. A number draws a line over time.',
  fineLabel: (title: string) => `${title} is still fine`,
  trippedLabel: (title: string) => `${title} has tripped`,
  readings: (count: number, last: string) =>
    `${plural(count, { one: '# reading', other: '# readings' })}, the last ${last}`,
  lastCheck: (date: string, reading: string | null) => (reading === null ? `Checked ${date}` : `${reading} on ${date}`),
  close: 'Close',
  notRecorded: 'The check was not recorded. The register is as it was; try again.',

  hasTripped: 'Tripped',
  thenOwner: (name: string) => `Then ${name} does this:`,
  thenSomebody: 'Then somebody does this:',
  noContingency: 'No contingency plan was written. Decide now who does what, and write it down.',
  write: 'Open the sheet',
  fineAgain: 'It is fine again',
  review: 'After-action review: 15 minutes, once it is dealt with',
  reviewSteps: [
    'What did we intend?',
    'What happened?',
    'What is the gap, and why: avoidable, inherent, or an experiment that was worth it?',
    'One change, and one person who carries it.',
  ],

  matrix: 'Where they lie',
  sheetTitle: (id: string) => `Risk ${id}`,
  legend: 'The risks by number',
  matrixLabel: 'Risks by likelihood and impact',
  notPlaced: (count: number) => plural(count, { one: '# risk has no place yet.', other: '# risks have no place yet.' }),
  pulse: 'What felt unsafe to say',
  parked: (n: number) => `Parked · ${n}`,
  parkedHint: 'Risks that were named and not planned this time.',
  loose: (n: number) => `Loose cards · ${n}`,

  foot: (armed: number, next: string | null) => {
    const count =
      armed === 0 ? 'No tripwire is armed' : plural(armed, { one: '# tripwire armed', other: '# tripwires armed' });
    return next === null ? count : `${count} · next check ${next}`;
  },

  brief: {
    heading: 'Risk register',
    held: (date: string, people: number) =>
      `Pre-mortem on ${date} with ${plural(people, { one: '# person', other: '# people' })}`,
    failedBy: (date: string) => `It will have failed by ${date}`,
    success: 'Success would be',
    decision: 'Being decided',
    confidence: (before: number | null, after: number | null) =>
      `Confidence in the plan: ${before ?? 'not shown'} before, ${after ?? 'not shown'} after (middle answers)`,
    because: (cause: string, event: string, effect: string) => `Because ${cause}, ${event}, which cost us ${effect}.`,
    owner: 'Owner',
    due: 'due',
    then: (owner: string) => `Then ${owner}:`,
    cards: 'What people wrote',
    test: 'Test',
    response: 'Response',
    accepted: 'accepted',
    proposed: 'proposed',
  },
});
