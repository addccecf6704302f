import type { OwnedPart } from '../../board/board.ts';
import type { Format } from '../format.ts';
import { numberWord, numberWordFirst } from './numberWords.ts';
import { tripsIf } from './sentences.ts';

const parts: { readonly [P in OwnedPart]: string } = {
  prevention: 'prevention step',
  watcher: 'tripwire',
  contingency: 'contingency plan',
};

/** The mails. What people wrote is passed in on one line, and cut where a subject has no room for it. */
export const mailText = ({ plural, list }: Format) => ({
  checkSubject: {
    tomorrow: (signal: string, id: string, title: string) => `Tomorrow: ${signal} (${id}, ${title})`,
    due: (signal: string, id: string, title: string) => `Today: ${signal} (${id}, ${title})`,
    late: (signal: string, id: string) => `Late: ${signal} (${id})`,
    notLookedAt: (signal: string, id: string) => `Not looked at: ${signal} (${id})`,
  },
  tomorrow: (name: string) => `${name}, tomorrow is your day to look.`,
  stillFine: (name: string) => `${name}, is it still fine?`,
  looksAt: { before: 'You look at ', after: '.' },
  trips: tripsIf,
  lastReading: (reading: string, date: string) => `On ${date} it was ${reading}.`,
  where: (source: string) => `Where to look: ${source}.`,
  noCheckSince: (date: string) => `Due on ${date}. No check is recorded since.`,
  answers: { fine: 'Still fine', tripped: 'Tripped', later: 'Later', notMine: 'Not mine' },
  nextOn: (date: string) => `next on ${date}`,
  noNext: 'the last check',
  doesIt: (owner: string) => `${owner} starts the plan`,
  nobodyDoesIt: 'the plan starts',
  askedInstead: (facilitator: string) => `${facilitator} is asked instead`,
  withReading: 'Answer with a reading',
  once: 'Each opens a page that asks you to confirm, works once, and for this check only.',

  silentSubject: (title: string, id: string) => `Not looked at: ${title} (${id})`,
  wasToLook: (watcher: string, date: string) => `${watcher} was to look by ${date}.`,
  nobodyWasToLook: (date: string) => `Somebody was to look by ${date}.`,
  nobodyKnowsYours: 'Until someone does, nobody knows whether your plan is needed.',
  nobodyKnows: 'Until someone does, nobody knows whether the plan is needed.',

  trippedSubject: {
    yours: (title: string) => `Tripped: ${title}. Your plan starts now`,
    others: (title: string) => `Tripped: ${title}`,
  },
  trippedHeadline: { yours: 'Your plan starts now.', others: 'It has tripped.' },
  passed: (signal: string, reading: string | null, threshold: string) =>
    `${[
      signal,
      [reading, threshold === '' ? null : `threshold ${threshold}`].filter((part) => part !== null).join(', '),
    ]
      .filter((part) => part !== '')
      .join(': ')}.`,
  agreed: 'You agreed to do this:',
  named: 'You were named to do this:',
  otherDoes: (owner: string) => `${owner} gets no mail. They were to do this:`,
  nobodyDoes: 'Nobody is named. This was to be done:',
  noPlan: 'There is no contingency plan. Decide now who does what.',

  digestSubject: (title: string, count: number) =>
    `${title}: ${plural(count, { one: '# thing waits', other: '# things wait' })}`,
  digestHeadline: (count: number) =>
    `${numberWordFirst(count)} ${plural(count, { one: 'thing waits', other: 'things wait' })}.`,
  more: (count: number) => plural(count, { one: '# more is in the register.', other: '# more are in the register.' }),
  lines: {
    tripped: 'Tripped',
    due: 'Due today',
    late: 'Late',
    notLookedAt: 'Not looked at',
    declined: 'Nobody looks',
    testEnds: 'Test ends',
    step: 'Step overdue',
    acceptance: 'Acceptance ended',
    response: 'Look again',
    tomorrow: 'Tomorrow',
    owned: 'Yours',
    deletion: 'Deleted soon',
    happened: 'It happened',
    reviewPast: 'Review late',
    review: 'Review due',
    proposed: 'To accept',
    landed: 'Has it landed?',
    holds: 'Does it hold?',
  },
  person: (id: string, name: string | null) => (name === null ? id : `${id} · ${name}`),
  sinceDay: (date: string) => `since ${date}`,
  testEnded: (date: string) => `its last day was ${date}. What did you see?`,
  wasDue: (date: string) => `was due on ${date}`,
  declinedOn: (date: string) => `said on ${date} that it is not theirs`,
  acceptedUntil: (part: OwnedPart, date: string) => `the ${parts[part]} was accepted until ${date}`,
  responseUntil: (date: string) => `accepted as it is until ${date}. Does it still hold?`,
  open: 'Open',
  answer: 'Answer',

  stepSubject: (step: string, id: string) => `Past its day: ${step} (${id})`,
  stepBody: (date: string) => `It was due on ${date}. Say that it is done, or give it a new day.`,
  againSubject: (title: string, id: string) => `Does it still hold? ${title} (${id})`,
  declinedSubject: (title: string, id: string) => `Nobody looks: ${title} (${id})`,
  declinedBody: (watcher: string, date: string) =>
    `${watcher} said on ${date} that this is not theirs. Name who looks at it.`,

  ownedSubject: (title: string, count: number) =>
    `${title}: you own ${plural(count, { one: '# part', other: '# parts' })}`,
  ownedHeadline: (count: number) =>
    `You own ${numberWord(count)} ${plural(count, { one: 'part', other: 'parts' })} of the plan.`,
  ownedBody: 'Look at them, and accept what you will do.',
  ownedPart: (id: string, part: OwnedPart) => `${id} · the ${parts[part]}`,
  review: 'Review them',

  deletionSubject: (title: string, date: string) => `${title} register: deleted on ${date}`,
  deletionHeadline: (date: string) => `Everything is deleted on ${date}.`,
  deletionBody: 'Open it to keep it, or download it.',
  stillTripped: (ids: readonly string[]) => `Still tripped: ${list(ids)}.`,

  confirmSubject: (title: string | null) =>
    title === null ? 'Confirm your address' : `Confirm your address for ${title}`,
  confirmHeadline: 'Confirm your address',
  confirmBody: 'At most one digest a day, only while something waits. Not you? Ignore this.',
  confirm: 'Confirm this address',
  confirmNote: 'Opens a page with a button. It works for 7 days.',

  stopPage: {
    title: 'Stop these mails?',
    words: 'The address is removed from the register. Nothing else changes.',
    button: 'Stop these mails',
    doneTitle: 'No more mails.',
    doneWords: 'The address was removed. You can enter it again in the register.',
  },

  register: 'Open the register',
  because: (date: string) => `You get this because you confirmed this address on ${date}.`,
  someone: 'You get this because somebody entered this address.',
  stop: 'Stop these mails',
  ownServer: 'Forewarned runs on your team’s own server.',
});
