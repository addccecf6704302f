import * as Y from 'yjs';
import type { SeededRandom } from './fuzzRandom.ts';
import type { GateServer, Socket } from './gateServer.ts';

/** One browser tab: a document of its own, kept on the device, and sometimes a socket. Speaks as y-websocket does. */
export class Page {
  doc: Y.Doc;
  undo: Y.UndoManager | null = null;
  socket: Socket | null = null;
  readonly token: string;
  private readonly random: SeededRandom;
  private readonly gc: boolean;
  private readonly canUndo: boolean;

  constructor(token: string, random: SeededRandom, { gc, canUndo }: { gc: boolean; canUndo: boolean }) {
    this.token = token;
    this.random = random;
    this.gc = gc;
    this.canUndo = canUndo;
    this.doc = this.open();
  }

  connect(gateServer: GateServer): void {
    this.socket = gateServer.connect(this.token);
    this.socket.up.push({ kind: 'step1', bytes: Y.encodeStateVector(this.doc) });
  }

  /** Whatever is on its way is lost with the socket. */
  disconnect(gateServer: GateServer): void {
    if (this.socket) gateServer.sockets.delete(this.socket);
    this.socket = null;
  }

  /** The tab is closed and opened again: the text is there, under a new client id. */
  reload(gateServer: GateServer): void {
    this.disconnect(gateServer);
    const kept = Y.encodeStateAsUpdate(this.doc);
    this.doc.destroy();
    this.doc = this.open();
    // Where the device is slower than the server, everything it kept goes out as one more edit.
    if (this.random.oneIn(4)) this.connect(gateServer);
    Y.applyUpdate(this.doc, kept, 'device');
  }

  /** Takes the next frame from the server. */
  receive(): void {
    const message = this.socket?.down.shift();
    if (!message || !this.socket) return;
    if (message.kind === 'step1')
      this.socket.up.push({ kind: 'step2', bytes: Y.encodeStateAsUpdate(this.doc, message.bytes) });
    else Y.applyUpdate(this.doc, message.bytes, this.socket);
  }

  /** Some pages gather their edits and send them as one. */
  gather(): void {
    const up = this.socket?.up ?? [];
    const from = up.findLastIndex(({ kind }) => kind !== 'update') + 1;
    if (up.length - from < 2) return;
    const updates = up.splice(from).map(({ bytes }) => bytes);
    up.push({ kind: 'update', bytes: Y.mergeUpdates(updates) });
  }

  /** Deleted texts of these types are kept for undo from now on. */
  watch(types: (Y.Array<Y.Map<unknown>> | Y.Map<Y.Map<Y.Text>>)[]): void {
    if (!this.canUndo || this.undo !== null || types.length === 0) return;
    // No step ends by the clock, so that a run does not depend on it; stopCapturing ends one.
    this.undo = new Y.UndoManager(types, { captureTimeout: Number.MAX_SAFE_INTEGER });
  }

  private open(): Y.Doc {
    // Without a name of chance, which costs more than the rest of it.
    const doc = new Y.Doc({ gc: this.gc, guid: 'page' });
    doc.clientID = this.random.uint32();
    this.undo = null;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (this.socket !== null && origin !== this.socket) this.socket.up.push({ kind: 'update', bytes: update });
    });
    return doc;
  }
}
