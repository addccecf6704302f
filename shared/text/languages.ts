/** The language of a text for which no other is known or asked. */
export const defaultLanguage = 'en';

/**
 * Picks a language as RFC 4647 "Lookup" does: the first wanted tag that is known, as a whole or without its last parts.
 * @param wanted BCP 47 tags, the preferred one first
 * @param known tags of the languages that have texts
 */
export function matchLanguage(wanted: readonly string[], known: readonly string[]): string {
  for (const tag of wanted) {
    for (let parts = tag.split('-'); parts.length > 0; parts = parts.slice(0, -1)) {
      const found = known.find((language) => language.toLowerCase() === parts.join('-').toLowerCase());
      if (found !== undefined) return found;
    }
  }
  return defaultLanguage;
}

/**
 * The tag by which dates and numbers of a language are written: with the reader's region where the reader has named one
 * for this language ("en-GB"), else the language itself. Another language's region says nothing about this one.
 */
export function localeOf(language: string, wanted: readonly string[]): string {
  const isRegional = (tag: string): boolean => tag.toLowerCase().startsWith(`${language.toLowerCase()}-`);
  return wanted.find((tag) => isRegional(tag) && isTag(tag)) ?? language;
}

/** Whether Intl takes it: a malformed tag would throw. */
export function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
