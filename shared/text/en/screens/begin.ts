import type { Format } from '../../format.ts';

/** The facilitator's check before the lobby is left. */
export const beginText = ({ plural }: Format) => ({
  title: 'Before you begin',
  opened: 'Everyone has opened the link',
  openedHint: (here: number) => plural(here, { one: '# person is here', other: '# people are here' }),
  few: 'With fewer than 4 people nobody can be anonymous.',
  reads: 'It is clear who reads aloud',
  readsHint: (readers: number) =>
    plural(readers, {
      one: '# person reads; anyone can opt out before their turn',
      other: '# people read in turn; anyone can opt out before their turn',
    }),
  shared: 'It is clear how cards are shared',
  dealtHint: 'Shuffled and dealt: nobody can tell who wrote what',
  ownHint: 'People read their own cards: everyone sees who wrote what',
  change: 'Change how cards are shared',
  noDeputy: 'No deputy is named. If you drop out, anyone can take over after a minute.',
  nameDeputy: 'Name a deputy',
  begin: 'Begin',
  beginAnyway: 'Begin anyway',
  notYet: 'Not yet',
});
