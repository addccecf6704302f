import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../shared/session/session.ts';
import type { Session } from '../../shared/session/session.ts';
import { nextStep } from './nextStep.ts';

type Conduct = Parameters<typeof nextStep>[0];

const session = (stage: Session['stage']['name'], changed: Partial<Conduct> = {}): Conduct => ({
  stage: { name: stage, startedAt: 0, endsAt: 60_000, pausedAt: null, remainingMs: 60_000, asking: false },
  open: { notebook: null, ballot: null, closingAt: null, roster: null, ballotRoster: null },
  turn: { readerId: null, nextId: null, cardId: null, dealt: 0, total: 0, withdrawn: 0 },
  vote: { dots: 3, maxPerRisk: 2, open: false, revoteLeft: true },
  progress: { done: 0, of: 0 },
  workshop: {
    id: 'w', title: '', successMetric: null, decision: null, failedBy: '2027-05-21', createdAt: 0, joinCode: 'KXPM4TQ9', linkSecret: null,
    locked: false, closed: false, rehearsal: false, settings: defaultSettings,
  },
  secondLook: null,
  planning: null,
  topRisks: ['r'],
  minority: null,
  ...changed,
}); // prettier-ignore

const asking = (stage: Session['stage']['name'], done: number, of: number): Conduct => {
  const base = session(stage);
  return { ...base, stage: { ...base.stage, asking: true }, progress: { done, of } };
};

describe('nextStep', () => {
  test('PL2d in plan its steps come first, but not without a risk', () => {
    const shares = [
      { step: 'write', ms: 1 },
      { step: 'aloud', ms: 1 },
    ] as const;
    const planning = { step: 'write', startedAt: 0, riskId: null, shares, answers: {} } as const;
    expect(nextStep(session('plan', { planning }), null, 0)).toEqual({ kind: 'planStep', from: 'write', to: 'aloud' });
    const advance = { kind: 'advance', to: 'commit', agreedOnly: false };
    expect(nextStep(session('plan', { planning: { ...planning, step: 'aloud' } }), null, 0)).toEqual(advance);
    expect(nextStep(session('plan', { planning, topRisks: [] }), null, 0)).toEqual(advance);
    expect(nextStep(session('vote', { planning }), null, 0)).toMatchObject({ kind: 'advance', to: 'plan' });
  });

  test('ST4a advances when the server requires nothing else', () => {
    expect(nextStep(session('imagine'), null, 0)).toEqual({ kind: 'advance', to: 'write', agreedOnly: false });
  });

  test('SH6b cards not yet dealt are put on the board first', () => {
    const turn = { readerId: null, nextId: null, cardId: null, dealt: 19, total: 31, withdrawn: 1 };
    expect(nextStep(session('share', { turn }), null, 0)).toEqual({ kind: 'putRest', cards: 12, to: 'cluster' });
  });

  test('SH7c with own cards the number of remaining cards is unknown, so it advances', () => {
    const turn = { readerId: null, nextId: null, cardId: null, dealt: 3, total: null, withdrawn: 0 };
    expect(nextStep(session('share', { turn }), null, 0)).toEqual({
      kind: 'advance',
      to: 'cluster',
      agreedOnly: false,
    });
  });

  test('BA7 an open vote is closed before it is left', () => {
    const vote = { dots: 3, maxPerRisk: 2, open: true, revoteLeft: true };
    expect(nextStep(session('vote', { vote }), null, 0)).toEqual({ kind: 'closeVote' });
  });

  test('RV3a the button is disabled while a round closes', () => {
    const open = { notebook: 1, ballot: null, closingAt: 2_000, roster: [], ballotRoster: null };
    expect(nextStep(session('write', { open }), null, 0)).toEqual({ kind: 'closing', at: 2_000 });
  });

  test('RV2e waits for all answers, at most one minute', () => {
    expect(nextStep(asking('write', 1, 3), 1_000, 2_000)).toEqual({ kind: 'waiting', missing: 2 });
    expect(nextStep(asking('write', 3, 3), 1_000, 2_000)).toEqual({ kind: 'advance', to: 'share', agreedOnly: true });
    expect(nextStep(asking('write', 1, 3), 1_000, 61_000)).toEqual({ kind: 'advance', to: 'share', agreedOnly: true });
  });

  test('ST4a there is no step after the last stage or in a closed workshop', () => {
    expect(nextStep(session('register'), null, 0)).toEqual({ kind: 'nothing' });
    const open = session('plan');
    expect(nextStep({ ...open, workshop: { ...open.workshop, closed: true } }, null, 0)).toEqual({ kind: 'nothing' });
  });
});

test('FS3b in the second look commit follows on cluster', () => {
  const secondLook = { state: 'running', meetingAgenda: [], startedAt: 0 } as const;
  expect(nextStep(session('cluster', { secondLook }), null, 0)).toMatchObject({ kind: 'advance', to: 'commit' });
  expect(nextStep(session('cluster'), null, 0)).toMatchObject({ kind: 'advance', to: 'vote' });
});
