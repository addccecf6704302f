/** A text on one line, trimmed: titles and names are typed with extra blanks and line ends. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export const isBlankText = (text: string): boolean => !/\S/u.test(text);
