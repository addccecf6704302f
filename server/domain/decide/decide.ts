import type { Command, CommandOf } from '../../../shared/commands/commands.ts';
import type { CommandType } from '../../../shared/commands/registry.ts';
import { commandRules } from '../../../shared/commands/registry.ts';
import { commandsByCapability, commandsByStage } from '../../../shared/commands/permissions.ts';
import { boardDecisions } from '../board/decisions.ts';
import { dealNext, dealRest, putBack, skipReader } from '../share/dealing.ts';
import { extendStage, pause, resume, setAgenda } from '../stages/agendaCommands.ts';
import { capabilityOf } from '../core/capability.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import { closeWorkshop, deleteWorkshop } from '../stages/closeWorkshop.ts';
import { consent } from '../stages/consent.ts';
import { advanceStage, goBack } from '../stages/stageCommands.ts';
import { closeVote, openVote } from '../stages/voteCommands.ts';
import { pairUp, setTopRisks } from '../stages/planListCommands.ts';
import { handOver, nameDeputy, takeOver } from '../people/lead.ts';
import { leave, removeParticipant } from '../people/leaving.ts';
import { setName } from '../people/names.ts';
import { agree, setDone, setPart } from '../people/participation.ts';
import { publishNote, whichArrived } from '../stages/noteCommands.ts';
import { setContract, setSay, setScene, setSettings } from '../stages/settingsCommands.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';

type Decide<T extends CommandType> = (state: State, command: CommandOf<T>, context: Context) => Decision;

const locked = (isLocked: boolean) => (state: State) =>
  state.session.workshop.locked === isLocked
    ? unchanged
    : decided({ session: { workshop: { ...state.session.workshop, locked: isLocked } } });

const decisions: { readonly [T in CommandType]: Decide<T> } = {
  ...boardDecisions,
  advanceStage,
  goBack,
  extendStage,
  setAgenda,
  pause: (state, _, context) => pause(state, context),
  resume: (state, _, context) => resume(state, context),
  setScene,
  setContract,
  setSay,
  dealNext,
  skipReader,
  putBack,
  dealRest,
  openVote,
  closeVote: (state, _, context) => closeVote(state, context),
  setTopRisks,
  pairUp,
  nameDeputy,
  handOver,
  removeParticipant,
  lockRoom: locked(true),
  unlockRoom: locked(false),
  setSettings,
  closeWorkshop,
  deleteWorkshop,
  agree: (state, _, context) => agree(state, context),
  setName,
  setPart,
  setDone,
  consent,
  publishNote,
  whichArrived,
  takeOver: (state, _, context) => takeOver(state, context),
  leave: (state, _, context) => leave(state, context),
};

const decideAs = <T extends CommandType>(type: T, state: State, command: CommandOf<T>, context: Context): Decision =>
  decisions[type](state, command, context);

/** True when this person may give this command at all, in whatever stage; a refusal is 403 (SPEC CM1, CM2). */
export function mayCommand(state: State, type: CommandType, actorId: string): boolean {
  const capability = capabilityOf(state, actorId);
  return capability !== null && commandsByCapability[type][capability];
}

/**
 * Judges one well-formed command against the state as it is now: may this person, does the stage allow it, and what comes of
 * it. Pure: the same arguments give the same decision (SPEC CM1).
 */
export function decide(state: State, command: Command, context: Context): Decision {
  if (!mayCommand(state, command.type, context.actorId)) {
    return refused('notAllowed', 'That is not yours to do in this workshop.', { reason: 'capability' });
  }
  if (state.session.workshop.closed && commandRules[command.type].afterClosing !== true) {
    return refused('workshopClosed', 'This workshop was closed. Its register can still be read.');
  }
  if (!commandsByStage[command.type][state.session.stage.name]) {
    return refused('stageMoved', 'That does not belong to the stage the workshop is in now.', { reason: 'otherStage' });
  }
  return decideAs(command.type, state, command as never, context);
}
