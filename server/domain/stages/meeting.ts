import { takesPart } from '../../../shared/people/roles.ts';
import type { Meeting } from '../../../shared/session/session.ts';
import { dayIn, heldOnOf } from '../../../shared/session/session.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { minuteMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import type { State } from '../core/state.ts';

/**
 * What the register says of the meeting, fixed when it is first entered (SPEC RW9): the day on which it began, everyone who
 * took part, also those who have left, and how long it really took.
 */
export function meetingEnded(state: State, now: EpochMs): Change {
  const { session, people, hidden } = state;
  if (session.meeting !== null) return {};
  const { began } = session.workshop;
  const tookPart = Object.entries(people).filter(
    ([id, person]) => takesPart(person) && !hidden.conduct.neverConnected.includes(id),
  );
  const meeting: Meeting = {
    heldOn: heldOnOf(session),
    endedOn: dayIn(session, now),
    people: tookPart.length,
    minutes: began === undefined ? null : Math.max(1, Math.round((now - began.at) / minuteMs)),
  };
  return { session: { meeting } };
}
