import assert from 'node:assert/strict';
import { keysIn } from '../../server/testing/sqlite/decrypted.ts';
import { readBallot } from '../../shared/ballot/ballot.ts';
import { closingMs } from '../../shared/protocol/limits.ts';
import { normaliseText } from '../../shared/notebook/normalise.ts';
import type { TestWorkshop } from '../harness/testWorkshop.ts';
import type { Place } from './serverProcess.ts';
import { asTheServerHasIt, boardOnServer, notesOnServer, openWritingWorkshop, sessionOnServer } from './serverState.ts';
import type { AtomicChange } from './killAround.ts';

const keyOf = (place: Place, room: TestWorkshop, round: string): boolean =>
  place.files().has(`keys/${room.founded.workshopId}/${round.replace('/', '-')}.key`);

const textsOf = (room: TestWorkshop): string[] =>
  room.everyone.flatMap(({ name }) => [`${name} one`, `${name} two`]).sort();

export const reveal: AtomicChange = {
  lastsMs: closingMs,
  async prepare(child, seed) {
    const room = await openWritingWorkshop(child.url, { seed, people: 4 });
    await Promise.all(room.everyone.map((person) => person.write(`${person.name} one`, `${person.name} two`)));
    return room;
  },
  command: { type: 'advanceStage', from: 'write', commandId: 'reveal' },
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
    await room.world.until(() => room.session().stage.name === 'share', 'the notes are opened');
    room.lead.askRaw({ type: 'dealRest', commandId: 'deal' });
    room.lead.askRaw({ type: 'dealRest', commandId: 'deal' });
    await room.world.until(() => Object.keys(room.board().cards).length > 0, 'the cards are on the board');
    const texts = Object.values(room.board().cards).map((card) => card.text).sort(); // prettier-ignore
    assert.deepEqual(texts, textsOf(room).map(normaliseText).sort()); // prettier-ignore
  },
};

const spent = (room: TestWorkshop): number => room.everyone.length * 2;

export const tally: AtomicChange = {
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
  command: { type: 'closeVote', commandId: 'tally' },
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
    await room.world.until(() => room.session().tally !== null, 'the vote is counted');
    assert.equal(Object.values(room.session().tally!).reduce((sum, one) => sum + one, 0), spent(room)); // prettier-ignore
  },
};

async function backInOrder(room: TestWorkshop): Promise<void> {
  for (const person of room.everyone) person.connect();
  await room.world.until(() => room.everyone.every((person) => person.isInSync()), 'everyone is back');
}

export const purge: AtomicChange = {
  lastsMs: 0,
  async prepare(child, seed) {
    const room = await openWritingWorkshop(child.url, { seed, people: 4, workshop: { title: `Canary of ${seed}` } });
    await Promise.all(room.everyone.map((person) => person.write(`${person.name} one`)));
    return room;
  },
  command: { type: 'deleteWorkshop' },
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
    const { title } = room.session().workshop;
    assert.equal(place.count(title) + place.countDecrypted(title), 0, 'no text of a deleted workshop can be read');
    assert.ok(!keysIn(place.data).has(workshopId), 'its key is destroyed');
    assert.ok(![...place.files().keys()].some((name) => name.includes(workshopId)), 'nor a key of it');
    return 'after';
  },
  async finish(room) {
    await room.world.post(room.founded.workshopId, room.founded.token, { type: 'deleteWorkshop' });
  },
};

/** The person who becomes facilitator. */
const successor = (room: TestWorkshop) => room.participants[1]!;

async function hasLink(room: TestWorkshop): Promise<void> {
  const next = successor(room);
  next.connect();
  await room.world.until(() => next.facilitatorLinks.length > 0 && next.isInSync(), 'the new facilitator has a link');
  const secret = next.facilitatorLinks.at(-1)!.split('#f=')[1]!;
  const seat = await room.world.recover(room.founded.workshopId, secret);
  assert.equal('participantId' in seat && seat.participantId, next.id, 'the newest link works');
}

export const handingOver: AtomicChange = {
  lastsMs: 0,
  prepare: (child, seed) => openWritingWorkshop(child.url, { seed, people: 4 }),
  start: (room) => void room.lead.ask('handOver', { participantId: successor(room).id }),
  isTold: (room) => successor(room).facilitatorLinks.length > 0,
  async judge(room) {
    const { session } = await sessionOnServer(room.world, room.person('Ben'));
    if (session.lead.facilitatorId === room.lead.id) {
      const secret = room.founded.facilitatorLink.split('#f=')[1]!;
      const seat = await room.world.recover(room.founded.workshopId, secret);
      assert.equal('participantId' in seat && seat.participantId, room.lead.id, 'the old link works');
      return 'before';
    }
    assert.equal(session.lead.facilitatorId, successor(room).id);
    await hasLink(room);
    return 'after';
  },
  // The old link was used, which signed the page of the old facilitator out.
  finish: () => Promise.resolve(),
};
