import type { Cadence, Comparison } from '../../board/riskFields.ts';

const goes: { readonly [C in Comparison]: string } = {
  above: 'goes above',
  below: 'goes below',
  equals: 'reaches',
  changes: 'changes by',
};

const every: { readonly [C in Cadence]: string } = {
  daily: 'checks every day',
  weekly: 'checks every week',
  biweekly: 'checks every two weeks',
  monthly: 'checks every month',
  once: 'checks once',
};

/** What trips; a part that is not written yet is an ellipsis, an unnamed source is null. */
type Condition = {
  readonly signal: string;
  readonly source: string | null;
  readonly comparison: Comparison | null;
  readonly threshold: string;
};
type Check = { readonly before: string; readonly watcher: string; readonly cadence: Cadence | null };
type Response = { readonly owner: string; readonly contingency: string };

/** "If open defects from the tracker goes above 20" */
const condition = ({ signal, source, comparison, threshold }: Condition): string =>
  `If ${signal}${source === null ? '' : ` from ${source}`} ${comparison === null ? 'passes' : goes[comparison]} ${threshold}`;

/** The sentences of the register, on the screen and in files. */
export const sentencesText = () => ({
  tripwire: (given: Condition & Check) =>
    `${condition(given)} before ${given.before}, ${given.watcher} ${given.cadence === null ? 'checks' : every[given.cadence]}.`,
  ifThen: (given: Condition & Response) => `${condition(given)}, then ${given.owner} does this: ${given.contingency}.`,
});
