import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { createId } from '../../shared/ids.ts';
import type { NoteId } from '../../shared/ids.ts';
import { editAddNote } from '../../shared/notebook/notebook.ts';
import type { Person } from '../harness/person.ts';
import { RawSocket } from '../harness/rawSocket.ts';
import type { TestWorkshop } from '../harness/testWorkshop.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { SeededRandom } from '../harness/seededRandom.ts';
import type { Place, Start } from './serverProcess.ts';
import { notesOnServer, openWritingWorkshop } from './serverState.ts';

/** What was acknowledged and is gone, or was there twice: none of it may ever be. */
export type Toll = { readonly kills: number; readonly acknowledged: number; readonly unacknowledged: number };

/** A notebook takes 200 notes, so now and then another workshop goes on, and nobody writes more than their part before a kill. */
const killsPerWorkshop = 10;
const notesPerKill = 19;
const longestMs = 120;

/**
 * One person who writes without a pause; what was acknowledged is in `saved`, and nothing else. Over a raw socket that is not
 * padded: the client sends once a second, so a kill would hardly ever meet a commit.
 */
class Writer {
  readonly person: Person;
  readonly written = new Map<NoteId, string>();
  readonly saved = new Set<NoteId>();
  readonly #doc = new Y.Doc();
  #socket: RawSocket | null = null;
  readonly #random: SeededRandom;

  constructor(person: Person, random: SeededRandom) {
    this.person = person;
    this.#random = random;
    this.#doc.clientID = random.below(2 ** 32 - 2) + 2;
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) this.#socket?.sendUpdate(update);
    });
  }

  /** The handshake brings everything along that was written before. */
  async connect(room: TestWorkshop): Promise<void> {
    const socket = new RawSocket(room.world, this.person, 'notebook/1', this.#doc);
    this.#socket = socket;
    await room.world.until(() => socket.isSaved, `${this.person.name} is connected`);
  }

  close(): void {
    this.#socket?.cut();
  }

  async write(room: TestWorkshop, onAcknowledged?: () => boolean): Promise<void> {
    const socket = this.#socket!;
    const most = this.written.size + notesPerKill - 1;
    while (socket.isOpen && this.written.size < most) {
      const batch = Array.from({ length: 1 + this.#random.below(2) }, () => {
        const text = `${this.person.name} ${this.written.size}`;
        const id = createId(this.#random);
        this.written.set(id, text);
        this.#doc.transact(() => editAddNote(this.#doc, id, text), this);
        return id;
      });
      await room.world.until(() => socket.isSaved || !socket.isOpen, 'the notes are saved');
      if (!socket.isSaved || onAcknowledged?.() === false) continue;
      for (const id of batch) this.saved.add(id);
    }
  }
}

export type Deaths = {
  readonly start?: Start;
  /** Whenever something that was written, by whomever, is known to be durable. @returns false for one that does not count */
  readonly onAcknowledged?: () => boolean;
  /** What happens to the data while no server runs. */
  readonly afterDeath?: () => void;
};

/**
 * Kills the server while five people write, starts it again, and looks at its data with devices that bring nothing along.
 * @throws AssertionError where something acknowledged is gone, or anything is there twice
 */
export async function killWhileWriting(place: Place, kills: number, seed: number, deaths: Deaths = {}): Promise<Toll> {
  const random = createSeededRandom(seed, 'kills');
  let child = await place.start(deaths.start);
  let [room, writers]: [TestWorkshop, Writer[]] = [null!, []];
  let [acknowledged, unacknowledged] = [0, 0];
  for (let kill = 0; kill < kills; kill++) {
    if (kill % killsPerWorkshop === 0) {
      for (const writer of writers) writer.close();
      room = await openWritingWorkshop(child.url, { seed: seed + kill });
      writers = room.everyone.map((person) => new Writer(person, createSeededRandom(random.uint32())));
      room.close();
      const here = room;
      await Promise.all(writers.map((writer) => writer.connect(here)));
      deaths.onAcknowledged?.();
    }
    const writing = writers.map((writer) => writer.write(room, deaths.onAcknowledged));
    await wait(random.below(longestMs));
    await child.kill();
    // What the server sent before it died still arrives; a writer stops when the socket is closed.
    await Promise.all(writing);

    deaths.afterDeath?.();
    child = await place.start({ ...deaths.start, port: child.port });
    const found = await Promise.all(writers.map(({ person }) => notesOnServer(room.world, person)));
    for (const [at, { person, written, saved }] of writers.entries()) {
      const there = found[at]!;
      const ids = there.map((note) => note.id);
      assert.equal(new Set(ids).size, ids.length, `${person.name} has a note twice`);
      for (const id of saved) assert.ok(ids.includes(id), `${person.name} was told that “${written.get(id)}” is saved`);
      for (const { id, text } of there) assert.equal(text, written.get(id));
    }
    const here = room;
    await Promise.all(writers.map((writer) => writer.connect(here)));
    deaths.onAcknowledged?.();
    const converged = await Promise.all(writers.map(({ person }) => notesOnServer(room.world, person)));
    for (const [at, { written, saved }] of writers.entries()) {
      const there = converged[at]!;
      assert.deepEqual(there.map((note) => note.text).sort(), [...written.values()].sort());
      unacknowledged += written.size - saved.size;
      for (const id of written.keys()) saved.add(id);
      acknowledged += saved.size;
    }
  }
  return { kills, acknowledged, unacknowledged };
}
