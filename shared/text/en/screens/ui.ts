import type { Format } from '../../format.ts';

/** The words of the parts that every screen is made of. */
export const uiText = ({ list, number, plural }: Format) => ({
  close: 'Close',
  dismiss: 'Dismiss',
  edit: (what: string) => `Edit ${what}`,
  save: 'Save',
  cancel: 'Cancel',
  loading: 'Loading',
  copied: 'Copied',
  notCopied: 'Could not copy. Select the text and copy it by hand.',
  notAnswered: 'Not answered yet',
  dots: (dots: number) => plural(dots, { one: '# dot', other: '# dots' }),
  dotsOf: (dots: number, of: number) => `${dots} of ${of}`,
  matrix: {
    likelihood: 'Likelihood',
    impact: 'Impact',
    cell: (likelihood: number, impact: number) => `Likelihood ${likelihood}, impact ${impact}`,
  },
  people: (names: readonly string[], more: number) => list(more > 0 ? [...names, `${number(more)} more`] : names),
  away: (name: string) => `${name} (away)`,
});
