import * as Y from 'yjs';
import { applyAccepted } from '../../server/gate/applyUpdate.ts';
import type { Sender, Validation } from '../../server/gate/validate.ts';
import { validateStateVector } from '../../server/gate/validateStateVector.ts';

export const serverClientId = 1;

export type Message = { readonly kind: 'step1' | 'step2' | 'update'; readonly bytes: Uint8Array };
export type Judge = (doc: Y.Doc, bytes: Uint8Array, sender: Sender) => Validation;

/** A socket whose frames stay on their way until somebody lets them arrive. */
export type Socket = {
  readonly token: string;
  readonly up: Message[];
  readonly down: Message[];
  synced: boolean;
};

/** What happened in a run, to show that it was not vacuous. */
export type Tally = { accepted: number; nothingNew: number; gaps: number; cut: number; restarts: number };

/** The server's side of one document: judges, applies, passes on, and can be restarted from its log. */
export class GateServer {
  doc: Y.Doc;
  /** The same frames without any gate: what Yjs itself makes of them. */
  readonly ungated = new Y.Doc();
  readonly tally: Tally = { accepted: 0, nothingNew: 0, gaps: 0, cut: 0, restarts: 0 };
  readonly sockets = new Set<Socket>();
  private log: Uint8Array[] = [];
  private readonly judge: Judge;
  private readonly owners = new Map<number, string>();

  constructor(judge: Judge) {
    this.judge = judge;
    this.doc = this.open();
  }

  connect(token: string): Socket {
    const socket: Socket = { token, up: [], down: [], synced: false };
    this.sockets.add(socket);
    socket.down.push({ kind: 'step1', bytes: Y.encodeStateVector(this.doc) });
    return socket;
  }

  /** Takes the next frame of a socket. Throws where an honest client would be refused. */
  receive(socket: Socket): void {
    const message = socket.up.shift();
    if (message === undefined) return;
    if (message.kind === 'step1') {
      const verdict = validateStateVector(this.doc, message.bytes, serverClientId);
      if (verdict.kind !== 'fine') throw new Error(`state vector: ${JSON.stringify(verdict)}`);
      socket.down.push({ kind: 'step2', bytes: Y.encodeStateAsUpdate(this.doc, message.bytes) });
      return;
    }
    this.take(socket, message);
    if (message.kind === 'step2') socket.synced = true;
  }

  /** An edit of the server's own. */
  edit(change: (doc: Y.Doc) => void): void {
    this.doc.transact(() => change(this.doc), 'server');
  }

  /** Every socket is gone; the document comes back from what was logged. */
  restart(): void {
    this.tally.restarts += 1;
    this.sockets.clear();
    const before = Y.encodeStateVector(this.doc);
    this.doc = this.open();
    if (Buffer.compare(before, Y.encodeStateVector(this.doc)) !== 0) throw new Error('the log is not the document');
  }

  /** Puts one snapshot in place of the log. */
  compact(): void {
    this.log = [Y.encodeStateAsUpdate(this.doc)];
  }

  private take(socket: Socket, { kind, bytes }: Message): void {
    const held = [...this.owners.values()].filter((token) => token === socket.token).length;
    const ownerOf = (clientId: number): 'mine' | 'free' | 'other' => {
      const owner = this.owners.get(clientId);
      return owner === undefined ? 'free' : owner === socket.token ? 'mine' : 'other';
    };
    Y.applyUpdate(this.ungated, bytes);
    const verdict = this.judge(this.doc, bytes, {
      synced: socket.synced,
      ownerOf,
      clientIdsHeld: held,
      serverClientId,
    });
    if (verdict.kind === 'nothingNew') this.tally.nothingNew += 1;
    else if (verdict.kind === 'gap' && kind === 'update') this.tally.gaps += 1;
    else if (verdict.kind === 'accepted') this.accept(socket, bytes, verdict);
    else throw new Error(`an honest ${kind} was refused: ${JSON.stringify(verdict)}`);
  }

  private accept(from: Socket, bytes: Uint8Array, verdict: Validation & { kind: 'accepted' }): void {
    this.tally.accepted += 1;
    if (verdict.update !== bytes) this.tally.cut += 1;
    applyAccepted(this.doc, verdict.update, from);
    for (const clientId of verdict.clientIds) this.owners.set(clientId, from.token);
    this.log.push(verdict.update);
    this.passOn(verdict.update, from);
  }

  private passOn(update: Uint8Array, except: Socket | null): void {
    for (const socket of this.sockets) if (socket !== except) socket.down.push({ kind: 'update', bytes: update });
  }

  private open(): Y.Doc {
    const doc = new Y.Doc();
    for (const row of this.log) Y.applyUpdate(doc, row);
    doc.clientID = serverClientId;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') return;
      this.log.push(update);
      Y.applyUpdate(this.ungated, update);
      this.passOn(update, null);
    });
    return doc;
  }
}
