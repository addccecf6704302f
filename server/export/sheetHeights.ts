/** Arial 10 pt: the height of a line in points, and the most that a row can have (ECMA-376 18.3.1.73). */
const lineHeight = 13;
const mostHeight = 409;

/** Signs that take two columns, in every common font. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;
const broad = /[MWmw@%\p{Lu}]/u;
const narrow = /[fijlrt.,:;'!|()[\] ]/;

/** About how many digits wide a text is, in a broad font: the width of a column counts in digits. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += wide.test(sign) ? 2.1 : broad.test(sign) ? 1.4 : narrow.test(sign) ? 0.7 : 1.1;
  return width;
}

/** How many lines a text takes in a column, broken between words as a spreadsheet does. */
function linesIn(text: string, columnWidth: number): number {
  const most = columnWidth - 1;
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(/(?<=[\s-])/u)) {
      const width = widthOf(word);
      if (used > 0 && used + widthOf(word.trimEnd()) > most) {
        lines += 1;
        used = 0;
      }
      // A word that is longer than the column is broken.
      lines += Math.max(0, Math.ceil(widthOf(word.trimEnd()) / most) - 1);
      used = (used + width) % most;
    }
  }
  return lines;
}

/**
 * The height of a row that shows the whole text of its cells, in points. Spreadsheets compute heights only for files of
 * their own, so that a row without one shows its first line.
 */
export function rowHeight(cells: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = Math.max(1, ...cells.map(({ text, width }) => linesIn(text, width)));
  return Math.min(mostHeight, lines * lineHeight + 4);
}
