import type { Risk } from '../../../shared/board/board.ts';
import type { Change } from '../core/change.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { State } from '../core/state.ts';
import { numberRisks } from '../board/numbers.ts';
import { meetingEnded } from './meeting.ts';

/**
 * Gives a register that was stored before there were numbers and facts of the meeting both of them (SPEC RW9d), and what
 * tripped the day of the reading that found it. When the register was entered is stored; who had left by then is not, so that the meeting's people are those on the list. Owners
 * stay names: whom a name meant is not known.
 */
export function completeRegister(state: State): Change {
  const { session } = state;
  if (session.stage.name !== 'register' || session.meeting !== null) return {};
  return new ChangeBuilder(state)
    .add(numberRisks(state))
    .add(trippedSince(state))
    .add(meetingEnded(state, session.stage.startedAt)).change;
}

function trippedSince({ board }: State): Change {
  const tripped = Object.entries(board.risks).flatMap(([riskId, risk]): [string, Partial<Risk>][] => {
    const found = risk.state === 'tripped' && risk.stateOn == null ? risk.readings?.at(-1)?.on : undefined;
    return found === undefined ? [] : [[riskId, { stateOn: found }]];
  });
  return tripped.length === 0 ? {} : { risks: Object.fromEntries(tripped) };
}
