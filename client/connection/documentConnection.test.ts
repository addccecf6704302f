import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { editAddNote, editRemoveNote, noteText, readNotes } from '../../shared/notebook/notebook.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { localNotebookEdits } from './localEdits.ts';
import { createFakeClock } from '../../tests/harness/fakeClock.ts';
import { createFakeDocument, createFakeNetwork } from '../testing/fakeServer.ts';
import { createDocumentOutbox } from './documentOutbox.ts';
import type { ManagedConnection } from './documentConnection.ts';
import { createDocumentConnection } from './documentConnection.ts';
import type { Outbox } from './outbox.ts';
import { createMemoryOutbox } from '../testing/memoryOutbox.ts';

/** Client ids must differ between documents. */
let drawn = 0;
const countingRandom = { bytes: (n: number) => new Uint8Array(n), below: (limit: number) => ++drawn % limit };

const id = (name: string): string => name.padEnd(22, 'x');
const texts = (doc: Y.Doc): string[] => readNotes(doc).map((note) => note.text);

function createNotebookConnection(outbox: Outbox = createMemoryOutbox(), tabId = 'tab') {
  const network = createFakeNetwork();
  const clock = createFakeClock();
  const timers = clock.startTimers();
  const final: number[] = [];
  const tooMuch: string[] = [];
  const documentOutbox = createDocumentOutbox(outbox, timers, 'w/p/doc/notebook/1', tabId);
  const connection = createDocumentConnection(
    {
      serverUrl: 'ws://server/sync/w',
      token: 'secret',
      Socket: network.Socket,
      timers,
      monotonicNow: clock.clock.now,
      random: countingRandom,
    },
    {
      path: 'notebook/1',
      localEdits: localNotebookEdits,
      padding: { kind: 'frames', most: 1_048_576 },
      sendsAwareness: false,
      documentOutbox,
      rebuildsOn: (code) => code === 4422,
      onFinal: (code) => final.push(code),
      onTooMuch: (more) => tooMuch.push(...more.map(({ text }) => text)),
      handlers: {},
      onOpened: () => undefined,
    },
  );
  connections.push(connection);
  return { connection, network, clock, outbox, documentOutbox, final, tooMuch };
}

const connections: ManagedConnection[] = [];
const settled = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
});
afterEach(() => {
  connections.splice(0).forEach((connection) => connection.close());
  vi.useRealTimers();
});

describe('save state', () => {
  test('SA1a SA1b Saved is shown when an ack covers the newest edit, and Saving until then', async () => {
    const { connection, network, clock } = createNotebookConnection();
    await settled();
    const server = createFakeDocument(new Y.Doc());
    const peer = network.last();
    server.openAndSync(peer);
    clock.advanceSync(1_000);
    server.take(peer);
    expect(connection.save.get()).toBe('saved');
    editAddNote(connection.doc.get(), id('a'), 'It failed');
    expect(connection.save.get()).toBe('saving');
    server.acknowledge(peer);
    expect(connection.save.get()).toBe('saving');
    clock.advanceSync(1_000);
    server.take(peer);
    editAddNote(connection.doc.get(), id('b'), 'Again');
    server.acknowledge(peer);
    expect(connection.save.get()).toBe('saving');
    clock.advanceSync(1_000);
    server.take(peer);
    server.acknowledge(peer);
    expect(connection.save.get()).toBe('saved');
  });

  test('SA1a a deletion, which does not change the state vector, waits for its own ack', async () => {
    const { connection, network, clock } = createNotebookConnection();
    await settled();
    const server = createFakeDocument(new Y.Doc());
    const peer = network.last();
    server.openAndSync(peer);
    editAddNote(connection.doc.get(), id('a'), 'It failed');
    clock.advanceSync(1_000);
    server.take(peer);
    server.acknowledge(peer);
    expect(connection.save.get()).toBe('saved');
    editRemoveNote(connection.doc.get(), id('a'));
    server.acknowledge(peer);
    expect(connection.save.get()).toBe('saving');
    clock.advanceSync(1_000);
    server.take(peer);
    server.acknowledge(peer);
    expect(connection.save.get()).toBe('saved');
  });

  test('SA2a a silent server is noticed within ten seconds, and the page reconnects at once', async () => {
    const { connection, network, clock } = createNotebookConnection();
    await settled();
    const server = createFakeDocument(new Y.Doc());
    server.openAndSync(network.last());
    editAddNote(connection.doc.get(), id('a'), 'It failed');
    clock.advanceSync(9_000);
    expect(network.peers).toHaveLength(1);
    clock.advanceSync(2_500);
    expect(connection.save.get()).toBe('notSaved');
    expect(network.peers).toHaveLength(2);
    server.openAndSync(network.last());
    clock.advanceSync(1_000);
    server.take(network.last());
    server.acknowledge(network.last());
    expect(connection.save.get()).toBe('saved');
  });

  test('SA2b a page that wakes up probes its socket and replaces one that died during the sleep', async () => {
    const { connection, network, clock } = createNotebookConnection();
    await settled();
    const server = createFakeDocument(new Y.Doc());
    server.openAndSync(network.last());
    clock.advanceSync(1_000);
    server.take(network.last());
    // The probe was answered: the socket works and is not replaced.
    connection.wake();
    connection.wake();
    clock.advanceSync(1_000);
    server.take(network.last());
    clock.advanceSync(4_500);
    expect(network.peers).toHaveLength(1);
    // The monotonic clock stopped during the sleep, so the last frame seems recent.
    network.last().send(Uint8Array.of(1, 1, 0));
    connection.wake();
    clock.advanceSync(5_000);
    expect(network.peers).toHaveLength(2);
    server.openAndSync(network.last());
    expect(connection.isOpen.get()).toBe(true);
  });

  test('SA2b a page that wakes up during the backoff reconnects at once', async () => {
    const { connection, network } = createNotebookConnection();
    await settled();
    network.last().close(1006);
    expect(network.peers).toHaveLength(1);
    connection.wake();
    expect(network.peers).toHaveLength(2);
  });

  test('PA2 a padded document sends one frame a second, with or without edits, all of one size', async () => {
    const { connection, network, clock } = createNotebookConnection();
    await settled();
    network.last().open();
    editAddNote(connection.doc.get(), id('a'), '');
    const text = noteText(connection.doc.get(), id('a'));
    for (let second = 0; second < 5; second++) {
      for (const letter of 'It failed.') text?.insert(text.length, letter);
      clock.advanceSync(1_000);
    }
    clock.advanceSync(5_000);
    expect(network.last().frames).toHaveLength(11);
    expect(new Set(network.last().frames.map((frame) => frame.length))).toEqual(new Set([512]));
    expect(network.last().protocols).toEqual(['forewarned.1', `page.${protocolVersion}`, 'token.secret', 'padded.1']);
  });
});

