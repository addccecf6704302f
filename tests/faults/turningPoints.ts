import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { closingMs } from '../../shared/protocol/limits.ts';
import { normaliseText } from '../../shared/notebook/normalise.ts';
import type { Room } from '../harness/room.ts';
import { createDice } from '../harness/seed.ts';
import type { Child, Place } from './child.ts';
import { asTheServerHasIt, boardOnServer, notesOnServer, openWritingRoom, sessionOnServer } from './probing.ts';
import { readBallot } from '../../shared/ballot/ballot.ts';

/**
 * How often the disk had the state before, and how often the one after; and how often people had been told of it already when
 * the server died: a round that is due is ended at the next start, so `after` alone does not say when death came.
 */
export type Turns = { before: number; after: number; told: number };

type Turning = {
  /** Makes a workshop that stands right before it. */
  readonly prepare: (child: Child, seed: number) => Promise<Room>;
  /** Sets it going, without waiting for an answer. */
  readonly start: (room: Room) => void;
  /** How long it takes until it happens. */
  readonly lastsMs: number;
  /** Whether the facilitator's page was told. */
  readonly isTold: (room: Room) => boolean;
  /** Whether it happened, as the disk has it. @throws AssertionError when it is neither before nor after */
  readonly judge: (room: Room, place: Place) => Promise<'before' | 'after'>;
  /** Brings it to its end after a death before it. */
  readonly finish: (room: Room) => Promise<void>;
};

const keyOf = (place: Place, room: Room, round: string): boolean =>
  place.files().has(`keys/${room.founded.workshopId}/${round.replace('/', '-')}.key`);

const textsOf = (room: Room): string[] => room.everyone.flatMap(({ name }) => [`${name} one`, `${name} two`]).sort();

export const reveal: Turning = {
  lastsMs: closingMs,
  async prepare(child, seed) {
    const room = await openWritingRoom(child.url, { seed, people: 4 });
    await Promise.all(room.everyone.map((person) => person.write(`${person.name} one`, `${person.name} two`)));
    return room;
  },
  start: (room) => void room.lead.ask('advanceStage', { from: 'write' }, 'reveal'),
  isTold: (room) => room.session().stage.name === 'share',
  async judge(room, place) {
    const { session } = await sessionOnServer(room.world, room.lead);
    const { cards } = await boardOnServer(room.world, room.lead);
    assert.deepEqual(cards, {}, 'nothing is on the board before it is dealt');
    if (session.stage.name === 'write') {
      assert.equal(session.open.notebook, 1);
      const notes = await Promise.all(room.everyone.map((person) => notesOnServer(room.world, person)));
      assert.deepEqual(notes.flat().map((note) => note.text).sort(), textsOf(room)); // prettier-ignore
      return 'before';
    }
    assert.equal(session.stage.name, 'share');
    assert.equal(session.open.notebook, 2);
    assert.equal(session.turn.total, textsOf(room).length);
    assert.ok(!keyOf(place, room, 'notebook/1'), 'the key of the revealed round is gone');
    return 'after';
  },
  async finish(room) {
    await backInOrder(room);
    // The page sends the same command again; a round that was about to end ends by itself.
    room.lead.ask('advanceStage', { from: 'write' }, 'reveal');
    await room.world.until(() => room.session().stage.name === 'share', 'the notes are opened');
    room.lead.ask('dealRest', {}, 'deal');
    room.lead.ask('dealRest', {}, 'deal');
    await room.world.until(() => Object.keys(room.board().cards).length > 0, 'the cards are on the board');
    const texts = Object.values(room.board().cards).map((card) => card.text).sort(); // prettier-ignore
    assert.deepEqual(texts, textsOf(room).map(normaliseText).sort()); // prettier-ignore
  },
};

const spent = (room: Room): number => room.everyone.length * 2;

