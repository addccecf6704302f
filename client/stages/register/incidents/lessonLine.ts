/** Before the first place of a line, between the two, and at its end: "If", ", then", ".". */
export type LineWords = readonly [before: string, between: string, after: string];

/** The two places of a line. */
export type LineParts = { readonly when: string; readonly then: string };

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "If a, then b." */
export const lineOf = ({ when, then }: LineParts, [before, between, after]: LineWords): string =>
  `${before} ${when.trim()}${between} ${then.trim().replace(/[.]+$/, '')}${after}`;

/** The places of a stored line; null for one that was written in another form or language. */
export function partsOf(line: string, [before, between, after]: LineWords): LineParts | null {
  const form = new RegExp(`^${escaped(before)}\\s+(.*?)${escaped(between)}\\s+(.*?)(?:${escaped(after)})?$`, 'isu');
  const found = form.exec(line.trim());
  return found === null ? null : { when: found[1] ?? '', then: found[2] ?? '' };
}
