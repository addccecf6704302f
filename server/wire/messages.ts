import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import type { FacilitatorLink, Hand, Presence, Reply } from '../../shared/protocol/replies.ts';

const encoded = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};

export const step1Message = (doc: Y.Doc): Uint8Array =>
  encoded(message.sync, (encoder) => {
    encoding.writeVarUint(encoder, syncMessage.step1);
    encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
  });

/** @param stateVector as the client sent it; malformed ones throw */
export const step2Message = (doc: Y.Doc, stateVector: Uint8Array): Uint8Array =>
  encoded(message.sync, (encoder) => {
    encoding.writeVarUint(encoder, syncMessage.step2);
    encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc, stateVector));
  });

export const updateMessage = (update: Uint8Array): Uint8Array =>
  encoded(message.sync, (encoder) => {
    encoding.writeVarUint(encoder, syncMessage.update);
    encoding.writeVarUint8Array(encoder, update);
  });

/** Message 16 (ack): the structs of this state vector, and the first `count` step 2 and update messages, are durable. */
export const durableMessage = (stateVector: Uint8Array, count: number): Uint8Array =>
  encoded(message.durable, (encoder) => {
    encoding.writeVarUint8Array(encoder, stateVector);
    encoding.writeVarUint(encoder, count);
  });

const jsonMessage = (type: number, value: Reply | Presence | Hand | ({ ok: true } & FacilitatorLink)): Uint8Array =>
  encoded(type, (encoder) => {
    encoding.writeVarString(encoder, JSON.stringify(value));
  });

export const replyMessage = (reply: Reply): Uint8Array => jsonMessage(message.reply, reply);
export const presenceMessage = (presence: Presence): Uint8Array => jsonMessage(message.presence, presence);
export const handMessage = (hand: Hand): Uint8Array => jsonMessage(message.hand, hand);

/** A reply without a command, sent only to the new facilitator until their page has confirmed it. */
export const secretMessage = (link: FacilitatorLink): Uint8Array => jsonMessage(message.reply, { ok: true, ...link });

/** An empty awareness message. y-websocket reconnects when it receives nothing for a while. */
export const heartbeatMessage = Uint8Array.of(1, 1, 0);

export type Awareness = { readonly clientId: number; readonly clock: number; readonly state: unknown };

export const awarenessMessage = (entries: readonly Awareness[]): Uint8Array =>
  encoded(message.awareness, (encoder) => {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, entries.length);
    for (const { clientId, clock, state } of entries) {
      encoding.writeVarUint(inner, clientId);
      encoding.writeVarUint(inner, clock);
      encoding.writeVarString(inner, JSON.stringify(state));
    }
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  });

/** A parsed client message. Anything else is malformed and closes the socket with 4400. */
export type ClientFrame =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'changes'; readonly isStep2: boolean; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly bytes: Uint8Array }
  | { readonly kind: 'command'; readonly json: string }
  | { readonly kind: 'presence'; readonly json: string }
  | { readonly kind: 'padded'; readonly bytes: Uint8Array }
  | { readonly kind: 'ignored' };

/** @returns null when the frame is malformed, trailing bytes included */
export function parseFrame(bytes: Uint8Array): ClientFrame | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = parseMessage(decoder, bytes);
    return frame !== null && (frame.kind === 'padded' || !decoding.hasContent(decoder)) ? frame : null;
  } catch {
    return null;
  }
}

function parseMessage(decoder: decoding.Decoder, bytes: Uint8Array): ClientFrame | null {
  switch (decoding.readVarUint(decoder)) {
    case message.sync:
      return parseSync(decoder);
    case message.awareness:
      return { kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) };
    case message.queryAwareness:
      return { kind: 'ignored' };
    case message.command:
      return { kind: 'command', json: decoding.readVarString(decoder) };
    case message.presence:
      return { kind: 'presence', json: decoding.readVarString(decoder) };
    case message.padded:
      return { kind: 'padded', bytes };
    default:
      return null;
  }
}

function parseSync(decoder: decoding.Decoder): ClientFrame | null {
  const kind = decoding.readVarUint(decoder);
  const content = decoding.readVarUint8Array(decoder);
  if (kind === syncMessage.step1) return { kind: 'step1', stateVector: content };
  if (kind === syncMessage.step2 || kind === syncMessage.update) {
    return { kind: 'changes', isStep2: kind === syncMessage.step2, update: content };
  }
  return null;
}

/** Parses an awareness frame; throws when it is malformed. */
export function parseAwareness(bytes: Uint8Array): Awareness[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  const entries: Awareness[] = [];
  for (let i = 0; i < count; i++) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const state: unknown = JSON.parse(decoding.readVarString(decoder));
    entries.push({ clientId, clock, state });
  }
  return entries;
}
