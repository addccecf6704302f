/** A text on one line: people type titles and names with stray blanks and line ends. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export const isBlankText = (text: string): boolean => oneLine(text) === '';
