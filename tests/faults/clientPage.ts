import { onTestFinished, vi } from 'vitest';
import type { WorkshopConnection } from '../../client/connection/workshopConnection.ts';
import { createWorkshopConnection } from '../../client/connection/createConnection.ts';
import type { SocketClass } from '../../client/runtime/socketClass.ts';
import { createMemoryOutbox } from '../../client/testing/memoryOutbox.ts';
import { createMemoryTabState } from '../../client/testing/memoryTabState.ts';
import type { Outbox } from '../../client/connection/outbox.ts';
import { createServerClock } from '../../client/runtime/clock.ts';
import type { Timers } from '../../client/runtime/timers.ts';
import { createId } from '../../shared/ids.ts';
import { editAddNote, noteText, readNotes } from '../../shared/notebook/notebook.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import { readSession } from '../../shared/session/session.ts';
import type { Session } from '../../shared/session/session.ts';
import type { SimulatedRoom } from '../harness/simulatedWorkshop.ts';
import type { Person } from '../harness/person.ts';
import { createDice } from '../harness/seededRandom.ts';
import type { Wire, World } from '../harness/world.ts';

/** The connection of the real page in a simulated workshop: its sockets end in the simulated server. */
export type Page = {
  readonly connection: WorkshopConnection;
  readonly outbox: Outbox;
  readonly session: () => Session;
  /** Adds a note as the page does. */
  readonly write: (text: string) => string;
  /** Types behind the end of a note, also in an ended round’s document that is still on the screen. */
  readonly type: (noteId: string, letters: string) => void;
  readonly texts: () => string[];
  /** The network is gone: sockets neither open nor carry. */
  readonly goOffline: () => void;
  readonly goOnline: () => void;
  /** From now on every socket is closed with this code. */
  readonly refuseWith: (code: number) => void;
  /** The browser's `online`, `pageshow` or `visibilitychange`. */
  readonly wake: () => void;
  /** Whether the browser would ask before the tab is closed. */
  readonly asksBeforeClosing: () => boolean;
  /** The tab dies; what the outbox holds is all that is left. */
  readonly crash: () => void;
};

export type PageOptions = { readonly outbox?: Outbox; readonly deviceOffsetMs?: number };

/** Each page's own network, so that one person can be offline alone. */
function createNetwork(world: World, person: Person) {
  let isOnline = true;
  let refusal: number | null = null;
  const open = new Set<Wire>();

  class SimulatedSocket {
    readyState = 0;
    binaryType = 'arraybuffer';
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
    onerror: (() => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    #wire: Wire | null = null;

    constructor(url: string, protocols: string[]) {
      const [, workshopId = '', document = ''] = /\/sync\/([^/]+)\/(.+)$/.exec(url) ?? [];
      if (!isOnline || refusal !== null) {
        const code = isOnline ? refusal : null;
        queueMicrotask(() => this.#ended(code ?? 1006));
        return;
      }
      const isPadded = protocols.includes('padded.1');
      const address = { workshopId, document, token: person.token, isPadded };
      const wire = world.open(address, {
        onFrame: (bytes) => this.onmessage?.({ data: Uint8Array.from(bytes).buffer }),
        onClose: (code) => this.#ended(code),
      });
      this.#wire = wire;
      open.add(wire);
      queueMicrotask(() => {
        if (this.readyState !== 0) return;
        this.readyState = 1;
        this.onopen?.();
      });
    }

    send(data: Uint8Array): void {
      if (this.readyState === 1) this.#wire?.send(Uint8Array.from(data));
    }

    close(): void {
      if (this.readyState === 3) return;
      this.#wire?.close();
    }

    #ended(code: number): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      if (this.#wire) open.delete(this.#wire);
      this.onclose?.({ code, reason: '' });
    }
  }

  return {
    Socket: SimulatedSocket as unknown as SocketClass,
    goOffline(): void {
      isOnline = false;
      for (const wire of [...open]) wire.cut();
    },
    goOnline(): void {
      isOnline = true;
    },
    /** Every socket is closed with this code from now on. */
    refuseWith(code: number): void {
      refusal = code;
    },
  };
}

/** Timers of a page on the clock of the world; those of y-websocket itself are vitest's fake ones (`passTime`). */
function timersOf(world: World): Timers & { readonly stop: () => void } {
  let isStopped = false;
  return {
    after: (ms, call) =>
      world.timers.after(ms, () => {
        if (!isStopped) call();
      }),
    every(ms, call) {
      let stop = (): void => {};
      const again = (): void => {
        stop = world.timers.after(ms, () => {
          if (isStopped) return;
          call();
          again();
        });
      };
      again();
      return () => stop();
    },
    stop: () => void (isStopped = true),
  };
}

/** Opens a person's page. Their simulated client must not be connected beside it. */
export function openPage(
  room: SimulatedRoom,
  person: Person,
  { outbox = createMemoryOutbox(), deviceOffsetMs = 0 }: PageOptions = {},
): Page {
  const { world } = room;
  const network = createNetwork(world, person);
  const dice = createDice(room.dice.uint32(), 'page');
  const timers = timersOf(world);
  const wakes = new Set<() => void>();
  const guards = new Set<() => boolean>();
  const connection = createWorkshopConnection({
    workshopId: person.workshopId,
    participantId: person.id,
    token: person.token,
    role: 'participant',
    socketOrigin: 'ws://server',
    clock: createServerClock(
      async () => world.now(),
      world.now,
      () => world.now() + deviceOffsetMs,
    ),
    timers,
    outbox,
    page: {
      onWake: (call) => (wakes.add(call), () => wakes.delete(call)),
      onLeave: () => () => {},
      guard: (isUnsaved) => (guards.add(isUnsaved), () => guards.delete(isUnsaved)),
    },
    tabState: createMemoryTabState(),
    Socket: network.Socket,
    monotonicNow: world.now,
    random: dice,
  });
  let isGone = false;
  const crash = (): void => {
    if (isGone) return;
    isGone = true;
    timers.stop();
    network.goOffline();
    connection.close();
  };
  onTestFinished(crash);
  const notebook = () => connection.notebook.get()!.doc.get();
  return {
    connection,
    outbox,
    session: () => readSession(connection.session.doc.get())!,
    write(text) {
      const id = createId(dice);
      notebook().transact(() => editAddNote(notebook(), id, text));
      return id;
    },
    type(noteId, letters) {
      const text = noteText(notebook(), noteId)!;
      text.insert(text.length, letters);
    },
    texts: () => readNotes(notebook()).map((note) => note.text),
    ...network,
    wake: () => wakes.forEach((call) => call()),
    asksBeforeClosing: () => [...guards].some((isUnsaved) => isUnsaved()),
    crash,
  };
}

/** y-websocket waits by timers of its own; called before a page is opened. */
export function fakeBrowserTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Time passes for everybody alike, in steps short enough that no one is early. */
export async function passTime(room: SimulatedRoom, ms: number, stepMs = 250): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) {
    const step = Math.min(stepMs, left);
    vi.advanceTimersByTime(step);
    await room.world.pass(step);
  }
}

/** What a command was answered, or null while it was not. */
export function answerTo(sent: Promise<Reply>): () => Reply | null {
  let answer: Reply | null = null;
  void sent.then((reply) => (answer = reply));
  return () => answer;
}
