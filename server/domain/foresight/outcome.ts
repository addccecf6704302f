import type { CommandOf } from '../../../shared/commands/commands.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, unchanged } from '../core/decision.ts';
import { isSame } from '../core/isSame.ts';
import type { State } from '../core/state.ts';

/** Says what came of the project, or takes it back. Said again, the project still ended on its first day (SPEC FS1a). */
function endProject({ session }: State, { outcome }: CommandOf<'endProject'>, { now }: Context): Decision {
  const ended = outcome && {
    came: outcome.came,
    text: outcome.text?.trim() ?? '',
    share: outcome.share ?? null,
    on: session.outcome?.on ?? dayIn(session, now),
  };
  return isSame(ended, session.outcome) ? unchanged : decided({ session: { outcome: ended } });
}

export const outcomeDecisions = { endProject };
