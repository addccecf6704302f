import type { Decision } from '../core/decision.ts';
import { ChangeBuilder } from '../core/change.ts';
import { decided, unchanged } from '../core/decision.ts';
import { dropHeldBallot, endBallot, roundEndEffects } from './rounds.ts';
import type { State } from '../core/state.ts';

/** Closes the workshop for good: nothing can be written any longer, and sealed rounds are shredded (SPEC EN1). */
function closeWorkshop(state: State): Decision {
  if (state.hidden.conduct.closing) return { kind: 'held' };
  if (state.session.workshop.closed) return unchanged;
  const builder = new ChangeBuilder(state);
  dropHeldBallot(builder);
  endBallot(builder);
  const { open, workshop, vote, stage } = builder.state.session;
  const { conduct } = builder.state.hidden;
  const carried = conduct.carried.map(({ round }) => round);
  const rounds = [...carried, ...(open.notebook === null ? [] : [open.notebook])];
  builder.add({
    session: {
      workshop: { ...workshop, closed: true, locked: true },
      open: { notebook: null, ballot: null, closingAt: null, roster: null, ballotRoster: null },
      vote: { ...vote, open: false },
      stage: { ...stage, asking: false },
    },
    hidden: {
      conduct: { ...conduct, notebookFor: null, carried: [], asked: null },
      deck: { undealt: [], readInTurn: 0, deals: [] },
    },
    effects: rounds.flatMap((round) => roundEndEffects('notebook', round)),
  });
  return decided(builder.change);
}

/** Erases the whole workshop, on disk too (SPEC EN2). */
const deleteWorkshop = (): Decision => decided({ effects: [{ kind: 'workshopDeleted' }] });

const setLocked = (locked: boolean) => (state: State) =>
  state.session.workshop.locked === locked
    ? unchanged
    : decided({ session: { workshop: { ...state.session.workshop, locked } } });

export const workshopDecisions = {
  closeWorkshop,
  deleteWorkshop,
  lockRoom: setLocked(true),
  unlockRoom: setLocked(false),
};
