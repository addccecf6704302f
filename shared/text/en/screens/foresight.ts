import type { Firing, Layer } from '../../../board/records.ts';
import type { OutcomeKind } from '../../../session/foresight.ts';
import type { Format } from '../../format.ts';
import { foresightSentences } from '../foresightSentences.ts';
import { fired, foreseenAs, outcomes, verdicts } from '../foresightWords.ts';
import { numberWord } from '../numberWords.ts';

const held: { readonly [L in Layer]: string } = {
  prevention: 'prevention',
  tripwire: 'the tripwire',
  contingency: 'the contingency plan',
  people: 'people',
  luck: 'luck',
};

/** The page "Was it foreseen?", the end of the project, and the notice at half time. */
export const foresightText = ({ number, plural, list }: Format) => ({
  ...foresightSentences({ list, plural }),
  title: (project: string) => `Was it foreseen? · ${project}`,
  link: 'Was it foreseen?',
  imagined: (date: string) => `Imagined on ${date}`,
  toRegister: 'Open the register',
  sample: 'Sample. Made up.',
  quoted: (words: string) => `“${words}”`,
  ended: (date: string) => `The project ended on ${date}.`,
  imaginedDay: 'Today is past the day on which it should have failed.',

  columns: {
    number: 'No.',
    what: 'Risk or event',
    verdict: 'What became of it',
    sign: 'sign',
    damage: 'damage',
    fired: 'The tripwire came',
  },
  table: 'What happened, and what almost did',
  nothingYet: 'Rows appear here once someone says what became of a risk.',
  noNumber: '–',
  verdicts,
  fired,
  firedDays: (when: Firing, days: number) =>
    when === 'before' || when === 'after'
      ? `${fired[when]}, ${plural(days, { one: '# day', other: '# days' })}`
      : fired[when],
  foreseenAs,
  heldBy: (layers: readonly Layer[]) => `${list(layers.map((layer) => held[layer]))} held`,
  days: (sign: string | null, damage: string | null) =>
    [sign !== null && `Sign ${sign}`, damage !== null && `damage ${damage}`].filter(Boolean).join(', '),
  rest: 'Did not happen, or cannot be told',
  restOf: (names: readonly string[]) => list(names),
  cards: (count: number) => plural(count, { one: '# card', other: '# cards' }),
  notSaid: 'Not said yet',
  alsoSaid: (count: number) => plural(count, { one: 'said twice', other: `said ${number(count + 1)} times` }),

  ask: {
    title: 'What became of each?',
    left: (count: number) => `${number(count)} left`,
    label: (title: string) => `What became of “${title}”?`,
    short: { happened: 'Happened', almost: 'Almost', didNot: 'Did not', cannotTell: 'Cannot tell' } as const,
  },
  change: 'Change',
  changeOf: (title: string) => `Change what became of “${title}”`,
  dialog: {
    verdict: 'What became of it',
    on: 'Day of the damage',
    signOn: 'First sign',
    optional: 'May stay empty.',
    fired: 'The tripwire came',
    notSaid: 'Not said',
    save: 'Save',
    takeBack: 'Take the answer back',
    failed: 'The server didn’t answer. Nothing changed. Try again.',
  },

  confidence: {
    title: 'Would it succeed?',
    scale: (people: number) => plural(people, { one: '# person, 0 to 100', other: '# people, 0 to 100' }),
    before: 'Before',
    after: 'After',
    halfway: 'Half time',
    middle: (value: number) => `middle ${number(value)}`,
    tooFew: 'Fewer than 4 answers',
    point: (count: number, value: number) => `${plural(count, { one: '# person', other: '# people' })} at ${value}`,
    came: 'What came',
    notSaid: 'The facilitator says it when the project ends.',
  },
  watched: 'How we watched',

  outcomes,
  outcomeLine: (kind: OutcomeKind, words: string) => (words === '' ? outcomes[kind] : `${outcomes[kind]}: ${words}`),
  end: {
    open: 'End the project',
    change: 'Change what came',
    title: 'How did the project end?',
    hint: 'Everybody can then say what became of each risk. You can take it back.',
    came: 'The success measure was',
    text: 'In words, with the figure',
    textHint: 'Like: 1,180 of 1,500 households',
    share: 'How much of it, 0 to 100',
    shareFault: 'Enter a whole number from 0 to 100, or leave it empty.',
    save: 'End the project',
    saveAgain: 'Save',
    takeBack: 'It has not ended',
    failed: 'The server didn’t answer. Nothing changed. Try again.',
  },

  unforeseen: {
    title: 'What happened that was on no card?',
    before:
      'Everyone who was in the meeting writes in private. All answers are shown together, without names, if at least 4 people write.',
    begin: 'Ask everyone',
    others: 'The facilitator can ask everyone. Answers are shown together, without names.',
    writing: 'Nobody else sees what you write. All answers are shown together, shuffled and without names.',
    few: 'Fewer than 4 people who were in the meeting can write now. If fewer than 4 do, everyone is asked before anything is shown.',
    entry: 'One thing that happened',
    placeholder: 'The app store held the update for eleven days',
    add: 'Add',
    saving: 'Saving …',
    saved: 'Saved',
    notSaved: 'Saved on this device only',
    yours: 'Your answers',
    remove: (words: string) => `Delete “${words}”`,
    show: 'Show all answers',
    showAgreed: 'Show what was agreed to',
    waiting: (count: number) => plural(count, { one: 'Waiting for # answer', other: 'Waiting for # answers' }),
    closing: 'The answers are being opened.',
    visitor: 'The people of the meeting are writing what happened that was on no card.',
    nothing: 'Nobody named anything that was on no card.',
    same: 'Same as …',
    apart: 'Not the same',
    sameTitle: 'Which answer says the same?',
    sameHint: 'They count once.',
    withdraw: 'Remove',
    withdrawTitle: 'Remove this answer?',
    withdrawHint: 'It is deleted for everyone.',
    withdrawYes: 'Remove answer',
  },

  halfTime: {
    title: 'Half the time is over.',
    words:
      'A second look takes 15 minutes: write what you see now, share, sort, and say how sure you are. The plan stays.',
    start: 'Begin the second look',
    later: (days: number) => `In ${numberWord(days)} days`,
    never: 'No second look',
    others: 'Half the time is over. The facilitator can begin a second look of 15 minutes.',
  },
});
