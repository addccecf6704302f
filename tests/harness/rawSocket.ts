import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import type { Hand, Presence, Reply } from '../../shared/protocol/replies.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { Address, Wire, World } from './world.ts';
import { paddedWire, unpadded } from './paddedWire.ts';

/** One frame as it went over the socket. */
export type Frame = { readonly at: EpochMs; readonly way: 'in' | 'out'; readonly bytes: Uint8Array };

/** What a socket was told that is no document. */
export type Told =
  | { readonly kind: 'reply'; readonly reply: Reply & { readonly facilitatorLink?: string } }
  | { readonly kind: 'hand'; readonly hand: Hand }
  | { readonly kind: 'presence'; readonly presence: Presence }
  | { readonly kind: 'awareness'; readonly states: readonly AwarenessEntry[] };

export type AwarenessEntry = { readonly clientId: number; readonly clock: number; readonly state: unknown };

const isReadOnly = (document: string): boolean => document === 'session' || document === 'board';

/** One document of one person over one socket at a time: speaks CONTRACT section 3 as y-websocket and the page do. */
export class DocumentClient {
  readonly address: Address;
  /** Every frame of every socket of this document, as it was on the wire; empty in a world that is not recorded. */
  readonly transcript: Frame[] = [];
  readonly told: Told[] = [];
  /** How much of it was told on sockets before the present one. */
  toldBefore = 0;
  /** Called after each message that came in. */
  onMessage: () => void = () => {};
  doc: Y.Doc;
  /** With which code the last socket was closed; null while one is open or none was. */
  closedWith: number | null = null;
  /** The server's step 2 has come on this socket. */
  isSynced = false;
  durable: { readonly stateVector: Uint8Array; readonly count: number } | null = null;
  #wire: Wire | null = null;
  #sent = 0;
  readonly #world: World;

  /** @param clientId the Yjs id under which this person writes */
  constructor(world: World, address: Address, clientId: number) {
    this.#world = world;
    this.address = address;
    this.doc = this.#createDoc(clientId);
  }

  #createDoc(clientId: number): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    // Nobody writes session and board here; a listener alone would make Yjs encode every change that comes in.
    if (!isReadOnly(this.address.document)) {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== this && this.#wire) this.sendUpdate(update);
      });
    }
    return doc;
  }

  get isOpen(): boolean {
    return this.#wire !== null;
  }

  /** Everything written here is on the server's disk, as far as this socket was told. */
  get isSaved(): boolean {
    return this.isOpen && this.isSynced && this.#sent <= (this.durable?.count ?? 0);
  }

  connect(): void {
    if (this.#wire) return;
    this.closedWith = null;
    this.toldBefore = this.told.length;
    this.isSynced = false;
    this.durable = null;
    this.#sent = 0;
    const bare = this.#world.open(this.address, {
      onFrame: (bytes) => {
        if (this.#wire !== wire) return;
        this.#record('in', bytes);
        this.#receiveFrame(bytes);
      },
      onClose: (code) => {
        if (this.#wire !== wire) return;
        wire.close();
        this.#wire = null;
        this.closedWith = code;
      },
    });
    const recorded: Wire = {
      ...bare,
      send: (bytes) => {
        this.#record('out', bytes);
        bare.send(bytes);
      },
    };
    const wire = this.address.isPadded ? paddedWire(recorded, this.#world.timers) : recorded;
    this.#wire = wire;
    this.#sendStep1();
  }

  /** A tab that was closed and opened again: the same words under another Yjs id. */
  reload(clientId: number): void {
    this.cut();
    const kept = Y.encodeStateAsUpdate(this.doc);
    this.doc.destroy();
    this.doc = this.#createDoc(clientId);
    Y.applyUpdate(this.doc, kept, this);
    this.connect();
  }

  close(): void {
    this.#letGo(1000)?.close();
  }

  cut(): void {
    this.#letGo(1006)?.cut();
  }

  /** At once, whenever the other side hears of it: whatever else comes from this socket is for nobody. */
  #letGo(code: number): Wire | null {
    const wire = this.#wire;
    if (wire) this.closedWith = code;
    this.#wire = null;
    return wire;
  }

  hold(): void {
    this.#wire?.hold();
  }

  flow(): void {
    this.#wire?.flow();
  }

  /** Sends bytes as they are, honest or not. */
  send(frame: Uint8Array): void {
    this.#wire?.send(frame);
  }

  sendUpdate(update: Uint8Array): void {
    this.#sent++;
    this.#sendSync(syncMessage.update, update);
  }

  /** Everything this document holds, as y-websocket answers a step 1. */
  sendStep2(stateVector?: Uint8Array): void {
    this.#sent++;
    this.#sendSync(syncMessage.step2, Y.encodeStateAsUpdate(this.doc, stateVector));
  }

  sendText(type: number, text: string): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    encoding.writeVarString(encoder, text);
    this.send(encoding.toUint8Array(encoder));
  }

  sendAwareness(entries: readonly AwarenessEntry[]): void {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, entries.length);
    for (const { clientId, clock, state } of entries) {
      encoding.writeVarUint(inner, clientId);
      encoding.writeVarUint(inner, clock);
      encoding.writeVarString(inner, JSON.stringify(state));
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, message.awareness);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
    this.send(encoding.toUint8Array(encoder));
  }

  #sendStep1(): void {
    this.#sendSync(syncMessage.step1, Y.encodeStateVector(this.doc));
  }

  #sendSync(type: number, content: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, message.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, content);
    this.send(encoding.toUint8Array(encoder));
  }

  #record(way: Frame['way'], bytes: Uint8Array): void {
    if (this.#world.isRecorded) this.transcript.push({ at: this.#world.now(), way, bytes });
  }

  #receiveFrame(bytes: Uint8Array): void {
    for (const one of this.address.isPadded ? unpadded(bytes) : [bytes]) this.#receive(one);
    this.onMessage();
  }

  #receive(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    switch (type) {
      case message.sync:
        this.#receiveSync(decoder);
        return;
      case message.durable:
        this.durable = { stateVector: decoding.readVarUint8Array(decoder), count: decoding.readVarUint(decoder) };
        return;
      case message.reply:
        this.told.push({ kind: 'reply', reply: JSON.parse(decoding.readVarString(decoder)) as Reply });
        return;
      case message.hand:
        this.told.push({ kind: 'hand', hand: JSON.parse(decoding.readVarString(decoder)) as Hand });
        return;
      case message.presence:
        this.told.push({ kind: 'presence', presence: JSON.parse(decoding.readVarString(decoder)) as Presence });
        return;
      case message.awareness:
        this.#receiveAwareness(decoding.createDecoder(decoding.readVarUint8Array(decoder)));
        return;
      default:
        throw new Error(`The server sent a message of type ${type}, which no client knows`);
    }
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    const content = decoding.readVarUint8Array(decoder);
    if (type === syncMessage.step1) {
      this.sendStep2(content);
      return;
    }
    Y.applyUpdate(this.doc, content, this);
    if (type === syncMessage.step2) this.isSynced = true;
  }

  #receiveAwareness(decoder: decoding.Decoder): void {
    const states = Array.from({ length: decoding.readVarUint(decoder) }, () => ({
      clientId: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: JSON.parse(decoding.readVarString(decoder)) as unknown,
    }));
    if (states.length > 0) this.told.push({ kind: 'awareness', states });
  }
}
