import type { ChangeBuilder, Effect } from '../core/change.ts';
import type { BallotPurpose } from '../core/state.ts';

/** Closes the connections of a round and shreds it: erases its documents and destroys its key (SPEC RV7). */
export const roundEndEffects = (document: 'notebook' | 'ballot', round: number): Effect[] => [
  { kind: 'roundEnded', document, round },
  { kind: 'roundShredded', document, round },
];

/** Opens the next notebook round; its number was never used before (SPEC RV1). */
export function openNotebook(builder: ChangeBuilder, purpose: 'write' | 'late'): void {
  const { conduct } = builder.state.hidden;
  const round = conduct.lastRound.notebook + 1;
  builder.add({
    session: { open: { ...builder.state.session.open, notebook: round } },
    hidden: { conduct: { ...conduct, notebookFor: purpose, lastRound: { ...conduct.lastRound, notebook: round } } },
  });
}

export function openBallot(builder: ChangeBuilder, purpose: BallotPurpose): void {
  const { conduct } = builder.state.hidden;
  const round = conduct.lastRound.ballot + 1;
  builder.add({
    session: { open: { ...builder.state.session.open, ballot: round } },
    hidden: { conduct: { ...conduct, ballotFor: purpose, lastRound: { ...conduct.lastRound, ballot: round } } },
  });
}

/** Ends the open ballot, counted or unread, and shreds it (SPEC BA7). */
export function endBallot(builder: ChangeBuilder): void {
  const round = builder.state.session.open.ballot;
  if (round === null) return;
  builder.add({
    session: { open: { ...builder.state.session.open, ballot: null } },
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
