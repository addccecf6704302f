import type { Session } from '../../../shared/session/session.ts';
import { presentParticipants } from './participants.ts';
import type { Change } from './change.ts';
import { applyChange, joinChanges } from './change.ts';
import type { State } from './state.ts';

/**
 * Who is done, of everyone present who has not opted out of this stage; while people are asked, who has answered
 * (SPEC PR1). Counted from what people said, not from notes: progress must not tell whether somebody wrote.
 */
function progressOf(state: State): Session['progress'] {
  const { asked, done } = state.hidden.conduct;
  const stage = state.session.stage.name;
  if (asked) {
    const everyone = presentParticipants(state);
    return { done: everyone.filter((id) => Object.hasOwn(asked.answers, id)).length, of: everyone.length };
  }
  const counted = presentParticipants(state).filter((id) => {
    const person = state.people[id];
    return (stage !== 'write' || person?.writes) && (stage !== 'share' || person?.reads);
  });
  return { done: counted.filter((id) => done.includes(id)).length, of: counted.length };
}

/** A change with the progress that follows from it: connections and commands both change it (SPEC PR1). */
export function withProgress(state: State, change: Change): Change {
  const after = applyChange(state, change);
  const progress = progressOf(after);
  const { done, of } = after.session.progress;
  return progress.done === done && progress.of === of ? change : joinChanges(change, { session: { progress } });
}
