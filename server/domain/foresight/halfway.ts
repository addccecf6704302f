import type { Risk } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import { endBallot, openBallot, openLateRound, roundEndEffects } from '../stages/rounds.ts';

/** The confidence of half time is asked in a sealed ballot like that of commit (SPEC FS3d). */
export function openHalfwayBallot(builder: ChangeBuilder): void {
  if (builder.state.hidden.conduct.ballotFor !== 'secondLook') openBallot(builder, 'secondLook');
}

/** Back in the register: risks that are new get the day on which they were found, and the agenda of the meeting stands again. */
export function endSecondLook(builder: ChangeBuilder, context: Context): void {
  const { secondLook } = builder.state.session;
  if (secondLook?.state !== 'running') return;
  const on = dayIn(builder.state.session, context.now);
  const found = Object.entries(builder.state.board.risks).filter(([, risk]) => risk.number === null);
  builder.add({
    session: { agenda: secondLook.meetingAgenda, secondLook: { state: 'held', on } },
    risks: Object.fromEntries(found.map(([riskId]): [RiskId, Partial<Risk>] => [riskId, { addedOn: on }])),
  });
}

/** Back from write to the register: what was written is not read, and the second look can be held later (SPEC FS3e). */
export function abandonSecondLook(builder: ChangeBuilder): void {
  const { session, hidden } = builder.state;
  const { notebook: round } = session.open;
  if (session.secondLook?.state !== 'running') return;
  builder.add({ session: { agenda: session.secondLook.meetingAgenda, secondLook: null } });
  endBallot(builder);
  if (hidden.conduct.notebookFor !== 'write' || round === null) return;
  const { conduct } = builder.state.hidden;
  builder.add({
    session: { open: { ...builder.state.session.open, notebook: null, roster: null } },
    hidden: { conduct: { ...conduct, notebookFor: null } },
    effects: roundEndEffects('notebook', round),
  });
  openLateRound(builder);
}
