import type { Cadence, Comparison } from '../../board/riskFields.ts';

const goes: { readonly [C in Exclude<Comparison, 'changes'>]: string } = {
  above: 'goes above',
  below: 'drops below',
  equals: 'reaches',
};

const often: { readonly [C in Cadence]: string } = {
  daily: 'every day',
  weekly: 'every week',
  biweekly: 'every two weeks',
  monthly: 'every month',
  once: 'once',
};

/** What trips. A part that is not written yet is null. */
type Condition = {
  readonly signal: string | null;
  readonly source: string | null;
  readonly comparison: Comparison | null;
  readonly threshold: string | null;
};
type Check = { readonly until: string | null; readonly watcher: string | null; readonly cadence: Cadence | null };
type Response = { readonly owner: string | null; readonly contingency: string | null };

const noTripwire = 'No tripwire yet.';
const noThreshold = 'The value that trips it is not set.';
const noAction = 'What happens then is not written yet.';

/** "the number of open defects (the tracker)" */
const withSource = (signal: string, source: string | null): string =>
  source === null ? signal : `${signal} (${source})`;

/** "goes above 20" */
export function passes(comparison: Comparison | null, threshold: string): string {
  if (comparison === 'changes') return `changes by ${threshold} or more`;
  return `${comparison === null ? 'passes' : goes[comparison]} ${threshold}`;
}

/** "Priya looks at open defects every week until 30 December 2026." */
function looks(signal: string, { until, watcher, cadence }: Check): string {
  if (watcher === null) return `Nobody looks at ${signal} yet.`;
  const how = cadence === null ? '' : ` ${often[cadence]}`;
  if (until === null) return `${watcher} looks at ${signal}${how}. No last day yet.`;
  return `${watcher} looks at ${signal}${how}${cadence === 'once' ? `, on ${until}` : ` until ${until}`}.`;
}

/** @param acts who does it: "Omar does this" */
function ifThen(
  { signal, source, comparison, threshold }: Condition,
  acts: string,
  contingency: string | null,
): string {
  if (signal === null)
    return contingency === null ? `${noTripwire} ${noAction}` : `${noTripwire} Then ${acts}: ${contingency}.`;
  const condition = `If ${withSource(signal, source)} ${threshold === null ? 'trips' : passes(comparison, threshold)}`;
  const response = contingency === null ? `, then ${acts}. ${noAction}` : `, then ${acts}: ${contingency}.`;
  return `${condition}${response}${threshold === null ? ` ${noThreshold}` : ''}`;
}

/** The sentences of the register, on the screen and in files. */
export const sentencesText = () => ({
  tripwire: ({ signal, source, comparison, threshold, ...check }: Condition & Check) => {
    if (signal === null) return noTripwire;
    const trips = threshold === null ? noThreshold : `It trips if it ${passes(comparison, threshold)}.`;
    return `${looks(withSource(signal, source), check)} ${trips}`;
  },
  ifThen: ({ owner, contingency, ...condition }: Condition & Response) =>
    ifThen(condition, `${owner ?? 'someone, not named yet,'} does this`, contingency),
  /** As its owner reads it aloud. */
  ifThenAloud: ({ contingency, ...condition }: Condition & Response) => ifThen(condition, 'I do this', contingency),
});
