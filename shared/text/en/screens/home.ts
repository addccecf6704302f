import type { Preset } from '../../../stages/agenda.ts';

/** The first page: what this is, and the way in. */
export const homeText = () => ({
  product: 'Forewarned',
  how: 'How it works',
  claim: 'Hear why it failed before it does.',
  lede: 'A pre-mortem for your team in 45 minutes, wherever people are. Everyone writes in private, every reason is heard, and you leave with a risk register that shows trouble early.',
  facts: [
    [
      'No names on cards',
      'With 4 or more writers and dealt cards, the facilitator can’t look up who wrote one. Once shown, nor can the server.',
    ],
    ['No accounts', 'A link or a code, on a laptop or a phone.'],
    ['It runs itself', 'Stages, clock, and what to say, for a first-time facilitator.'],
  ] as const,
  start: 'Start a pre-mortem',
  title: 'What are you about to do?',
  titlePlaceholder: 'Atlas payments launch',
  titleMissing: 'Give it a name, so that people know what they are here for.',
  failedBy: 'Imagined failure date',
  failedByMissing: 'Pick the day on which you look back at the failure.',
  failedByPast: 'Pick a day that is still to come.',
  time: 'Time you have',
  preset: (minutes: Preset) => `${minutes} minutes`,
  metric: 'What would success have been?',
  metricHint: 'One number, if you can. It goes on the front page.',
  metricPlaceholder: '200 merchants settling daily',
  more: 'More',
  name: 'Your name',
  nameHint: 'People see it in the list of who is here.',
  decision: 'What is being decided?',
  decisionHint: 'For instance whether to launch in spring.',
  sharing: 'How cards are shared',
  dealt: 'Shuffled and dealt',
  dealtHint: 'Cards are shuffled and dealt. They carry no names.',
  own: 'People read their own cards',
  ownHint: 'People read their own cards. Everyone knows whose they are.',
  createKey: 'Key of this server',
  createKeyHint: 'Needed to create a workshop here, not to join one. Whoever runs this server has it. It isn’t stored.',
  create: 'Create workshop',
  or: 'or',
  code: 'Join code',
  codePlaceholder: 'Code, like KXPM-4TQ9',
  codeWrong: 'A code has eight letters and digits, like KXPM-4TQ9.',
  join: 'Join',
  openFile: 'Open a register file',
  ownServer: 'Runs on your own server. Nothing leaves it unless you set that up.',
  failed: {
    offline:
      'The server can’t be reached, so nothing was created. What you typed is still here. Check your connection, then try again.',
    busy: 'The server is busy, so nothing was created. What you typed is still here. Try again in a moment.',
    malformed: 'One answer wasn’t accepted. What you typed is still here. Check it, then try again.',
    createKey:
      'Nothing was created: this server needs its key for that, and this isn’t it. Ask whoever runs the server. What you typed is still here.',
    tooMany:
      'Too many workshops were created from your network. What you typed is still here. Wait a few minutes, then try again.',
  },
});
