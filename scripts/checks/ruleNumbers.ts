/** A rule's number: two letters and a count (docs/SPEC.md). */
const ruleNumber = /\b[A-Z]{2}\d+\b/g;

/** The rules that the document has, from the first cell of its tables; a number twice is there twice. */
export const rulesOf = (document: string): string[] =>
  [...document.matchAll(/^\| ([A-Z]{2}\d+) \|/gm)].map((match) => match[1] ?? '');

/**
 * The numbers that test titles of a file begin with, after the numbers of attacks (`T12 RV4 …`); a title may bear several.
 * Titles are found as the first string of a call to test or it, also behind `.each(…)`.
 */
export function rulesInTitles(source: string): string[] {
  const titles = source.matchAll(/(?:^|[\s(])(['"`])((?:[TG]\d+ |[A-Z]{2}\d+,? )*[A-Z]{2}\d+)\b/gm);
  return [...titles].flatMap((match) => match[2]?.match(ruleNumber) ?? []);
}

/** The numbers that comments name as `SPEC RV4, SH7`. */
export const rulesInComments = (source: string): string[] =>
  [...source.matchAll(/SPEC ((?:[A-Z]{2}\d+(?:, (?:SPEC )?)?)+)/g)].flatMap(
    (match) => match[1]?.match(ruleNumber) ?? [],
  );

export type Disagreement = { readonly twice: string[]; readonly unproved: string[]; readonly unknown: string[] };

/** Where document, tests and comments disagree. */
export function disagreements(document: string, tests: readonly string[], sources: readonly string[]): Disagreement {
  const rules = rulesOf(document);
  const known = new Set(rules);
  const proved = new Set(tests.flatMap(rulesInTitles));
  const named = [...proved, ...sources.flatMap(rulesInComments)];
  return {
    twice: rules.filter((rule, i) => rules.indexOf(rule) !== i),
    unproved: [...known].filter((rule) => !proved.has(rule)),
    unknown: [...new Set(named)].filter((rule) => !known.has(rule)).sort(),
  };
}
