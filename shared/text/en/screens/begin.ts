import type { Format } from '../../format.ts';

/** The facilitator's check before the lobby is left. */
export const beginText = ({ list, plural }: Format) => ({
  title: 'Before you begin',
  opened: 'Do you know everybody on this list?',
  openedHint: (names: readonly string[]) => `${list(names)}. Remove anybody you don’t know.`,
  few: 'With fewer than 4 writers, others can guess who wrote what.',
  reads: 'Everyone knows who reads aloud',
  readsHint: (readers: number) =>
    plural(readers, {
      one: '# person reads. Anyone can opt out before their turn.',
      other: '# people read in turn. Anyone can opt out before their turn.',
    }),
  shared: 'Everyone knows how cards are shared',
  dealtHint: 'Cards are shuffled and dealt. They carry no names.',
  ownHint: 'People read their own cards. Everyone knows whose they are.',
  change: 'Change how cards are shared',
  noDeputy: 'No deputy is named. If you lose your connection, anyone can take over after a minute.',
  nameDeputy: 'Name a deputy',
  answersMissing: (missing: number) =>
    plural(missing, {
      one: '# person has not pressed “That’s my answer”. Answers count as they stand when you begin.',
      other: '# people have not pressed “That’s my answer”. Answers count as they stand when you begin.',
    }),
  begin: 'Begin',

  notYet: 'Not yet',
});
