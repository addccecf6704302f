/** What one line of the brief's key holds, in signs of average width, and how high it is, in points. */
const signsPerLine = 56;
const keyLine = 13.3;
const factLine = 14;
const smallLine = 13;
const keyGap = 6;

/** The height of a Letter page within its margins, less some points for fonts that are broader than ours. */
const pageHeight = 685;
const signsPerFullLine = 92;

/** Signs of East Asian scripts take the room of two. */
const signsOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u1100' ? 2 : 1), 0);

const linesOf = (text: string, perLine: number, most: number): number =>
  Math.min(most, Math.max(1, Math.ceil((signsOf(text) * 1.08) / perLine)));

/** How many lines of a text the brief shows; style sheets cut the rest. */
export const shownLines = { title: 2, fact: 2, keyTitle: 2, keySentence: 2 } as const;

export type KeyEntry = { readonly title: string; readonly sentence: string };

/**
 * How many entries of the key fit on the page of the brief, whatever is above them.
 * @param facts the paragraphs above the matrix
 * @param small lines above it in small type, in two columns
 */
export function entriesThatFit(entries: readonly KeyEntry[], facts: readonly string[], small: number): number {
  const factLines = facts.map((fact) => linesOf(fact, signsPerFullLine, shownLines.fact));
  const above = factLines.reduce((sum, lines) => sum + 4 + factLine * lines, 110) + Math.ceil(small / 2) * smallLine;
  // A line for "and 12 more".
  let left = pageHeight - above - keyLine - keyGap;
  let count = 0;
  for (const { title, sentence } of entries) {
    const lines =
      linesOf(title, signsPerLine, shownLines.keyTitle) + linesOf(sentence, signsPerLine, shownLines.keySentence);
    left -= lines * keyLine + keyGap;
    if (left < 0) return count;
    count += 1;
  }
  return count;
}
