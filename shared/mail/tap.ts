/** The answers of a link in a mail. */
export const tapAnswers = ['fine', 'tripped', 'later', 'notMine'] as const;
export type TapAnswer = (typeof tapAnswers)[number];
