import type { CommandOf } from '../../../shared/commands/commands.ts';
import { secondLookAgenda } from '../../../shared/stages/agenda.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { enterStage } from '../stages/enterStage.ts';

const notOffered = refused('notOffered', 'The second look was held already, or the project is over.', {
  reason: 'secondLook',
});

const isOver = ({ session }: State): boolean =>
  session.meeting === null || session.outcome !== null || session.secondLook?.state === 'held';

/** Back to write, with an agenda of its own; the plan stays as it is (SPEC FS3b). */
function startSecondLook(state: State, _command: unknown, context: Context): Decision {
  if (state.hidden.conduct.closing) return { kind: 'held' };
  if (isOver(state)) return notOffered;
  const builder = new ChangeBuilder(state).add({
    session: {
      secondLook: { state: 'running', meetingAgenda: state.session.agenda, startedAt: context.now },
      agenda: secondLookAgenda,
    },
  });
  enterStage(builder, 'write', context);
  return decided(builder.change);
}

/** The page asks again on that day, or not at all (SPEC FS3a). */
function putOffSecondLook(state: State, { until }: CommandOf<'putOffSecondLook'>): Decision {
  if (isOver(state)) return notOffered;
  return decided({ session: { secondLook: until === null ? { state: 'declined' } : { state: 'putOff', until } } });
}

export const secondLookDecisions = { startSecondLook, putOffSecondLook };
