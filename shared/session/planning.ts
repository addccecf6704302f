import type { ParticipantId, RiskId } from '../ids.ts';
import type { Agenda, StageClock } from '../stages/agenda.ts';
import { minutesOf, remainingOf, totalMinutes } from '../stages/agenda.ts';
import type { EpochMs } from '../time.ts';
import { minuteMs, secondMs } from '../time.ts';

/** The inner steps of Plan, in order (SPEC PL2a). */
export const planSteps = ['write', 'aloud', 'attack'] as const;
export type PlanStep = (typeof planSteps)[number];

export const attackAnswers = ['takenIn', 'noted'] as const;
export type AttackAnswer = (typeof attackAnswers)[number];

/** A step and its share of the stage's clock, in milliseconds. */
export type StepShare = { readonly step: PlanStep; readonly ms: number };

/** Where Plan is; kept while other stages run. */
export type Planning = {
  readonly step: PlanStep;
  readonly startedAt: EpochMs;
  /** The risk that is read aloud; null in the other steps, and when no risk is planned. */
  readonly riskId: RiskId | null;
  /** The steps of this workshop. Those that follow the present one reserve their share of the time that is left. */
  readonly shares: readonly StepShare[];
  /** What the owners answered to the attacks on their plans. */
  readonly answers: { readonly [riskId: RiskId]: AttackAnswer };
};

/** From this length of the agenda on there is time to attack each other's plans. */
const attackFromMs = 60 * minuteMs;
const aloudMsPerRisk = 75 * secondMs;
const attackMs = minuteMs;
const answerMsPerRisk = 15 * secondMs;
/** The part of the stage that is left for writing, however many risks there are. */
const leastWriting = 0.45;

/**
 * How Plan divides its time (SPEC PL2b): about 75 seconds a risk to read aloud, a minute to attack and 15 seconds a risk to
 * answer; all that is left, but at least 45 %, to write.
 * @param stageMs the time of the stage
 * @param agendaMs the length of the agenda with which the workshop began
 */
export function planShares(stageMs: number, agendaMs: number, risks: number): readonly StepShare[] {
  const most = Math.max(1, risks);
  const others: readonly StepShare[] = [
    { step: 'aloud', ms: most * aloudMsPerRisk },
    ...(agendaMs >= attackFromMs ? [{ step: 'attack', ms: attackMs + most * answerMsPerRisk } as const] : []),
  ];
  const wanted = total(others);
  const fitted = scaled(others, Math.min(1, (stageMs * (1 - leastWriting)) / wanted));
  return [{ step: 'write', ms: stageMs - total(fitted) }, ...fitted];
}

/**
 * Plan as it is entered (SPEC PL2a).
 * @param agendaMs the length of the agenda with which the workshop began; undefined: of this agenda
 */
export const beginPlanning = (at: EpochMs, agenda: Agenda, agendaMs: number | undefined, risks: number): Planning => ({
  step: 'write',
  startedAt: at,
  riskId: null,
  answers: {},
  shares: planShares(minutesOf(agenda, 'plan') * minuteMs, agendaMs ?? totalMinutes(agenda) * minuteMs, risks),
});

/** The shares when a step begins with this much of the stage left: it and those that follow share what is left in proportion. */
export function sharesFrom(shares: readonly StepShare[], step: PlanStep, leftMs: number): readonly StepShare[] {
  const at = shares.findIndex((share) => share.step === step);
  const ahead = shares.slice(at);
  const whole = total(ahead);
  const fitted = whole === 0 ? ahead : scaled(ahead, Math.max(0, leftMs) / whole);
  return [...shares.slice(0, at), ...fitted];
}

const total = (shares: readonly StepShare[]): number => shares.reduce((sum, { ms }) => sum + ms, 0);

const scaled = (shares: readonly StepShare[], by: number): readonly StepShare[] =>
  shares.map(({ step, ms }) => ({ step, ms: Math.round(ms * by) }));

/** The step before or after this one; null when there is none. */
export function stepBeside({ step, shares }: Pick<Planning, 'step' | 'shares'>, by: 1 | -1): PlanStep | null {
  return shares[shares.findIndex((share) => share.step === step) + by]?.step ?? null;
}

/** What Plan is in now; null in every other stage, and in a workshop stored before Plan had steps. */
export const planningNow = ({
  stage,
  planning,
}: {
  readonly stage: Pick<StageClock, 'name'>;
  readonly planning: Planning | null;
}): Planning | null => (stage.name === 'plan' ? planning : null);

/**
 * Milliseconds left of the present step, negative in overrun (SPEC PL2c): what is left of the stage less the shares of the
 * steps that follow. In every other stage, the time left of the stage (SPEC AG2a).
 */
export function stepRemaining(
  session: { readonly stage: StageClock; readonly planning: Planning | null },
  now: EpochMs,
): number | null {
  const left = remainingOf(session.stage, now);
  const planning = planningNow(session);
  if (left === null || planning === null) return left;
  const { step, shares } = planning;
  return left - total(shares.slice(shares.findIndex((share) => share.step === step) + 1));
}

type Given = { readonly [riskId: RiskId]: readonly ParticipantId[] };

/** The risk with which this person begins: where they are named first, else the first of theirs; null without one. */
export function startsWith(planned: readonly RiskId[], pairs: Given, id: ParticipantId): RiskId | null {
  const own = planned.filter((riskId) => pairs[riskId]?.includes(id));
  return own.find((riskId) => pairs[riskId]?.[0] === id) ?? own[0] ?? null;
}

/**
 * Whose sheet this person attacks: the next one after their own on the plan list that is not theirs; null when all are theirs
 * (SPEC PL6a).
 */
export function attacks(planned: readonly RiskId[], pairs: Given, id: ParticipantId): RiskId | null {
  const own = startsWith(planned, pairs, id);
  const at = own === null ? -1 : planned.indexOf(own);
  const after = [...planned.slice(at + 1), ...planned.slice(0, at + 1)];
  return after.find((riskId) => !pairs[riskId]?.includes(id)) ?? null;
}
