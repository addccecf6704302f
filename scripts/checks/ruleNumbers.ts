/** A rule's id: two letters, a count, and a letter where a rule has parts (docs/SPEC.md). */
const ruleId = /\b[A-Z]{2}\d+[a-z]?\b/g;

/** The rules that the document has, from the first cell of its tables; an id that stands twice is there twice. */
export const rulesOf = (document: string): string[] =>
  [...document.matchAll(/^\| ([A-Z]{2}\d+[a-z]?) \|/gm)].map((match) => match[1] ?? '');

/** The section (`## …`) in which each letter prefix stands. */
export function sectionsOfPrefixes(document: string): Map<string, Set<string>> {
  const sections = new Map<string, Set<string>>();
  let section = '';
  for (const line of document.split('\n')) {
    section = /^## (.*)$/.exec(line)?.[1] ?? section;
    const prefix = /^\| ([A-Z]{2})\d+[a-z]? \|/.exec(line)?.[1];
    if (prefix !== undefined) sections.set(prefix, (sections.get(prefix) ?? new Set()).add(section));
  }
  return sections;
}

/**
 * The ids that test titles of a file begin with; a title may bear several.
 * Titles are found as the first string of a call to test or it, also behind `.each(…)`.
 */
export function rulesInTitles(source: string): string[] {
  const titles = source.matchAll(/(?:^|[\s(])(['"`])((?:[A-Z]{2}\d+[a-z]?,? )*[A-Z]{2}\d+[a-z]?)\b/gm);
  return [...titles].flatMap((match) => match[2]?.match(ruleId) ?? []);
}

/** The ids that a text cites as `SPEC RV4, SH7 and BO2a`. */
export const citedRules = (source: string): string[] =>
  [...source.matchAll(/SPEC ((?:[A-Z]{2}\d+[a-z]?(?:(?:,| and) (?:SPEC )?)?)+)/g)].flatMap(
    (match) => match[1]?.match(ruleId) ?? [],
  );

/** The id of the rule that a part belongs to; comments may cite it for all parts. */
export const wholeRule = (rule: string): string => rule.replace(/[a-z]$/, '');

export type Disagreement = {
  readonly twice: string[];
  readonly scattered: string[];
  readonly unproved: string[];
  readonly unknown: string[];
};

/** Where document, tests and comments disagree. */
export function disagreements(document: string, tests: readonly string[], sources: readonly string[]): Disagreement {
  const rules = rulesOf(document);
  const known = new Set(rules);
  const proved = new Set(tests.flatMap(rulesInTitles));
  const whole = new Set(rules.map(wholeRule));
  return {
    twice: rules.filter((rule, i) => rules.indexOf(rule) !== i),
    scattered: [...sectionsOfPrefixes(document)].filter(([, sections]) => sections.size > 1).map(([prefix]) => prefix),
    unproved: [...known].filter((rule) => !proved.has(rule)),
    unknown: [
      ...[...proved].filter((rule) => !known.has(rule)),
      ...sources.flatMap(citedRules).filter((rule) => !known.has(rule) && !whole.has(rule)),
    ].sort(),
  };
}
