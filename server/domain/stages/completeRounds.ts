import { anonymityFloor } from '../../../shared/protocol/limits.ts';
import type { Session } from '../../../shared/session/session.ts';
import type { Change } from '../core/change.ts';
import { listedParticipants } from '../core/participants.ts';
import type { Conduct, RosteredRound, State } from '../core/state.ts';

/** As versions before rosters stored it: carried rounds were numbers, and the other fields did not exist. */
type StoredSession = Omit<Session, 'open' | 'newcomers' | 'movement'> & {
  readonly open: Pick<Session['open'], 'notebook' | 'ballot' | 'closingAt'> & Partial<Session['open']>;
  readonly newcomers?: Session['newcomers'];
  readonly movement?: Session['movement'];
};
export type StoredConduct = Omit<Conduct, 'carried' | 'neverConnected' | 'earlierRoster'> & {
  readonly carried: readonly (number | RosteredRound)[];
  readonly neverConnected?: Conduct['neverConnected'];
  readonly earlierRoster?: Conduct['earlierRoster'];
};

/** Earlier versions stored the answers of the lobby whatever their number, and looked at the floor at the end (SPEC BA8c). */
const isEnough = (answers: readonly number[] | null): boolean => answers !== null && answers.length >= anonymityFloor;

/** Gives a workshop that was stored without rosters the rosters of everyone listed (SPEC RO1d). */
export function completeRounds(state: State): Change {
  const session: StoredSession = state.session;
  const conduct: StoredConduct = state.hidden.conduct;
  if (session.movement !== undefined && conduct.neverConnected !== undefined) return {};
  const complete: Conduct = {
    ...conduct,
    carried: [],
    neverConnected: [],
    earlierRoster: null,
    confidenceBefore: isEnough(conduct.confidenceBefore) ? conduct.confidenceBefore : null,
  };
  const listed = listedParticipants({ ...state, hidden: { ...state.hidden, conduct: complete } });
  const { open, stage } = session;
  const hasBallotRoster = open.ballot !== null && (stage.name !== 'lobby' || conduct.closing !== null);
  return {
    session: {
      open: { ...open, roster: open.notebook === null ? null : listed, ballotRoster: hasBallotRoster ? listed : null },
      newcomers: { before: [], since: [] },
      movement: { came: 0, left: 0 },
    },
    hidden: {
      conduct: {
        ...complete,
        carried: conduct.carried.map((round) => (typeof round === 'number' ? { round, roster: listed } : round)),
        earlierRoster: stage.name === 'lobby' && conduct.notebookFor === null ? null : listed,
      },
    },
  };
}
