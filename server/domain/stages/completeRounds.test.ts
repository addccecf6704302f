import { expect, test } from 'vitest';
import { createSeededRandom } from '../../../tests/harness/seededRandom.ts';
import { applyChange } from '../core/change.ts';
import type { State } from '../core/state.ts';
import { completeRounds } from './completeRounds.ts';
import { createState } from './createState.ts';

const person = {
  name: 'Ana',
  role: 'participant',
  connected: false,
  writes: true,
  reads: true,
  simulated: false,
} as const;

function founded(): State {
  const state = createState(
    { title: 'Ship the new shop' },
    {
      workshopId: 'w', joinCode: 'KXPM4TQ9', linkSecret: 'l', facilitatorId: 'lea', tokenHash: 't', secretHash: 's', now: 0,
      random: createSeededRandom(1, 'ids'),
    },
  ); // prettier-ignore
  const people = { ...state.people, ana: person, observer: { ...person, name: 'Oz', role: 'observer' as const } };
  return { ...state, people };
}

/** The workshop as a version without rosters stored it, in a stage with these open rounds. */
function stored(
  stage: State['session']['stage']['name'],
  open: { notebook: number | null; ballot: number | null },
): State {
  const { session, hidden, ...rest } = founded();
  const { newcomers: _n, movement: _m, ...oldSession } = session;
  const { neverConnected: _c, earlierRoster: _e, ...oldConduct } = hidden.conduct;
  const conduct = {
    ...oldConduct,
    carried: [2],
    confidenceBefore: [10, 20, 30],
    notebookFor: open.notebook === null ? null : 'write',
  };
  return {
    ...rest,
    session: { ...oldSession, stage: { ...session.stage, name: stage }, open: { ...open, closingAt: null } },
    hidden: { ...hidden, conduct },
  } as unknown as State;
}

test('RO1d an open round that was stored without a roster gets everyone listed', () => {
  const state = stored('write', { notebook: 3, ballot: null });
  const complete = applyChange(state, completeRounds(state));
  expect(complete.session.open).toEqual({
    notebook: 3,
    ballot: null,
    closingAt: null,
    roster: ['ana', 'lea'],
    ballotRoster: null,
  });
  expect(complete.hidden.conduct).toMatchObject({
    carried: [{ round: 2, roster: ['ana', 'lea'] }],
    earlierRoster: ['ana', 'lea'],
    neverConnected: [],
  });
  expect(complete.session).toMatchObject({ newcomers: { before: [], since: [] }, movement: { came: 0, left: 0 } });
});

test('RO1d an open vote that was stored without a roster gets everyone listed, the ballot of the lobby gets its own later', () => {
  const vote = stored('vote', { notebook: 3, ballot: 2 });
  expect(completeRounds(vote).session?.open).toMatchObject({ ballotRoster: ['ana', 'lea'] });
  const lobby = stored('lobby', { notebook: null, ballot: 1 });
  expect(completeRounds(lobby).session?.open).toMatchObject({ ballotRoster: null, roster: null });
});

test('BA8c answers of the lobby that were stored below the floor are dropped', () => {
  const state = stored('plan', { notebook: 3, ballot: null });
  expect(completeRounds(state).hidden?.conduct?.confidenceBefore).toBeNull();
});

test('RO1d a workshop with rosters is not changed', () => {
  expect(completeRounds(founded())).toEqual({});
});
