import type { TestOutcome, TestText } from '../../../board/records.ts';
import type { Format } from '../../format.ts';
import { testStateNames } from '../smallTestSentence.ts';

type Slot = { readonly label: string; readonly placeholder: string };

const slots: { readonly [F in TestText]: Slot } = {
  change: { label: 'What you try', placeholder: 'what' },
  exposure: { label: 'With whom or what', placeholder: 'whom, and how many of all' },
  expected: { label: 'What you expect', placeholder: 'what you will see' },
  adoptIf: { label: 'Adopt it if', placeholder: 'what would convince you' },
  adaptIf: { label: 'Adapt it if', placeholder: 'what would be half of it' },
  abandonIf: { label: 'Abandon it if', placeholder: 'what would talk you out of it' },
  stopIf: { label: 'Stop at once if', placeholder: 'what must not happen' },
  undoneBy: { label: 'Undone by', placeholder: 'how everything is as before' },
};

const outcomes: { readonly [O in TestOutcome]: string } = {
  adopted: 'We adopt it',
  adapted: 'We adapt it and test again',
  abandoned: 'We abandon it',
  inconclusive: 'It cannot be told',
};

/** Small tests of the register. */
export const smallTestsText = ({ number, plural }: Format) => ({
  title: 'Small tests',
  none: 'None yet. Try a step on a few first, and say beforehand what would change your mind.',
  tryIt: 'Try it small',
  running: (count: number) => `${number(count)} running`,
  names: testStateNames,
  slots,
  fromLabel: 'First day',
  untilLabel: 'Last day',
  now: { from: 'From', to: 'to', tries: 'we try', exposure: 'with', expect: 'We expect' },
  past: { from: 'From', to: 'to', tries: 'we tried', exposure: 'with', expect: 'We expected' },
  rule: 'Decision rule',
  adoptIf: 'Adopt if',
  adaptIf: 'Adapt if',
  abandonIf: 'Abandon if',
  stopIf: 'We stop at once if',
  undoneBy: 'It is undone by',
  noRule: 'Without “adopt” and “abandon” it has no decision rule.',
  hadNoRule: 'It had no decision rule.',
  start: 'Start the test',
  end: 'End the test',
  remove: 'Remove',
  removeTitle: 'Remove this test?',
  removeWhy: 'The test and its result go. The history keeps that they were there.',
  removeConfirm: 'Remove the test',
  startsOn: (date: string) => `Planned for ${date}`,
  daysLeft: (days: number) => plural(days, { one: '# day left', other: '# days left' }),
  endsToday: 'Ends today',
  endedAgo: (days: number) => plural(days, { one: 'Ended # day ago', other: 'Ended # days ago' }),
  endedOn: (word: string, date: string) => `${word} ${date}`,
  owner: (name: string) => `${name} looks at the result`,
  nobody: 'Nobody looks at the result yet',
  expected: 'Expected',
  cameOf: 'Came of it',
  nothingExpected: 'Nothing was written down',
  noResult: 'Not written down',
  editResult: 'what came of it',
  stopped: 'Stopped at once, as agreed. The rule did its work.',
  follows: 'Adapted from an earlier test',
  notSaved: 'This was not saved. Nothing changed. Try again.',
  untitled: 'Test without words yet',
  endDialog: {
    title: 'What came of it?',
    expected: (words: string) => `You expected: ${words}`,
    result: 'What you saw',
    resultHint: 'In numbers if you have them. A test that shows nothing is worth as much.',
    outcome: 'So',
    outcomes,
    ifWords: (words: string) => `If ${words}`,
    stopped: 'It was stopped at once, as agreed',
    stepDone: 'The prevention step is done, too',
    stepDoneHint: 'What you saw is kept as what is different now.',
    save: 'End the test',
  },
});