/** A device that answers its reads only when it is told to. */
function createSlowOutbox() {
  const outbox = createMemoryOutbox();
  const reads: (() => void)[] = [];
  const slow: Outbox = {
    ...outbox,
    read: async (prefix) => {
      await new Promise<void>((resolve) => void reads.push(resolve));
      return outbox.read(prefix);
    },
  };
  return { slow, outbox, answer: (): void => reads.splice(0).forEach((resolve) => resolve()) };
}

describe('on this device', () => {
  test('SA1c a page does not show Saved before it has read what the device holds', async () => {
    const { slow, outbox, answer } = createSlowOutbox();
    const before = createNotebookConnection(outbox, 'first tab');
    await settled();
    editAddNote(before.connection.doc.get(), id('a'), 'Typed offline');
    before.clock.advanceSync(200);
    await settled();
    before.connection.close();
    const { connection, clock, network } = createNotebookConnection(slow, 'second tab');
    await settled();
    expect(connection.save.get()).toBe('saving');
    clock.advanceSync(2_000);
    expect(connection.save.get()).toBe('saving');
    // Nothing was typed in this tab: closing it loses nothing.
    expect(connection.unsaved().isDirty).toBe(false);
    answer();
    await settled();
    expect(connection.save.get()).toBe('notSaved');
    const server = createFakeDocument(new Y.Doc());
    server.openAndSync(network.last());
    expect(connection.save.get()).toBe('saving');
    clock.advanceSync(1_000);
    server.take(network.last());
    server.acknowledge(network.last());
    expect(connection.save.get()).toBe('saved');
  });

  test('SA1c a page whose device holds nothing shows Saved as soon as it knows that', async () => {
    const { slow, answer } = createSlowOutbox();
    const { connection } = createNotebookConnection(slow);
    await settled();
    expect(connection.save.get()).toBe('saving');
    answer();
    await settled();
    expect(connection.save.get()).toBe('saved');
  });

  test('a page that was closed before its device answered leaves everything on the device', async () => {
    const { slow, outbox, answer } = createSlowOutbox();
    await outbox.put('w/p/doc/notebook/1/first', { update: Y.encodeStateAsUpdate(new Y.Doc()), base: {} });
    const { connection, documentOutbox } = createNotebookConnection(slow);
    connection.close();
    answer();
    await settled();
    void documentOutbox.wipe();
    for (let i = 0; i < 3; i++) {
      await settled();
      answer();
    }
    await settled();
    expect(await outbox.read('')).toHaveLength(1);
  });

  test('FA8a text typed offline survives a reload and is erased from the device after its ack', async () => {
    const outbox = createMemoryOutbox();
    const before = createNotebookConnection(outbox, 'first tab');
    await settled();
    editAddNote(before.connection.doc.get(), id('a'), 'Typed offline');
    before.clock.advanceSync(200);
    await settled();
    before.connection.close();
    const after = createNotebookConnection(outbox, 'second tab');
    await settled();
    expect(texts(after.connection.doc.get())).toEqual(['Typed offline']);
    expect(after.connection.save.get()).not.toBe('saved');
    const held = new Y.Doc();
    const server = createFakeDocument(held);
    server.openAndSync(after.network.last());
    after.clock.advanceSync(1_000);
    server.take(after.network.last());
    server.acknowledge(after.network.last());
    await settled();
    expect(texts(held)).toEqual(['Typed offline']);
    expect(after.connection.save.get()).toBe('saved');
    expect(await outbox.read('')).toEqual([]);
  });

  test('FA8b two tabs that were offline keep both texts', async () => {
    const outbox = createMemoryOutbox();
    const [one, two] = [createNotebookConnection(outbox, 'one'), createNotebookConnection(outbox, 'two')];
    await settled();
    editAddNote(one.connection.doc.get(), id('a'), 'From one');
    editAddNote(two.connection.doc.get(), id('b'), 'From two');
    for (const { clock } of [one, two]) clock.advanceSync(200);
    await settled();
    one.connection.close();
    two.connection.close();
    const after = createNotebookConnection(outbox, 'three');
    await settled();
    expect(texts(after.connection.doc.get()).toSorted()).toEqual(['From one', 'From two']);
  });
});

