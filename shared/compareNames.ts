const collator = new Intl.Collator(undefined, { numeric: true });

/** The order of names and titles in lists: alphabetical in the reader's language, digits as numbers ("Bo 6" before "Bo 11"). */
export const compareNames = (a: string, b: string): number => collator.compare(a, b);
