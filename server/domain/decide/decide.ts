import type { Command, CommandOf } from '../../../shared/commands/commands.ts';
import type { CommandType } from '../../../shared/commands/registry.ts';
import { commandRules } from '../../../shared/commands/registry.ts';
import { commandsByCapability, commandsByStage } from '../../../shared/commands/permissions.ts';
import { boardDecisions } from '../board/decisions.ts';
import { capabilityOf } from '../core/capability.ts';
import type { Context } from '../core/context.ts';
import type { Decision, Refused } from '../core/decision.ts';
import { refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { answerDecisions } from '../people/answersOfMeeting.ts';
import { foresightDecisions } from '../foresight/decisions.ts';
import { withEventsOf } from '../errands/events.ts';
import { webhookDecisions } from '../errands/webhooks.ts';
import { withNotices } from '../notices/morning.ts';
import { withHistory } from '../history/record.ts';
import { feedDecisions } from '../people/feeds.ts';
import { mailDecisions } from '../mail/mailSettings.ts';
import { facilitatorLinkDecisions } from '../people/facilitatorLink.ts';
import { checklistDecisions } from '../learning/checklists.ts';
import { smallTestDecisions } from '../learning/smallTests.ts';
import { testRunDecisions } from '../learning/testRuns.ts';
import { leadDecisions } from '../people/lead.ts';
import { leavingDecisions } from '../people/leaving.ts';
import { nameDecisions } from '../people/names.ts';
import { roleDecisions } from '../people/changingRole.ts';
import { participationDecisions } from '../people/participation.ts';
import { personalLinkDecisions } from '../people/personalLinks.ts';
import { sharedLinkDecisions } from '../people/sharedLinks.ts';
import { dealDecisions } from '../share/dealing.ts';
import { agendaDecisions } from '../stages/agendaCommands.ts';
import { registerDecisions } from '../stages/registerCommands.ts';
import { workshopDecisions } from '../stages/workshopCommands.ts';
import { consentDecisions, withHeldBallotSettled } from '../stages/consent.ts';
import { noteDecisions } from '../stages/noteCommands.ts';
import { planListDecisions } from '../stages/planListCommands.ts';
import { readingDecisions } from '../stages/readingAloud.ts';
import { planStepDecisions } from '../stages/planSteps.ts';
import { settingsDecisions } from '../stages/settingsCommands.ts';
import { stageDecisions } from '../stages/stageCommands.ts';
import { voteDecisions } from '../stages/voteCommands.ts';

type Decide<T extends CommandType> = (state: State, command: CommandOf<T>, context: Context) => Decision;

/** What each command does. Every file of decisions lists its own, so that a new command is entered there. */
const decisions: { readonly [T in CommandType]: Decide<T> } = {
  ...stageDecisions,
  ...agendaDecisions,
  ...settingsDecisions,
  ...workshopDecisions,
  ...participationDecisions,
  ...noteDecisions,
  ...consentDecisions,
  ...dealDecisions,
  ...boardDecisions,
  ...voteDecisions,
  ...planListDecisions,
  ...readingDecisions,
  ...planStepDecisions,
  ...nameDecisions,
  ...leadDecisions,
  ...facilitatorLinkDecisions,
  ...sharedLinkDecisions,
  ...personalLinkDecisions,
  ...mailDecisions,
  ...feedDecisions,
  ...answerDecisions,
  ...registerDecisions,
  ...foresightDecisions,
  ...smallTestDecisions,
  ...testRunDecisions,
  ...checklistDecisions,
  ...webhookDecisions,
  setRole: (...given) => withHeldBallotSettled(roleDecisions.setRole(...given), given[0], given[2]),
  leave: (...given) => withHeldBallotSettled(leavingDecisions.leave(...given), given[0], given[2]),
  removeParticipant: (...given) =>
    withHeldBallotSettled(leavingDecisions.removeParticipant(...given), given[0], given[2]),
};

const decideAs = <T extends CommandType>(type: T, state: State, command: CommandOf<T>, context: Context): Decision =>
  decisions[type](state, command, context);

/** True when this person may give this command at all, in whatever stage; a refusal is 403 (SPEC CM1, CM2). */
export function mayCommand(state: State, type: CommandType, actorId: string): boolean {
  const capability = capabilityOf(state, actorId);
  return capability !== null && commandsByCapability[type][capability];
}

/** The refusal of a command that `mayCommand` denies. */
export const notYours: Refused = refused('notAllowed', 'That is not yours to do in this workshop.', {
  reason: 'capability',
});

/**
 * Decides one well-formed command on the current state. Checks in this order: capability, closed workshop, stage, and what
 * the command itself requires (SPEC CM1). Pure: the same arguments give the same decision.
 */
export function decide(state: State, command: Command, context: Context): Decision {
  if (!mayCommand(state, command.type, context.actorId)) {
    return notYours;
  }
  if (state.session.workshop.closed && commandRules[command.type].afterClosing !== true) {
    return refused('workshopClosed', 'This workshop was closed. Its register can still be read.');
  }
  if (!commandsByStage[command.type][state.session.stage.name]) {
    return refused('stageMoved', 'That does not belong to the stage the workshop is in now.', { reason: 'otherStage' });
  }
  const decision = decideAs(command.type, state, command as never, context);
  return withNotices(state, context, withEventsOf(state, context, withHistory(state, command, context, decision)));
}
