import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { Roster } from '../../../shared/people/roster.ts';
import type { Unforeseen } from '../../../shared/session/foresight.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import { listedParticipants } from '../core/participants.ts';
import type { State } from '../core/state.ts';
import { isAnswered } from '../stages/consent.ts';
import { announceRoundEnd } from '../stages/roundEnd.ts';
import { openNotebook } from '../stages/rounds.ts';
import { isForesightOpenNow, tooEarly } from './verdicts.ts';

/** Opens the sealed round "What happened that was on no card?" (SPEC FS1f). */
function askUnforeseen(state: State, _command: unknown, context: Context): Decision {
  const { session, hidden } = state;
  if (hidden.conduct.closing) return { kind: 'held' };
  if (session.open.asksUnforeseen) return unchanged;
  if (!isForesightOpenNow(state, context)) return tooEarly;
  if (session.unforeseen !== null && session.unforeseen.length > 0) {
    return refused('notOffered', 'People were asked already.', { reason: 'foresight' });
  }
  const builder = new ChangeBuilder(state);
  const roster = rosterOfMeeting(state);
  putLateRoundAside(builder);
  openNotebook(builder, 'unforeseen', roster);
  builder.add({ hidden: { conduct: { ...builder.state.hidden.conduct, done: [], asked: null } } });
  return decided(builder.change);
}

/**
 * Who was there when the meeting ended, and still is. Seats that the facilitator gives out afterwards do not count:
 * whoever holds such links could otherwise reach the floor alone (SPEC FS1g).
 */
function rosterOfMeeting(state: State): Roster {
  const { session, hidden } = state;
  const ofMeeting = hidden.conduct.notebookFor === 'late' ? session.open.roster : hidden.conduct.earlierRoster;
  const listed = listedParticipants(state);
  return ofMeeting === null ? listed : listed.filter((id) => ofMeeting.includes(id));
}

/** Late notes stay sealed meanwhile, as on the way back to write (SPEC RV6b). */
function putLateRoundAside(builder: ChangeBuilder): void {
  const { conduct } = builder.state.hidden;
  const { notebook: round, roster } = builder.state.session.open;
  if (conduct.notebookFor !== 'late' || round === null) return;
  builder.add({
    hidden: { conduct: { ...conduct, carried: [...conduct.carried, { round, roster: roster ?? [] }] } },
    effects: [{ kind: 'roundEnded', document: 'notebook', round }],
  });
}

/** Announces the end of the round (SPEC FS1f). */
function endUnforeseen(state: State, _command: unknown, context: Context): Decision {
  if (state.hidden.conduct.closing) return { kind: 'held' };
  if (!state.session.open.asksUnforeseen) {
    return refused('notOffered', 'Nobody is being asked at the moment.', { reason: 'foresight' });
  }
  if (!isAnswered(state, context)) return refused('stillAnswering', 'Not everyone has answered yet.');
  return announceRoundEnd(state, 'endUnforeseen', context);
}

const gone = refused('gone', 'This answer is no longer there.', { reason: 'unforeseen' });

/** Two answers that say the same count once (SPEC FS1h); null: this one stands for itself again. */
function joinUnforeseen({ session }: State, { id, intoId }: CommandOf<'joinUnforeseen'>): Decision {
  const list = session.unforeseen ?? [];
  const isThere = (wanted: string): boolean => list.some((one) => one.id === wanted);
  const into = intoId === null ? null : (list.find((one) => one.id === intoId)?.sameAs ?? intoId);
  if (!isThere(id) || (into !== null && (!isThere(into) || into === id))) return gone;
  const joined = list.map((one): Unforeseen => {
    if (one.id === id) return { ...one, sameAs: into };
    return into !== null && one.sameAs === id ? { ...one, sameAs: into } : one;
  });
  return decided({ session: { unforeseen: joined }, ...(into !== null && { records: { verdicts: { [id]: null } } }) });
}

/** Takes an answer out for good, with its words (SPEC FS1h). */
function withdrawUnforeseen({ session }: State, { id }: CommandOf<'withdrawUnforeseen'>): Decision {
  const list = session.unforeseen ?? [];
  if (!list.some((one) => one.id === id)) return gone;
  const left = list.filter((one) => one.id !== id);
  return decided({
    session: { unforeseen: left.map((one) => (one.sameAs === id ? { ...one, sameAs: null } : one)) },
    records: { verdicts: { [id]: null } },
    effects: [{ kind: 'wordsErased', document: 'session' }],
  });
}

export const unforeseenDecisions = { askUnforeseen, endUnforeseen, joinUnforeseen, withdrawUnforeseen };
