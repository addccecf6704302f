/** What a text field that several people may write in says about itself. */
export const sharedTextText = {
  nearLimit: (length: number, most: number) =>
    `${length.toLocaleString('en')} of ${most.toLocaleString('en')} characters`,
  overLimit: (over: number, most: number) =>
    `${over.toLocaleString('en')} over the ${most.toLocaleString('en')} characters that fit. Nothing is lost: shorten it when you can.`,
  full: (most: number) =>
    `${most.toLocaleString('en')} characters: all of it is kept, and nothing more is taken. Shorten it to go on.`,
  writingHere: (names: readonly string[]) =>
    names.length === 1 ? `${names[0] ?? ''} is writing here` : `${names.join(', ')} are writing here`,
} as const;
