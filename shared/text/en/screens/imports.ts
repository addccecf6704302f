import type { PreventionState } from '../../../board/board.ts';
import type { CsvField, CsvProblemCode } from '../../../register/importTypes.ts';
import type { Format } from '../../format.ts';

const fields: { readonly [F in CsvField]: string } = {
  title: 'Title',
  cause: 'Cause',
  event: 'Event',
  effect: 'Effect',
  likelihood: 'Likelihood',
  impact: 'Impact',
  response: 'Response',
  responseReason: 'Accepted because',
  responseUntil: 'Accepted until',
  prevention: 'Prevention step',
  preventionState: 'Step',
  preventionNote: 'Step: note',
  test: 'Smallest test',
  preventionOwner: 'Prevention owner',
  preventionDue: 'Prevention due',
  signal: 'Signal',
  source: 'Source',
  comparison: 'Comparison',
  threshold: 'Threshold',
  cadence: 'Check cadence',
  firstCheck: 'First check',
  graceDays: 'Grace days',
  checkBy: 'Check by',
  watcher: 'Watcher',
  contingency: 'Contingency plan',
  contingencyOwner: 'Contingency owner',
  attack: 'How it still fails',
  dissent: 'Dissent',
};

const problems: { readonly [C in CsvProblemCode]: string } = {
  notOurs: 'This table doesn’t come from a register: the title or the number column is missing',
  tooManyRows: 'There are more rows than a register has risks',
  malformed: 'The quotes or the number of cells don’t fit, so this row is left out',
  numberTwice: 'This number stands in the table twice. Only the first row counts',
  noTitle: 'The title is empty, so this row is left out',
  notADay: 'This isn’t a day, like 2027-03-31',
  notANumber: 'This isn’t a number of the scale',
  unknownWord: 'This column knows other words',
  tooLong: 'This is too long',
  unknownColumn: 'This column isn’t known and is left out',
};

/** Registers and changes from files. */
export const importsText = ({ formatDate, list, plural }: Format) => ({
  cancel: 'Cancel',
  close: 'Close',
  json: {
    title: 'Open a register file',
    lede: 'A file that a register was exported to with “Everything (JSON)”. It becomes a new register on this server, and you its facilitator.',
    choose: 'Choose the file',
    other: 'Choose another file',
    reading: 'Reading the file',
    from: (heldOn: string, people: number) =>
      `Pre-mortem on ${formatDate(heldOn)} with ${plural(people, { one: '# person', other: '# people' })}`,
    failedBy: (date: string) => `Imagined failure date: ${formatDate(date)}`,
    rehearsal: 'A rehearsal. The new register is marked as one.',
    counts: (risks: number, planned: number, cards: number) =>
      `${plural(risks, { one: '# risk', other: '# risks' })}, ${planned} of them planned, and ${plural(cards, { one: '# card', other: '# cards' })}`,
    readings: (count: number) => plural(count, { one: '# recorded check', other: '# recorded checks' }),
    owners: (names: readonly string[]) => `${list(names)} stay as plain names. They have no place in the new register.`,
    accepted: (count: number) =>
      plural(count, {
        one: '# accepted part becomes proposed: its owner accepts again.',
        other: '# accepted parts become proposed: their owners accept again.',
      }),
    history: (count: number) =>
      plural(count, {
        one: '# earlier change is kept as a separate part of the history.',
        other: '# earlier changes are kept as a separate part of the history.',
      }),
    look: 'Check the file',
    create: 'Create the register',
    key: 'Key of this server',
    keyHint: 'Needed to create a register here. Whoever runs this server has it. It isn’t stored.',
    failed: {
      notJson:
        'This file is incomplete, or isn’t JSON. Nothing was created. Export it again, then choose the new file.',
      otherProgram:
        'This file isn’t a register of this program. Nothing was created. Choose a file made with “Everything (JSON)”.',
      newerVersion:
        'This file was made by a newer edition of this program. Nothing was created. Update this server, then try again.',
      invalid:
        'This file was changed or damaged: something in it isn’t as a register needs it. Nothing was created. Export it again.',
      tooLarge: 'This file is larger than 5 MiB. Nothing was created.',
      createKey:
        'Nothing was created: this server needs its key for that, and this isn’t it. Ask whoever runs the server.',
      tooMany: 'Too many registers were created from your network. Wait a few minutes, then try again.',
      busy: 'The server is busy, so nothing was created. Try again in a moment.',
      offline: 'The server can’t be reached, so nothing was created. Check your connection, then try again.',
    },
  },
  csv: {
    title: 'Import changes from a table (CSV)',
    lede: 'A table that was exported from this register and then edited. Nothing changes before you say so.',
    choose: 'Choose the file',
    other: 'Choose another file',
    reading: 'Comparing the table with the register',
    changes: (count: number) => plural(count, { one: '# risk differs', other: '# risks differ' }),
    unchanged: (count: number) =>
      plural(count, { one: '# row is as it is in the register.', other: '# rows are as they are in the register.' }),
    none: 'The table says nothing that the register doesn’t.',
    newRisk: 'New risk',
    number: (number: number) => `R${number}`,
    all: 'All',
    no: 'None',
    empty: 'empty',
    to: 'becomes',
    problems: (count: number) => plural(count, { one: '# place was left out', other: '# places were left out' }),
    line: (line: number) => `Line ${line}`,
    apply: (count: number) => plural(count, { one: 'Apply # risk', other: 'Apply # risks' }),
    applied: (count: number) =>
      count === 0
        ? 'Nothing was applied.'
        : plural(count, { one: '# risk was changed.', other: '# risks were changed.' }),
    refused: (count: number) => plural(count, { one: '# change was refused', other: '# changes were refused' }),
    because: (fields: readonly string[], reason: string) => `${list(fields)}: ${reason}.`,
    refusedBecause: {
      changedSince: 'someone changed it in the meantime',
      gone: 'the risk is no longer there',
      reason: 'it needs a reason',
      limit: 'the register is full',
      rights: 'you may not change it',
      other: 'the server refused it',
    },
    failed: {
      tooLarge: 'This table is too large. Nothing changed.',
      notOurs:
        'This isn’t a table of this register. Nothing changed. Export the register as “Table (CSV)” and edit that.',
      offline: 'The server didn’t answer. Nothing changed. Try again.',
    },
  },
  step: { open: 'Open', done: 'Done', dropped: 'Dropped' } satisfies { readonly [S in PreventionState]: string },
  fields,
  problem: problems,
});
