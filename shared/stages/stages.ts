/** The stages of a pre-mortem, in order (DESIGN, "The 45 minutes"; SPEC ST1). */
export const stages = ['lobby', 'imagine', 'write', 'share', 'cluster', 'vote', 'plan', 'commit', 'register'] as const;
export type Stage = (typeof stages)[number];

/** The stages that have minutes on the agenda: the clock starts when the lobby is left. */
export const timedStages = ['imagine', 'write', 'share', 'cluster', 'vote', 'plan', 'commit'] as const;
export type TimedStage = (typeof timedStages)[number];

export const isTimedStage = (stage: Stage): stage is TimedStage => (timedStages as readonly Stage[]).includes(stage);

const at = (stage: Stage): number => stages.indexOf(stage);

/** The stage after this one, or null after the last. */
export const stageAfter = (stage: Stage): Stage | null => stages[at(stage) + 1] ?? null;

/** The stage before this one, or null before the first. */
export const stageBefore = (stage: Stage): Stage | null => stages[at(stage) - 1] ?? null;

export const isStageAtLeast = (stage: Stage, least: Stage): boolean => at(stage) >= at(least);
