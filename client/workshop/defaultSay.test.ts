import { describe, expect, test } from 'vitest';
import { createCard, createRisk } from '../../shared/board/board.ts';
import type { Board } from '../../shared/board/board.ts';
import type { People, Session } from '../../shared/session/session.ts';
import { defaultSettings } from '../../shared/session/session.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import { countWriters } from '../../shared/people/roster.ts';
import { formatOf } from '../../shared/text/format.ts';
import { sayText } from '../../shared/text/en/screens/say.ts';
import { createSampleSession } from '../testing/fakeConnection.ts';
import { defaultSay } from './defaultSay.ts';

const text = sayText(formatOf('en-GB'));
const sample = createSampleSession();
const person = { role: 'participant', connected: true, writes: true, reads: true, simulated: false } as const;
const writers = (count: number): People =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, { ...person, name: `Person ${at}` }]));
const board: Board = { cards: { c: createCard('Nobody owned it', 'a0') }, risks: { r: createRisk('Ownership', 'a0') } };
const empty: Board = { cards: {}, risks: {} };

const inStage = (name: Stage, changed: Partial<Session> = {}, asking = false): Session => ({
  ...sample,
  ...changed,
  stage: { ...sample.stage, name, asking },
});
const say = (session: Session, people: People = writers(5), on: Board = board): string | null =>
  defaultSay({ session, people, writers: countWriters(people, session.open.roster), board: on }, text);
const own = { workshop: { ...sample.workshop, settings: { ...defaultSettings, sharing: 'own' as const } } };

describe('the line to say', () => {
  test('in the lobby it says how long the workshop takes, or that it is a rehearsal', () => {
    expect(say(inStage('lobby'))).toMatch(/For the next 45 minutes/);
    const rehearsal = inStage('lobby', { workshop: { ...sample.workshop, rehearsal: true } });
    const people = { ...writers(1), s: { ...person, name: 'Simulated', simulated: true } };
    expect(say(rehearsal, people)).toBe('This is a rehearsal. One of these people is simulated, and nothing counts.');
  });

  test('while writing it promises shuffling only to four or more, and never with own cards', () => {
    expect(say(inStage('write'), writers(4))).toBe(text.write);
    expect(say(inStage('write'), writers(3))).toMatch(/only three of us/);
    expect(say(inStage('write'), writers(1))).toBe(text.writeAlone);
    expect(say(inStage('write', own))).toBe(text.writeOwnCards);
    expect(say(inStage('write', {}, true), writers(2))).toBe(text.writeAsking);
  });

  test('while sharing it follows who reads', () => {
    const turn = { readerId: 'p0', nextId: 'p1', cardId: 'c', dealt: 1, total: 3, withdrawn: 0 };
    expect(say(inStage('share', { turn }))).toBe(text.share);
    expect(say(inStage('share', { turn: { ...turn, readerId: null } }))).toBe(text.shareNoReader);
    expect(say(inStage('share', { turn: { ...turn, cardId: null, nextId: null } }))).toBe(text.shareNoReader);
    expect(say(inStage('share', { turn: { ...turn, cardId: null, dealt: 3 } }))).toBe(text.shareSkim);
    expect(say(inStage('share', { turn: { ...turn, cardId: null, dealt: 0, total: 0 } }))).toBe(text.noCards);
    expect(say(inStage('share', { ...own, turn }))).toBe(text.shareOwnCards);
  });

  test('the vote has a line for each of its states', () => {
    const open = { dots: 3, maxPerRisk: 2, open: true, revoteLeft: true };
    expect(say(inStage('vote', { vote: open }))).toBe(text.vote);
    expect(say(inStage('vote', { vote: { ...open, revoteLeft: false } }))).toBe(text.voteAgain);
    expect(say(inStage('vote', { vote: { ...open, open: false } }, true))).toBe(text.voteAsking);
    expect(say(inStage('vote', { tally: { r: 2 } }))).toBe(text.voteResult);
    expect(say(inStage('vote'))).toBe(text.voteNoTotals);
  });

  test('it says so when there is nothing to cluster or to plan', () => {
    expect(say(inStage('cluster'))).toBe(text.cluster);
    expect(say(inStage('cluster'), writers(5), empty)).toBe(text.noCards);
    expect(say(inStage('plan', { topRisks: ['r'] }))).toBe(text.plan);
    const planning = { step: 'aloud', startedAt: 0, riskId: 'r', shares: [], answers: {} } as const;
    expect(say(inStage('plan', { topRisks: ['r'], planning }))).toBe(text.planAloud);
    expect(say(inStage('plan', { topRisks: ['r'], planning: { ...planning, step: 'attack' } }))).toBe(text.planAttack);
    expect(say(inStage('plan'))).toBe(text.planNoRisks);
    expect(say(inStage('commit', { topRisks: ['r'] }))).toBe(text.commit);
    expect(say(inStage('commit'))).toBe(text.commitLast);
  });

  test('RP8 in the register nobody reads a line aloud; a closed workshop has none either', () => {
    expect(say(inStage('register'))).toBeNull();
    expect(say(inStage('plan', { workshop: { ...sample.workshop, closed: true }, topRisks: ['r'] }))).toBeNull();
  });
});
