/** The stages of a pre-mortem, in order (SPEC ST1). */
export const stages = ['lobby', 'imagine', 'write', 'share', 'cluster', 'vote', 'plan', 'commit', 'register'] as const;
export type Stage = (typeof stages)[number];

/** The stages of the second look at half time (SPEC FS3b). */
export const secondLookStages = ['write', 'share', 'cluster', 'commit', 'register'] as const satisfies readonly Stage[];

/** The stages without minutes on the agenda: the clock starts when the lobby is left and ends with the register. */
const untimed = ['lobby', 'register'] as const satisfies readonly Stage[];
export type TimedStage = Exclude<Stage, (typeof untimed)[number]>;

export const isTimedStage = (stage: Stage): stage is TimedStage => !(untimed as readonly Stage[]).includes(stage);

export const timedStages: readonly TimedStage[] = stages.filter(isTimedStage);

const at = (stage: Stage): number => stages.indexOf(stage);

/** The stage after this one, or null after the last. */
export const stageAfter = (stage: Stage): Stage | null => stages[at(stage) + 1] ?? null;

/** The stage before this one, or null before the first. */
export const stageBefore = (stage: Stage): Stage | null => stages[at(stage) - 1] ?? null;

export const isStageAtLeast = (stage: Stage, least: Stage): boolean => at(stage) >= at(least);

/** A first and a last stage, both included. */
export type StageSpan = readonly [first: Stage, last: Stage];

export const isWithin = ([first, last]: StageSpan, stage: Stage): boolean =>
  at(stage) >= at(first) && at(stage) <= at(last);

/** A value for each stage. */
export const byStage = <T>(valueOf: (stage: Stage) => T): { readonly [S in Stage]: T } =>
  Object.fromEntries(stages.map((stage) => [stage, valueOf(stage)])) as { readonly [S in Stage]: T };
