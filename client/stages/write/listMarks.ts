/** The mark of a list at the beginning of a line: "- ", "* ", "• ", "3. ", "3) ", "[ ] ". */
const listMark = /^\s*(?:[-*•‣◦▪–—]\s+(?:\[[ xX]?\]\s+)?|\(?\d{1,3}[.)]\s+|\[[ xX]?\]\s+)/;

/** The texts of pasted lines without list marks; blank lines are skipped. */
export const withoutListMarks = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(listMark, '').trim()).filter((line) => line !== '');