describe('refused', () => {
  test('FA8d a refused document is rebuilt under another client id, with all its texts and nothing twice', async () => {
    const { connection, network, clock } = createNotebookConnection();
    await settled();
    const held = new Y.Doc();
    const server = createFakeDocument(held);
    server.openAndSync(network.last());
    editAddNote(connection.doc.get(), id('a'), 'Saved before');
    editAddNote(connection.doc.get(), id('b'), 'To be removed');
    clock.advanceSync(1_000);
    server.take(network.last());
    server.acknowledge(network.last());
    const refusedId = connection.doc.get().clientID;
    noteText(connection.doc.get(), id('a'))?.insert(0, 'Surely ');
    editAddNote(connection.doc.get(), id('c'), 'New and refused');
    editRemoveNote(connection.doc.get(), id('b'));
    network.last().close(4422);
    editAddNote(connection.doc.get(), id('d'), 'Typed meanwhile');
    expect(connection.save.get()).toBe('notSaved');
    clock.advanceSync(10);
    expect(network.peers).toHaveLength(2);
    server.openAndSync(network.last());
    server.take(network.last());
    clock.advanceSync(1_000);
    server.take(network.last());
    server.acknowledge(network.last());
    expect(connection.doc.get().clientID).not.toBe(refusedId);
    const all = ['New and refused', 'Surely Saved before', 'Typed meanwhile'];
    expect(texts(connection.doc.get()).toSorted()).toEqual(all);
    expect(texts(held).toSorted()).toEqual(all);
    expect(connection.save.get()).toBe('saved');
  });

  test('SA4a after several refusals the page stops rebuilding and keeps the texts', async () => {
    const { connection, network, clock, final, outbox } = createNotebookConnection();
    await settled();
    editAddNote(connection.doc.get(), id('a'), 'Refused for ever');
    for (let i = 0; i < 4; i++) {
      network.last().open();
      network.last().close(4422);
      clock.advanceSync(5_000);
    }
    await settled();
    expect(final).toEqual([4422]);
    expect(network.peers).toHaveLength(4);
    expect(connection.save.get()).toBe('notSaved');
    expect(texts(connection.doc.get())).toEqual(['Refused for ever']);
    expect(await outbox.read('')).toHaveLength(1);
  });

  test('a text too long for a notebook is offered back whole', async () => {
    const { connection, network, clock, tooMuch } = createNotebookConnection();
    await settled();
    const server = createFakeDocument(new Y.Doc());
    server.openAndSync(network.last());
    const long = 'long '.repeat(1_000);
    editAddNote(connection.doc.get(), id('a'), long);
    network.last().close(4422);
    clock.advanceSync(10);
    server.openAndSync(network.last());
    clock.advanceSync(1_000);
    server.take(network.last());
    expect(tooMuch).toEqual([long]);
    expect(texts(connection.doc.get())).toEqual([]);
  });
});
