import type { ParticipantId } from '../../../shared/ids.ts';
import type { Roster } from '../../../shared/people/roster.ts';
import type { ChangeBuilder, Effect } from '../core/change.ts';
import { listedParticipants } from '../core/participants.ts';
import type { BallotPurpose, State } from '../core/state.ts';

/** Closes the connections of a round and shreds it: erases its documents and destroys its key (SPEC RV7). */
export const roundEndEffects = (document: 'notebook' | 'ballot', round: number): Effect[] => [
  { kind: 'roundEnded', document, round },
  { kind: 'roundShredded', document, round },
];

/**
 * Opens the next writing round. Every page names who came since the lobby or since the writing round before (SPEC RO4a).
 * @param openedBy a stand-in could open a round after letting people in, so people who came since do not count (SPEC RO3b)
 */
export function openWriting(builder: ChangeBuilder, openedBy: ParticipantId): void {
  const { session, hidden } = builder.state;
  const { newcomers, movement } = session;
  const { earlierRoster } = hidden.conduct;
  const listed = listedParticipants(builder.state);
  const isStandIn = openedBy !== session.lead.facilitatorId;
  const roster = isStandIn && earlierRoster !== null ? listed.filter((id) => earlierRoster.includes(id)) : listed;
  openNotebook(builder, 'write', roster);
  builder.add({
    session: { newcomers: { before: newcomers.since, since: [] }, movement: { ...movement, left: 0 } },
  });
}

/** The next writing round compares with this one: its roster is kept, and who comes and leaves is counted from now on. */
export function leaveWriting(builder: ChangeBuilder, roster: Roster): void {
  builder.add({
    session: { movement: { came: 0, left: 0 } },
    hidden: { conduct: { ...builder.state.hidden.conduct, earlierRoster: roster } },
  });
}

export const openLateRound = (builder: ChangeBuilder): void =>
  openNotebook(builder, 'late', listedParticipants(builder.state));

/** Who came meanwhile counts from the next late note on, not for those that were counted (SPEC RO3a). */
export const renewLateRoster = (builder: ChangeBuilder): void =>
  void builder.add({ session: { open: { ...builder.state.session.open, roster: listedParticipants(builder.state) } } });

/** Opens the next notebook round; its number was never used before (SPEC RV1). */
export function openNotebook(
  builder: ChangeBuilder,
  purpose: NonNullable<State['hidden']['conduct']['notebookFor']>,
  roster: Roster,
): void {
  const { conduct } = builder.state.hidden;
  const round = conduct.lastRound.notebook + 1;
  const { asksUnforeseen: _, ...open } = builder.state.session.open;
  builder.add({
    session: {
      open: { ...open, notebook: round, roster, ...(purpose === 'unforeseen' && { asksUnforeseen: true as const }) },
    },
    hidden: { conduct: { ...conduct, notebookFor: purpose, lastRound: { ...conduct.lastRound, notebook: round } } },
  });
}

export function openBallot(builder: ChangeBuilder, purpose: BallotPurpose): void {
  const { conduct } = builder.state.hidden;
  const round = conduct.lastRound.ballot + 1;
  builder.add({
    session: {
      open: { ...builder.state.session.open, ballot: round, ballotRoster: listedParticipants(builder.state) },
    },
    hidden: { conduct: { ...conduct, ballotFor: purpose, lastRound: { ...conduct.lastRound, ballot: round } } },
  });
}

/** Ends the open ballot, counted or unread, and shreds it (SPEC BA7). */
export function endBallot(builder: ChangeBuilder): void {
  const round = builder.state.session.open.ballot;
  if (round === null) return;
  builder.add({
    session: { open: { ...builder.state.session.open, ballot: null, ballotRoster: null } },
    hidden: { conduct: { ...builder.state.hidden.conduct, ballotFor: null } },
    effects: roundEndEffects('ballot', round),
  });
}

/** Shreds a vote that was held back because of too few ballots, and ends the question about it (SPEC BA4c). */
export function dropHeldBallot(builder: ChangeBuilder): void {
  const { heldBallot } = builder.state.hidden.conduct;
  if (heldBallot === null) return;
  builder.add({
    session: { stage: { ...builder.state.session.stage, asking: false } },
    hidden: { conduct: { ...builder.state.hidden.conduct, heldBallot: null, asked: null } },
    effects: [{ kind: 'roundShredded', document: 'ballot', round: heldBallot }],
  });
}
