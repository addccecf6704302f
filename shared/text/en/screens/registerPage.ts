import type { OwnedPart } from '../../../board/board.ts';
import type { TripwireState } from '../../../register/schedule.ts';
import type { Format } from '../../format.ts';
import { numberWord, numberWordFirst } from '../numberWords.ts';

const counted: { readonly [S in TripwireState]: string } = {
  none: 'without a tripwire',
  armed: 'watching',
  due: 'due today',
  late: 'late',
  notLookedAt: 'not looked at',
  tripped: 'tripped',
  contained: 'contained',
  retired: 'retired',
};

const parts: { readonly [P in OwnedPart]: string } = {
  prevention: 'prevention step',
  watcher: 'tripwire',
  contingency: 'contingency plan',
};

/** The words of the register's page: what waits, the matrix, the table. */
export const registerPageText = ({ number, plural }: Format) => ({
  dateline: {
    register: (title: string) => `Risk register · ${title}`,
    meeting: (date: string, people: number, minutes: number | null) =>
      [
        `Pre-mortem of ${date}`,
        people > 0 && plural(people, { one: '# person', other: '# people' }),
        minutes !== null && plural(minutes, { one: '# minute', other: '# minutes' }),
      ]
        .filter(Boolean)
        .join(' · '),
    imported: (date: string) => `Imported ${date}`,
  },
  waits: (count: number) => `${numberWordFirst(count)} ${plural(count, { one: 'thing waits', other: 'things wait' })}.`,
  nothing: 'Nothing to do.',
  noRisks: 'No risk is in the plan yet.',
  noRisksHint: 'Risks appear here once someone adds one.',
  nextCheck: (date: string, watcher: string | null) =>
    watcher === null ? `Next check: ${date}.` : `Next check: ${date}, ${watcher}.`,
  tripped: (count: number) => `${numberWordFirst(count)} ${plural(count, { one: 'has', other: 'have' })} tripped.`,
  firstOfEach: 'Below is the first of each kind.',
  showAll: (count: number) => `Show all ${numberWord(count)}`,
  showFirst: 'Show the first of each kind',
  waitsLabel: 'What waits',
  kinds: {
    tripped: 'Tripped',
    due: 'Due today',
    late: 'Late',
    notLookedAt: 'Not looked at',
    declined: 'Nobody looks',
    testEnds: 'Test ends',
    step: 'Step overdue',
    acceptance: 'Acceptance ended',
    response: 'Look again',
  },
  withCount: (kind: string, count: number) => `${kind} · ${number(count)}`,
  nobody: 'Nobody yet',
  trips: (condition: string) => `Trips ${condition}.`,
  last: (reading: string) => `Last ${reading}.`,
  lateSince: (date: string) => `Since ${date}.`,
  notLooked: (days: number, watcher: string | null) =>
    `Nobody has looked for ${plural(days, { one: '# day', other: '# days' })}. Until ${watcher ?? 'someone'} does, nobody knows.`,
  declined: (watcher: string | null, date: string) =>
    `${watcher ?? 'The watcher'} said on ${date} that this is not theirs. Name who looks.`,
  trippedLine: (owner: string | null, plan: string) => `${owner ?? 'Nobody yet'}: ${plan}`,
  noPlan: 'There is no contingency plan. Decide now who does what.',
  overdue: (days: number) => plural(days, { one: '# day over.', other: '# days over.' }),
  testEnded: (id: string | null, days: number) =>
    `The test${id === null ? '' : ` of ${id}`} ${days === 0 ? 'ends today' : plural(days, { one: 'ended # day ago', other: 'ended # days ago' })}.`,
  ended: (part: OwnedPart, date: string) => `The ${parts[part]} was accepted until ${date}.`,
  responseEnded: (date: string) => `Accepted until ${date}. Does it still hold?`,
  actions: {
    fine: 'Still fine',
    tripped: 'Tripped',
    look: 'Look now',
    open: 'Open',
    done: 'Done',
    newDay: 'New day',
    accept: 'I accept',
    endTest: 'What came of it?',
  },
  saidFine: (next: string | null) => (next === null ? 'Saved: still fine.' : `Saved: still fine. Next check ${next}.`),
  saidTripped: (owner: string | null, plan: string) =>
    plan === '' ? 'Tripped. There is no contingency plan.' : `Tripped. ${owner ?? 'Someone'} does this: ${plan}`,
  undo: 'Undo',
  undone: 'The check was taken back.',

  readOnly: 'Nothing is watched.',
  asOf: (date: string) => `As it stood on ${date}. Nothing can be changed here.`,
  backToToday: 'Back to today',
  asOfFailed: 'The server didn’t answer, so the earlier register can’t be shown. Try again in a moment.',
  asOfLoading: 'Loading the register of that day',
  sample: {
    mark: 'Sample. Made up.',
    words: 'A register after its project has ended. Nothing here can be changed, and nothing is stored.',
    own: 'Start your own',
  },
  foresight: { show: 'Was it foreseen?', end: 'End the project' },
  asOfButton: 'As it stood on …',
  asOfDialog: {
    title: 'The register of an earlier day',
    label: 'Day',
    hint: 'As it stood at the end of that day. Nothing changes.',
    save: 'Show that day',
  },

  matrix: 'Likelihood and impact',
  matrixHint: (hasGhosts: boolean) =>
    hasGhosts
      ? 'A dashed ring is an earlier place. Press a square to see only its risks.'
      : 'Press a square to see only its risks.',
  matrixHintMany: (count: number) => `${number(count)} risks: a square shows how many. Press it to see only those.`,
  likelihood: ['surprising', 'unlikely', 'even', 'likely', 'almost sure'],
  impact: ['nuisance', 'bad week', 'lost month', 'lost goal', 'the end'],
  cell: (likelihood: number, impact: number, words: readonly [string, string]) =>
    `Likelihood ${likelihood}, ${words[0]}; impact ${impact}, ${words[1]}`,
  cellCount: (cell: string, count: number) => `${cell}: ${plural(count, { one: '# risk', other: '# risks' })}`,
  earlier: (id: string, likelihood: number, impact: number) => `${id} was at ${likelihood} × ${impact}`,
  key: 'The risks by number',
  notRated: (count: number) => plural(count, { one: '# not rated yet', other: '# not rated yet' }),
  offMatrix: (title: string) => `${title}, retired`,
  moved: (id: string, likelihood: number, impact: number) => `${id} is now at ${likelihood} × ${impact}.`,

  risks: (count: number) =>
    count <= 12
      ? `${numberWordFirst(count)} ${plural(count, { one: 'risk', other: 'risks' })}`
      : plural(count, { one: '# risk', other: '# risks' }),
  found: (count: number, of: number) => `${number(count)} of ${plural(of, { one: '# risk', other: '# risks' })}`,
  search: 'Search',
  groupBy: 'Group by',
  groupings: { none: 'nothing', owner: 'owner', state: 'state', score: 'score' },
  sortBy: 'Sort by',
  ascending: 'lowest first',
  descending: 'highest first',
  sortKeys: {
    number: 'Number',
    title: 'Name',
    score: 'Score',
    due: 'Due date',
    owner: 'Owner',
    check: 'Next check',
    state: 'State',
  },
  add: 'Add a risk',
  somethingHappened: 'Something happened',
  onlyCell: (likelihood: number, impact: number) => `Likelihood ${likelihood}, impact ${impact}`,
  clearCell: 'Show every square',
  noneMatch: 'No risk matches.',
  showAllRisks: 'Show all risks',
  columns: {
    number: 'No.',
    score: 'Score',
    readings: 'Readings',
    trips: 'Trips',
    last: 'Last',
    nextCheck: 'Next check',
  },
  condition: {
    above: (threshold: string) => `above ${threshold}`,
    below: (threshold: string) => `below ${threshold}`,
    equals: (threshold: string) => `at ${threshold}`,
    changes: (threshold: string) => `on a change of ${threshold}`,
    none: (threshold: string) => `at ${threshold}`,
  },
  tripwire: (signal: string, condition: string) => (condition === '' ? signal : `${signal}, ${condition}`),
  groups: {
    nobody: 'Nobody yet',
    score: { 15: 'Score 15 and above', 8: 'Score 8 to 14', 1: 'Score below 8', 0: 'Not rated yet' },
    parked: 'Parked',
    parkedHint: 'Named in the meeting and not planned. Any of them can be taken into the plan.',
  },
  counted: (state: TripwireState, count: number) => `${number(count)} ${counted[state]}`,
  added: (date: string) => `added ${date}`,
  was: (likelihood: number, impact: number) => `was ${likelihood} × ${impact}`,
  since: (date: string) => `since ${date}`,
  steps: {
    open: 'Open',
    due: (date: string) => `Due ${date}`,
    overdue: (days: number) => `Overdue ${plural(days, { one: '# day', other: '# days' })}`,
    done: 'Done',
    dropped: 'Dropped',
  },
  onDay: (word: string, date: string) => `${word} ${date}`,
  whenContained: 'when contained',
  noCheck: 'none',
  noCadence: 'No cadence yet',
  laterUntil: (date: string) => `put off to ${date}`,
  cadences: { daily: 'daily', weekly: 'weekly', biweekly: 'every two weeks', monthly: 'monthly', once: 'once' },
  reading: (value: string, date: string) => `${value} on ${date}`,
  byProgram: ', by program',
  readingToday: (value: string) => `${value} today`,
  fromMeeting: 'From the meeting',
});
