const formulaStart = /^'*(?:[\t\r\n\0]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

/**
 * Makes a text harmless as a cell: what a spreadsheet could take for a formula gets a leading apostrophe (CWE-1236;
 * SPEC EX3a). Blanks before the sign count too: some programs trim them. A text that already
 * begins with apostrophes gets one more, so that a reader of the file can take one away.
 */
export const guardCell = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

/** The text that `guardCell` guarded. */
export const unguardCell = (cell: string): string =>
  cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell;
