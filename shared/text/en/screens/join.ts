import type { Format } from '../../format.ts';

/** The way into a workshop. Nothing about it is known before one is in it. */
export const joinText = ({ plural }: Format) => ({
  product: 'Forewarned',
  title: 'Join the pre-mortem',
  lede: 'No account, and a name only if you like.',
  code: 'Code',
  codeHint: 'Eight letters and digits. The facilitator’s screen shows it.',
  codeWrong: 'A code has eight letters and digits, like KXPM-4TQ9.',
  name: 'Your name',
  nameHint: 'Leave it empty to join as a numbered guest.',
  observe: 'Only observe',
  observeHint: 'You see the board, write nothing and aren’t counted.',
  join: 'Join',
  observeJoin: 'Join as an observer',
  checking: 'Checking your code …',
  checkingFor: (seconds: number) =>
    `About ${plural(seconds, { one: '# second', other: '# seconds' })}. Wrong codes came from your network, so codes are checked one after the other. A link would open at once.`,
  backTitle: (seats: number) => plural(seats, { one: 'You’ve been here before', other: 'Which of these is you?' }),
  backLede: 'This browser was in this workshop before.',
  continueAs: (name: string) => (name === '' ? 'Continue as before' : `Continue as ${name}`),
  someoneElse: 'Join as someone else',
  someoneElseHint: 'For a shared device. Whoever joined here before stays in the workshop.',
  failed: {
    unknownJoinCode:
      'There is no workshop with this code. Compare it with the facilitator’s screen. The letters I, L, O and U are never in a code.',
    oldLink: 'This link is out of date. Join again to try its code.',
    meetingOver: 'The meeting is over and this code lets nobody in. Ask the facilitator for a link to the register.',
    roomLocked: 'The workshop is locked, so nobody new can join. Ask the facilitator to unlock it, then try again.',
    tooManyAttempts:
      'Too many codes from your network are waiting to be checked. What you typed is still here. Wait a minute, or ask the facilitator for the link.',
    limitReached: 'The workshop is full. Ask the facilitator.',
    workshopClosed: 'This workshop is closed, so nobody new can join.',
    offline: 'The server can’t be reached. What you typed is still here. Check your connection, then try again.',
    other: 'You couldn’t join. What you typed is still here. Try again in a moment.',
  },
  what: 'What happens next',
  steps: [
    'You imagine that the project has failed, and write down why, in private.',
    'Then everyone’s reasons are shared. You’re told before you write whether others will know which are yours.',
    'Together you sort them, vote, and plan against the worst.',
  ] as const,
});
