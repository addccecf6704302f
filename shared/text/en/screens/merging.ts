import type { Format } from '../../format.ts';

/** Merging piles, and piles that look alike. */
export const mergingText = ({ plural, list }: Format) => ({
  sureTitle: (from: string, into: string) => `Merge “${from}” into “${into}”?`,
  onList: (from: string, into: string) => `“${from}” is on the plan list. “${into}” takes its place.`,
  plan: (from: string) => `What was planned for “${from}” goes out of sight.`,
  owners: (names: readonly string[]) =>
    plural(names.length, { one: `${list(names)} owns a part of it.`, other: `${list(names)} own parts of it.` }),
  dots: (n: number, into: string) =>
    plural(n, {
      one: `Its # dot is added to those of “${into}”.`,
      other: `Its # dots are added to those of “${into}”.`,
    }),
  undo: 'Undo brings everything back.',
  merge: 'Merge them',
  cancel: 'Keep apart',

  alikeTitle: 'Do these say the same?',
  alikeLine: 'Two piles for one risk split its votes.',
  left: (n: number) => plural(n, { one: 'This is the last pair.', other: '# pairs to look at.' }),
  keepAll: 'Keep all apart',
});
