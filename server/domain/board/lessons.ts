import { followUpsAfter, nextFollowUp } from '../../../shared/board/incidents.ts';
import type { FollowUp, Incident, LessonChange } from '../../../shared/board/records.ts';
import { createId } from '../../../shared/ids.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { daysBetween, daysLater } from '../../../shared/time.ts';
import { canLead } from '../core/capability.ts';
import type { Change } from '../core/change.ts';
import type { Refused } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import { isSame } from '../core/isSame.ts';
import { personHere } from '../core/participants.ts';
import { personGone } from '../core/personGone.ts';
import type { State } from '../core/state.ts';
import type { DecideBoard } from './boardCommand.ts';
import { goneIncident, incidentAt, incidentChange } from './incidentEdits.ts';

const goneLesson = refused('gone', 'This change is not there any more.', { reason: 'lesson' });
const notAsked = refused('gone', 'This is not asked now.', { reason: 'followUp' });

type Found = { readonly incident: Incident; readonly change: LessonChange };

function found(state: State, { incidentId, changeId }: { incidentId: string; changeId: string }): Found | Refused {
  const incident = incidentAt(state, incidentId);
  if (!incident) return goneIncident;
  const change = incident.changes.find(({ id }) => id === changeId);
  return change ? { incident, change } : goneLesson;
}

const withChange = (incidentId: string, { changes }: Incident, changed: LessonChange): Change =>
  incidentChange(incidentId, { changes: changes.map((one) => (one.id === changed.id ? changed : one)) });

type Carrier = { readonly carrier?: string; readonly carrierId?: string | null };

/** An id gives the name of somebody here; a name without one is a name and nobody, as with owners (SPEC HP5b, RW8b). */
function carrierOf(state: State, { carrier, carrierId }: Carrier): Partial<LessonChange> | Refused {
  if (carrier === undefined && carrierId === undefined) return {};
  if (typeof carrierId !== 'string')
    return { ...(carrier !== undefined && { carrier: oneLine(carrier) }), carrierId: null };
  const person = personHere(state, carrierId);
  return person ? { carrier: person.name, carrierId } : personGone;
}

const isRefused = (value: object): value is Refused => 'kind' in value && value.kind === 'refused';

const addLessonChange: DecideBoard<'addLessonChange'> = (state, command, context) => {
  const { incidentId, line, alters, altered = '', by, smallFirst = false } = command;
  const incident = incidentAt(state, incidentId);
  if (!incident) return goneIncident;
  const most = limits.lessonChanges;
  if (incident.changes.length >= most)
    return refused('limitReached', `An incident has at most ${most} changes.`, { reason: 'lessonChanges', most });
  const carrier = carrierOf(state, command);
  if (isRefused(carrier)) return carrier;
  const changeId = createId(context.random.ids);
  const change: LessonChange = {
    id: changeId,
    line: oneLine(line),
    carrier: '',
    carrierId: null,
    ...carrier,
    accepted: false,
    alters,
    altered: oneLine(altered),
    by,
    smallFirst,
    followUps: followUpsAfter(by),
  };
  return decided(incidentChange(incidentId, { changes: [...incident.changes, change] }), { changeId });
};

/** What was agreed to has changed: it is accepted anew; another day asks again from it (SPEC HP5c). */
const setLessonChange: DecideBoard<'setLessonChange'> = (state, command, _context) => {
  const at = found(state, command);
  if (isRefused(at)) return at;
  const { line, alters, altered, by, smallFirst } = command;
  const carrier = carrierOf(state, command);
  if (isRefused(carrier)) return carrier;
  const wanted: LessonChange = {
    ...at.change,
    ...carrier,
    ...(line !== undefined && { line: oneLine(line) }),
    ...(alters !== undefined && { alters }),
    ...(altered !== undefined && { altered: oneLine(altered) }),
    ...(smallFirst !== undefined && { smallFirst }),
    ...(by !== undefined && by !== at.change.by && { by, followUps: movedTo(at.change.followUps, by) }),
  };
  if (isSame(wanted, at.change)) return unchanged;
  return decided(withChange(command.incidentId, at.incident, { ...wanted, accepted: false }));
};

