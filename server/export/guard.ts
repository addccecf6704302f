const formulaStart = /^(?:[\t\r\n\0]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

/**
 * Makes a text harmless as a cell: what a spreadsheet could take for a formula gets a leading apostrophe (CWE-1236;
 * SPEC EX3a). Blanks before the sign count too: some programs trim them.
 */
export const guardCell = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);
