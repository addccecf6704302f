import type { Comparison } from '../../../board/riskFields.ts';
import type { Format } from '../../format.ts';
import { passes } from '../sentences.ts';

/** The pages that links in mails open: one check, and the confirmation of an address. */
export const mailPagesText = ({ plural }: Format) => ({
  product: 'Forewarned',
  loading: 'Opening the link',
  unreachable: 'The server didn’t answer. Nothing was recorded. Try again.',
  retry: 'Try again',
  unknown: ['This link doesn’t work', 'It is incomplete, or its time is over. Open the register to look at the check.'],
  register: 'Open the register',

  question: (watcher: string | null) => (watcher === null ? 'Is it still fine?' : `${watcher}, is it still fine?`),
  lookAt: 'Look at',
  trips: (comparison: Comparison | null, threshold: string) => `It trips if it ${passes(comparison, threshold)}.`,
  last: (reading: string, date: string) => `On ${date} it was ${reading}.`,
  where: (source: string) => `Where to look: ${source}.`,
  due: (date: string) => `Due on ${date}.`,
  recordedAs: (watcher: string) => `Your answer is recorded as ${watcher}’s, by a link. It works once.`,
  reading: 'What is the value now?',
  readingHint: 'Optional.',
  answers: { fine: 'Still fine', tripped: 'Tripped', later: 'Later', notMine: 'Not mine' },
  confirm: 'Press to record it.',
  fineSide: (date: string | null) => (date === null ? 'the last check' : `next on ${date}`),
  trippedSide: (owner: string | null) => (owner === null ? 'the plan starts' : `${owner} starts the plan`),
  laterSide: 'in 1, 3 or 7 days',
  notMineSide: (facilitator: string) => `${facilitator} is asked instead`,

  past: (reading: string, threshold: string) => `${reading} is past ${threshold}. Has it tripped?`,
  anyway: 'Why is it not tripped?',
  anywaySave: 'Still fine, because',
  laterTitle: 'Look again in',
  days: (days: number) => plural(days, { one: '# day', other: '# days' }),
  because: 'Because',
  laterSave: 'Look again later',
  cancel: 'Cancel',
  reasonNeeded: 'Say why.',
  notRecorded: 'That was not recorded. Try again.',
  thirdTime: 'This was put off twice. Is the tripwire still worth watching?',

  recorded: {
    fine: 'Recorded: still fine.',
    tripped: 'Recorded: tripped.',
    later: 'Put off.',
    notMine: 'Recorded: not yours.',
  },
  next: (date: string) => `Next check: ${date}.`,
  lastCheck: 'That was the last check.',
  nowDoes: (owner: string, action: string) => `${owner} does this now: ${action}`,
  nowSomeone: (action: string) => `Someone has to do this now: ${action}`,
  asked: (facilitator: string) => `${facilitator} sees that somebody has to look.`,
  undo: 'Undo',
  undone: 'Taken back. Nothing is recorded.',
  answeredBefore: (when: string) => `This link answered on ${when}. It works once.`,

  overTitle: 'Nothing to answer here',
  over: {
    looked: 'Somebody has looked since.',
    tripped: 'It has tripped since.',
    moved: 'This check is due on another day now.',
    watcher: 'Somebody else looks at this now.',
    retired: 'This risk is no longer watched.',
    reworded: 'What trips it was changed since this mail. Open the register to see it.',
    expired: 'This link worked for 30 days.',
    readOnly: 'The register is read-only. Nothing can be recorded.',
    reopened: 'The meeting was opened again. Nothing can be recorded now.',
  },

  confirmTitle: 'Confirm your address',
  confirmWords: 'At most one digest a day, only while something waits. Every mail has a link that stops them.',
  confirmButton: 'Confirm this address',
  confirmedTitle: 'Confirmed.',
  confirmedWords: (address: string, register: string) => `Mails about ${register} go to ${address}.`,
  confirmUnknown: [
    'This link doesn’t work',
    'The address was removed or changed, or 7 days are over. Enter it again in the register.',
  ],
});
