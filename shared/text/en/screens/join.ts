import type { Format } from '../../format.ts';

/** The way into a workshop. Nothing about it is known before one is in it. */
export const joinText = ({ plural }: Format) => ({
  product: 'Forewarned',
  title: 'Join the pre-mortem',
  lede: 'No account, and a name only if you like.',
  code: 'Code',
  codeHint: 'Eight letters and digits; the facilitator has it on the screen.',
  codeWrong: 'A code has eight letters and digits, like KXPM-4TQ9.',
  name: 'Your name',
  nameHint: 'Leave it empty and you come in as a guest with a number. Your name is never on a card.',
  observe: 'Only watch',
  observeHint: 'You see the board, write nothing and are not counted.',
  join: 'Join',
  observeJoin: 'Join to watch',
  backTitle: (places: number) =>
    plural(places, { one: 'You have a place here already', other: 'Which place is yours?' }),
  backLede: 'This browser was in this workshop before.',
  continueAs: (name: string) => (name === '' ? 'Continue in my place' : `Continue as ${name}`),
  someoneElse: 'Join as someone else',
  someoneElseHint: 'For a shared device. Whoever has a place here keeps it.',
  failed: {
    unknownJoinCode:
      'There is no workshop with this code. Compare it with the facilitator’s screen; the letters I, L, O and U are never in a code.',
    roomLocked: 'The room is locked, so nobody new can join. Ask the facilitator to unlock it, then try again.',
    tooManyAttempts: 'Too many codes were tried from here. Wait ten minutes, then try again; what you typed stays.',
    limitReached: 'The room is full. Ask the facilitator.',
    workshopClosed: 'This workshop is closed, so nobody new can join.',
    offline: 'The server could not be reached. What you typed is still here. Check the connection and try again.',
    other: 'You could not join. What you typed is still here; try again in a moment.',
  },
  what: 'What happens next',
  steps: [
    'You imagine that the project has failed, and write down why, in private.',
    'Everyone’s reasons are shuffled and read aloud. Nobody can tell who wrote what.',
    'Together you sort them, vote, and plan against the worst.',
  ] as const,
});