/** Questions that are answered stay answered. */
function movedTo({ landed, holds }: LessonChange['followUps'], by: IsoDate): LessonChange['followUps'] {
  const anew = followUpsAfter(by);
  return {
    landed: landed.answer === null ? { ...landed, due: anew.landed.due } : landed,
    holds: holds.answer === null ? { ...holds, due: anew.holds.due } : holds,
  };
}

/** A kept note keeps one change: what is not done is dropped, for a reason (SPEC HP5e). */
const removeLessonChange: DecideBoard<'removeLessonChange'> = (state, command) => {
  const at = found(state, command);
  if (isRefused(at)) return at;
  const changes = at.incident.changes.filter(({ id }) => id !== command.changeId);
  if (changes.length === 0 && at.incident.reviewedOn !== null)
    return refused('noteIncomplete', 'A kept note has one change.', { reason: 'lines', lines: [5] });
  return decided(incidentChange(command.incidentId, { changes }));
};

/** The carrier accepts, or the acting facilitator records that they agreed aloud (SPEC HP5b). */
const acceptLessonChange: DecideBoard<'acceptLessonChange'> = (state, command, { actorId }) => {
  const at = found(state, command);
  if (isRefused(at)) return at;
  const { accepted } = command;
  if (at.change.carrierId !== actorId && !canLead(state, actorId))
    return refused('notAllowed', 'Only the person who carries it can accept this.', { reason: 'notCarrier' });
  if (at.change.accepted === accepted) return unchanged;
  return decided(withChange(command.incidentId, at.incident, { ...at.change, accepted }));
};

/** How long "not yet" waits when no day is given. */
const askAgainDays = 7;

/** Has it landed, does it hold: yes; not yet, which asks again on another day; or dropped, for a reason (SPEC HP5d). */
const followUp: DecideBoard<'followUp'> = (state, command, context) => {
  const at = found(state, command);
  if (isRefused(at)) return at;
  const { step, answer, on } = command;
  const { followUps } = at.change;
  const today = dayIn(state.session, context.now);
  const isNext = nextFollowUp(at.change) === step;
  const isAnsweredLast = step === 'holds' ? followUps.holds.answer !== null : followUps.holds.answer === null;
  if (!isNext && !(followUps[step].answer !== null && isAnsweredLast)) return notAsked;
  const note = command.note?.trim() ?? '';
  if (answer === 'dropped' && note === '')
    return refused('reasonNeeded', 'Say why the change is dropped.', { reason: 'lessonDropped' });
  if (answer !== 'notYet') {
    const answered: FollowUp = { ...followUps[step], answer, on: today, note };
    return isSame(answered, followUps[step])
      ? unchanged
      : decided(answeredWith(command.incidentId, at, { ...followUps, [step]: answered }));
  }
  const due = on ?? daysLater(today, askAgainDays);
  if (due <= today) {
    const faults = [{ at: 'on', fault: 'invalid' }] as const;
    return refused('malformed', 'Name a day that is still to come.', { reason: 'shape', faults });
  }
  const again: FollowUp = { due, answer: null, on: null, note };
  const moved = Math.max(0, daysBetween(followUps.landed.due, due));
  return decided(
    answeredWith(
      command.incidentId,
      at,
      step === 'holds'
        ? { ...followUps, holds: again }
        : { landed: again, holds: { ...followUps.holds, due: daysLater(followUps.holds.due, moved) } },
    ),
  );
};

const answeredWith = (incidentId: string, { incident, change }: Found, followUps: LessonChange['followUps']): Change =>
  withChange(incidentId, incident, { ...change, followUps });

export const lessonDecisions = {
  addLessonChange,
  setLessonChange,
  removeLessonChange,
  acceptLessonChange,
  followUp,
};
