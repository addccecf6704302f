import type { Format } from '../../format.ts';

/** What a text field that several people may write in says about itself. */
export const sharedTextText = ({ list, number, plural }: Format) => ({
  nearLimit: (length: number, most: number) => `${number(length)} of ${number(most)} characters`,
  overLimit: (over: number, most: number) =>
    `${number(over)} over the ${number(most)} characters that fit. Nothing is lost: shorten it when you can.`,
  full: (most: number) =>
    `${number(most)} characters: all of it is kept, and nothing more is taken. Shorten it to go on.`,
  writingHere: (names: readonly string[]) =>
    `${list(names)} ${plural(names.length, { one: 'is writing here', other: 'are writing here' })}`,
});
