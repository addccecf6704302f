import type { EpochMs } from '../time.ts';
import { minuteMs } from '../time.ts';
import type { Stage, TimedStage } from './stages.ts';
import { isTimedStage, timedStages } from './stages.ts';

export type AgendaEntry = { readonly stage: TimedStage; readonly minutes: number };
export type Agenda = readonly AgendaEntry[];

/** The stage that runs, and its clock. */
export type StageClock = {
  readonly name: Stage;
  readonly startedAt: EpochMs;
  readonly endsAt: EpochMs | null;
  readonly pausedAt: EpochMs | null;
  /** The time left when the stage was paused; without meaning while it runs. */
  readonly remainingMs: number;
};

export const presets = [30, 45, 60, 90] as const;
export type Preset = (typeof presets)[number];

const presetMinutes: Record<Preset, Record<TimedStage, number>> = {
  30: { imagine: 2, write: 5, share: 7, cluster: 4, vote: 2, plan: 7, commit: 3 },
  45: { imagine: 3, write: 6, share: 10, cluster: 6, vote: 3, plan: 13, commit: 4 },
  60: { imagine: 3, write: 8, share: 12, cluster: 8, vote: 4, plan: 20, commit: 5 },
  90: { imagine: 5, write: 10, share: 18, cluster: 12, vote: 5, plan: 32, commit: 8 },
};

/** Minutes per stage for a preset, with single stages changed (SPEC AG1). */
export const createAgenda = (preset: Preset, changed: { readonly [S in TimedStage]?: number } = {}): Agenda =>
  timedStages.map((stage) => ({ stage, minutes: changed[stage] ?? presetMinutes[preset][stage] }));

/** The minutes at a multiple of the usual speed; no stage has less than one (SPEC RH1b). */
export const atSpeed = (agenda: Agenda, speed: number): Agenda =>
  agenda.map(({ stage, minutes }) => ({ stage, minutes: Math.max(1, Math.ceil(minutes / speed)) }));

/** The fifteen minutes of the second look (SPEC FS3b). */
export const secondLookAgenda: Agenda = [
  { stage: 'write', minutes: 5 },
  { stage: 'share', minutes: 5 },
  { stage: 'cluster', minutes: 3 },
  { stage: 'commit', minutes: 2 },
];

export const minutesOf = (agenda: Agenda, stage: Stage): number =>
  isTimedStage(stage) ? (agenda.find((entry) => entry.stage === stage)?.minutes ?? 0) : 0;

export const totalMinutes = (agenda: Agenda): number => agenda.reduce((sum, entry) => sum + entry.minutes, 0);

/**
 * Milliseconds left of the stage, negative in overrun, null for a stage without a deadline (SPEC AG2a). A page knows the
 * server's clock to some milliseconds only: before the stage began by its `now`, all of it is left and no more.
 */
export function remainingOf(clock: StageClock, now: EpochMs): number | null {
  if (clock.pausedAt !== null) return clock.remainingMs;
  return clock.endsAt === null ? null : clock.endsAt - Math.max(now, clock.startedAt);
}

export type Forecast = {
  /** When the workshop ends if the stages that follow take their minutes. */
  readonly finishesAt: EpochMs;
  /** How much later that is than planned when the lobby was left; negative when earlier. */
  readonly overMs: number;
};

/**
 * "At this pace you finish at 14:52, 7 minutes over" (SPEC AG3). A stage in overrun counts as ending now, a paused one as
 * going on now with the time left.
 * @param beganAt when the lobby was left
 * @param plannedMs the length of the agenda as it was when the lobby was left
 * @returns null in lobby and register, where no clock runs
 */
export function forecast(
  clock: StageClock,
  agenda: Agenda,
  beganAt: EpochMs,
  plannedMs: number,
  now: EpochMs,
): Forecast | null {
  const left = remainingOf(clock, now);
  if (!isTimedStage(clock.name) || left === null) return null;
  const following = timedStages.slice(timedStages.indexOf(clock.name) + 1);
  const followingMs = following.reduce((sum, stage) => sum + minutesOf(agenda, stage) * minuteMs, 0);
  const finishesAt = now + Math.max(0, left) + followingMs;
  return { finishesAt, overMs: finishesAt - (beganAt + plannedMs) };
}
