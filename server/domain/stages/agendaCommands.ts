import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { Agenda } from '../../../shared/stages/agenda.ts';
import { minutesOf } from '../../../shared/stages/agenda.ts';
import { stageMinutes } from '../../../shared/protocol/limits.ts';
import { minuteMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';

/** Sets the agenda and moves the deadline of the running stage by the same time (SPEC AG4a). */
function withAgenda(state: State, agenda: Agenda, deltaMs: number): Change {
  const { stage } = state.session;
  return {
    session: {
      agenda,
      stage: {
        ...stage,
        endsAt: stage.endsAt === null ? null : stage.endsAt + deltaMs,
        remainingMs: stage.remainingMs + deltaMs,
      },
    },
  };
}

/**
 * Lengthens or shortens the running stage: agenda and deadline move by the minutes that the limits of a stage leave room
 * for; `limitReached` when that is none (SPEC AG4b).
 */
function extendStage(state: State, command: CommandOf<'extendStage'>): Decision {
  const { stage, agenda } = state.session;
  const { least, most } = stageMinutes;
  const before = minutesOf(agenda, stage.name);
  const minutes = Math.min(most, Math.max(least, before + command.minutes));
  if (minutes === before)
    return refused('limitReached', `A stage has ${least} to ${most} minutes.`, { reason: 'stageMinutes', least, most });
  const changed = agenda.map((entry) => (entry.stage === stage.name ? { ...entry, minutes } : entry));
  return decided(withAgenda(state, changed, (minutes - before) * minuteMs));
}

function setAgenda(state: State, command: CommandOf<'setAgenda'>): Decision {
  const wanted = Array.isArray(command.agenda)
    ? new Map(command.agenda.map((entry) => [entry.stage as string, entry.minutes]))
    : new Map(Object.entries(command.agenda));
  const { agenda, stage } = state.session;
  const changed = agenda.map((entry) => ({ ...entry, minutes: wanted.get(entry.stage) ?? entry.minutes }));
  return decided(
    withAgenda(state, changed, (minutesOf(changed, stage.name) - minutesOf(agenda, stage.name)) * minuteMs),
  );
}

/** Stops the clock and stores the time left as a duration, so that a restart does not change it (SPEC AG5). */
function pause(state: State, _command: unknown, context: Context): Decision {
  const { stage } = state.session;
  if (stage.pausedAt !== null || stage.endsAt === null) return unchanged;
  return decided({
    session: { stage: { ...stage, pausedAt: context.now, endsAt: null, remainingMs: stage.endsAt - context.now } },
  });
}

function resume(state: State, _command: unknown, context: Context): Decision {
  const { stage } = state.session;
  if (stage.pausedAt === null) return unchanged;
  return decided({ session: { stage: { ...stage, pausedAt: null, endsAt: context.now + stage.remainingMs } } });
}

export const agendaDecisions = { extendStage, setAgenda, pause, resume };
