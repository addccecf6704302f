/** What a person has read of the cards that are on their screen. */
export type Reading = {
  readonly read: ReadonlySet<string>;
  /** Milliseconds that have gone into the first card that is on screen and not read. */
  readonly spentMs: number;
};

export const nothingRead: Reading = { read: new Set(), spentMs: 0 };

const leastMs = 600;
/** Twice as fast as people read silently: 238 words a minute (Brysbaert 2019), some six characters a word. */
const msPerCharacter = 21;

/** How long a card must be on screen until it counts as read, in milliseconds. */
export const skimMs = (text: string): number => Math.max(leastMs, text.length * msPerCharacter);

/**
 * Counts cards as read one after the other: what is on screen together is not read at once.
 * @param onScreen ids and texts in reading order
 * @param ms how long they have been on screen since the last call
 */
export function readOn(
  reading: Reading,
  onScreen: readonly { readonly id: string; readonly text: string }[],
  ms: number,
): Reading {
  const read = new Set(reading.read);
  let spentMs = reading.spentMs + ms;
  const unread = onScreen.filter(({ id }) => !read.has(id));
  for (const { id, text } of unread) {
    if (spentMs < skimMs(text)) return { read, spentMs };
    spentMs -= skimMs(text);
    read.add(id);
  }
  return { read, spentMs: 0 };
}
