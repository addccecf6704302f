import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import { decodePadded } from '../../shared/protocol/padded.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import type { Frame, Socket, World } from './world.ts';

export type AwarenessEntry = { readonly clientId: number; readonly clock: number; readonly state: unknown };

/** The owner of the socket, such as a person. */
export type Credentials = { readonly workshopId: string; readonly token: string; readonly isScreen?: boolean };

/**
 * One socket on one document for tests that send what the client never sends. It does the handshake of a sync and collects
 * what arrives; it does not send its document's changes, does not reconnect and stores nothing.
 */
export class RawSocket {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly transcript: Frame[] = [];
  readonly replies: Reply[] = [];
  closedWith: number | null = null;
  isSynced = false;
  /** How many of the step 2 and update messages sent here are on the server's disk (message 16). */
  acknowledged = 0;
  sent = 0;
  #socket: Socket | null = null;
  readonly #world: World;

  /** @param doc what the handshake brings along */
  constructor(world: World, { workshopId, token, isScreen = false }: Credentials, document: string, doc = new Y.Doc()) {
    this.doc = doc;
    this.#world = world;
    this.name = document;
    const socket = world.open(
      { workshopId, token, document, isPadded: false, isScreen },
      {
        onFrame: (bytes) => {
          this.#record('in', bytes);
          this.#receive(bytes);
        },
        onClose: (code) => {
          this.#socket = null;
          this.closedWith = code;
        },
      },
    );
    this.#socket = socket;
    this.send(syncFrame(syncMessage.step1, Y.encodeStateVector(this.doc)));
  }

  get isOpen(): boolean {
    return this.#socket !== null;
  }

  close(): void {
    this.#socket?.close();
  }

  cut(): void {
    this.#socket?.cut();
  }

  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  send(frame: Uint8Array): void {
    this.#record('out', frame);
    this.#socket?.send(frame);
  }

  /** Every update sent here was acknowledged. */
  get isSaved(): boolean {
    return this.isOpen && this.isSynced && this.acknowledged >= this.sent;
  }

  sendUpdate(update: Uint8Array): void {
    this.sent++;
    this.send(syncFrame(syncMessage.update, update));
  }

  /** The whole document as a client's step 2. */
  sendStep2(stateVector?: Uint8Array): void {
    this.sent++;
    this.send(syncFrame(syncMessage.step2, Y.encodeStateAsUpdate(this.doc, stateVector)));
  }

  sendText(type: number, text: string): void {
    this.send(textFrame(type, text));
  }

  sendAwareness(entries: readonly AwarenessEntry[]): void {
    this.send(awarenessFrame(entries));
  }

  #record(way: Frame['way'], bytes: Uint8Array): void {
    if (this.#world.isRecorded) this.transcript.push({ at: this.#world.now(), way, bytes });
  }

  #receive(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === message.reply) this.replies.push(JSON.parse(decoding.readVarString(decoder)) as Reply);
    if (type === message.durable) {
      decoding.readVarUint8Array(decoder);
      this.acknowledged = decoding.readVarUint(decoder);
    }
    if (type !== message.sync) return;
    const kind = decoding.readVarUint(decoder);
    const content = decoding.readVarUint8Array(decoder);
    if (kind === syncMessage.step1) {
      this.sendStep2(content);
      return;
    }
    Y.applyUpdate(this.doc, content);
    if (kind === syncMessage.step2) this.isSynced = true;
  }
}

export function syncFrame(kind: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, message.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, content);
  return encoding.toUint8Array(encoder);
}

export function textFrame(type: number, text: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  encoding.writeVarString(encoder, text);
  return encoding.toUint8Array(encoder);
}

export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
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
  return encoding.toUint8Array(encoder);
}

/** The messages in one frame, padded or not. */
export const messagesIn = (frame: Uint8Array): readonly Uint8Array[] =>
  frame[0] === message.padded ? decodePadded(frame) : [frame];

/** An empty awareness message, the server's heartbeat. */
export const isHeartbeat = (one: Uint8Array): boolean =>
  one.length === 3 && one[0] === message.awareness && one[2] === 0;

/** The messages of one type among frames that are not padded, each after its type. */
export function messagesOf(frames: readonly Frame[], type: number): decoding.Decoder[] {
  return frames
    .filter(({ way, bytes }) => way === 'in' && bytes[0] === type)
    .map(({ bytes }) => decoding.createDecoder(bytes.subarray(1)));
}

export const textsOf = (frames: readonly Frame[], type: number): unknown[] =>
  messagesOf(frames, type).map((decoder) => JSON.parse(decoding.readVarString(decoder)) as unknown);

export function awarenessOf(frames: readonly Frame[]): AwarenessEntry[][] {
  const lists = messagesOf(frames, message.awareness).map((decoder) => {
    const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
    return Array.from({ length: decoding.readVarUint(inner) }, () => ({
      clientId: decoding.readVarUint(inner),
      clock: decoding.readVarUint(inner),
      state: JSON.parse(decoding.readVarString(inner)) as unknown,
    }));
  });
  return lists.filter((entries) => entries.length > 0);
}
