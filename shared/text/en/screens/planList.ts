import type { Format } from '../../format.ts';

/** The dialog in which the facilitator chooses the risks to plan. */
export const planListText = ({ plural }: Format) => ({
  title: 'Which risks to plan',
  hint: (most: number) => `At most ${most}, the lone warning included. The others are parked in the register.`,
  tooMany: (over: number) => plural(over, { one: '# risk too many.', other: '# risks too many.' }),
  none: 'Choose at least one.',
  asMinority: 'A risk with few dots that is planned anyway.',
  noMinority: 'None',
  minorityLabel: 'Lone warning',
  save: 'Use this list',
  cancel: 'Cancel',
  refused: 'The list was not saved and is unchanged. Try again.',
});