export const tally: Turning = {
  lastsMs: closingMs,
  async prepare(child, seed) {
    const room = await reveal.prepare(child, seed);
    await room.lead.must('advanceStage', { from: 'write' });
    await room.lead.must('dealRest');
    await room.lead.must('advanceStage', { from: 'share' });
    await room.lead.must('advanceStage', { from: 'cluster' });
    await room.world.until(
      () => room.everyone.every((one) => one.session().vote.open && one.isInSync()),
      'the vote is open',
    );
    const risks = Object.keys(room.board().risks).sort();
    await Promise.all(room.everyone.map((person, at) => person.vote({ [risks[at]!]: 1, [risks[at + 1]!]: 1 })));
    return room;
  },
  start: (room) => void room.lead.ask('closeVote', {}, 'tally'),
  isTold: (room) => room.session().tally !== null,
  async judge(room, place) {
    const { session } = await sessionOnServer(room.world, room.lead);
    if (session.vote.open) {
      assert.equal(session.tally, null, 'no total before the close');
      assert.equal(session.open.ballot, 2);
      for (const person of room.everyone) {
        const { dots } = readBallot((await asTheServerHasIt(room.world, person, 'ballot/2')).doc);
        assert.equal(Object.values(dots).reduce((sum, one) => sum + one, 0), 2); // prettier-ignore
      }
      return 'before';
    }
    assert.equal(session.open.ballot, null);
    assert.equal(Object.values(session.tally!).reduce((sum, one) => sum + one, 0), spent(room)); // prettier-ignore
    assert.ok(!keyOf(place, room, 'ballot/2'), 'the key of the counted ballots is gone');
    return 'after';
  },
  async finish(room) {
    await backInOrder(room);
    room.lead.ask('closeVote', {}, 'tally');
    await room.world.until(() => room.session().tally !== null, 'the vote is counted');
    assert.equal(Object.values(room.session().tally!).reduce((sum, one) => sum + one, 0), spent(room)); // prettier-ignore
  },
};

function leaveAll(room: Room): void {
  for (const person of room.everyone) for (const document of person.documents.values()) document.cut();
}

async function backInOrder(room: Room): Promise<void> {
  for (const person of room.everyone) person.connect();
  await room.world.until(() => room.everyone.every((person) => person.isInSync()), 'everyone is back');
}

export const purge: Turning = {
  lastsMs: 0,
  async prepare(child, seed) {
    const room = await openWritingRoom(child.url, { seed, people: 4, workshop: { title: `Canary of ${seed}` } });
    await Promise.all(room.everyone.map((person) => person.write(`${person.name} one`)));
    return room;
  },
  start: (room) => void room.lead.ask('deleteWorkshop', {}, 'purge'),
  isTold: (room) => room.lead.document('session').closedWith === 4404,
  async judge(room, place) {
    const { workshopId, token } = room.founded;
    const answer = await room.world.post(workshopId, token, { type: 'setDone', done: true });
    if (answer.ok) {
      const notes = await Promise.all(room.everyone.map((person) => notesOnServer(room.world, person)));
      assert.equal(notes.flat().length, room.everyone.length);
      return 'before';
    }
    assert.equal(answer.code, 'unknownToken');
    assert.equal(place.count(workshopId), 0, 'nothing of a deleted workshop is in any file');
    assert.ok(![...place.files().keys()].some((name) => name.includes(workshopId)), 'nor a key of it');
    return 'after';
  },
  async finish(room) {
    await room.world.post(room.founded.workshopId, room.founded.token, { type: 'deleteWorkshop' });
  },
};

/**
 * Starts the same thing in several workshops, one shortly after the other, and kills the server in the midst of them: so each
 * death meets it at as many moments as there are workshops.
 * @param apartMs between two workshops
 */
export async function killAround(
  place: Place,
  turning: Turning,
  deaths: number,
  workshops: number,
  apartMs: number,
  seed: number,
): Promise<Turns> {
  const dice = createDice(seed, 'deaths');
  const turns: Turns = { before: 0, after: 0, told: 0 };
  let child = await place.start();
  for (let death = 0; death < deaths; death++) {
    const seeds = Array.from({ length: workshops }, (_, at) => seed + 100 * death + at);
    const running = child;
    const rooms = await Promise.all(seeds.map((one) => turning.prepare(running, one)));
    for (const room of rooms) {
      turning.start(room);
      await wait(apartMs);
    }
    // The first of them happens this long after its start; the middle one is met within a few milliseconds.
    const sinceFirst = apartMs * workshops;
    await wait(Math.max(0, turning.lastsMs - sinceFirst / 2 + dice.below(10) - 5));
    await child.kill();
    turns.told += rooms.filter(turning.isTold).length;
    rooms.forEach(leaveAll);

    child = await place.start({ port: child.port });
    assert.deepEqual([...place.files().keys()].filter((name) => name.endsWith('.new')), []); // prettier-ignore
    const met = await Promise.all(rooms.map((room) => turning.judge(room, place)));
    for (const one of met) turns[one]++;
    await Promise.all(rooms.filter((_, at) => met[at] === 'before').map((room) => turning.finish(room)));
    rooms.forEach(leaveAll);
  }
  await child.kill();
  return turns;
}
