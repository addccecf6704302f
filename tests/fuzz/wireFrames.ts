import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import { encodePadded } from '../../shared/protocol/padded.ts';
import { paddedSizes } from '../../shared/protocol/padding.ts';
import type { SeededRandom } from './fuzzRandom.ts';
import { commandText, type Known } from './commandFuzz.ts';
import { claims } from './forge.ts';
import type { Frames } from './frames.ts';

/** What goes over a hostile socket; a text is sent as a text frame. */
export type WireFrame = Uint8Array | string;

const encoded = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    write(encoder);
  });

const bytesMessage = (type: number, content: Uint8Array): Uint8Array =>
  encoded(type, (encoder) => encoding.writeVarUint8Array(encoder, content));

const textMessage = (type: number, text: string): Uint8Array =>
  encoded(type, (encoder) => encoding.writeVarString(encoder, text));

export const syncFrame = (kind: number, content: Uint8Array): Uint8Array =>
  encoded(message.sync, (encoder) => {
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, content);
  });

/** A message for a document, from what a page would send to noise. */
export function documentFrame(frames: Frames, doc: Y.Doc, random: SeededRandom): WireFrame {
  const kind = random.below(100);
  if (kind < 70) return syncFrame(random.oneIn(5) ? syncMessage.step2 : syncMessage.update, frames.next().bytes);
  if (kind < 76) return syncFrame(syncMessage.step1, random.oneIn(2) ? Y.encodeStateVector(doc) : noise(random));
  if (kind < 82) return bytesMessage(message.awareness, awareness(random));
  if (kind < 85) return Uint8Array.of(message.queryAwareness);
  if (kind < 88)
    return textMessage(message.presence, random.oneIn(2) ? '{"drag":null}' : random.letters(random.below(40)));
  if (kind < 91) return new Uint8Array(random.pick(paddedSizes.slice(0, 3))).fill(message.padded, 0, 1);
  if (kind < 92) return random.letters(random.below(80));
  return noise(random);
}

const noise = (random: SeededRandom): Uint8Array =>
  Uint8Array.from({ length: random.below(80) }, () => random.below(random.oneIn(3) ? 256 : 22));

function awareness(random: SeededRandom): Uint8Array {
  const kind = random.below(6);
  if (kind === 0) return noise(random);
  if (kind === 1) return claims(100_000, 1, 2 ** 31);
  const states = ['{"name":"Ana"}', 'null', '{"field":"cause"}', '{"__proto__":{"x":1}}', '{', '"x"', `"${'x'.repeat(1_100)}"`]; // prettier-ignore
  return encoding.encode((encoder) => {
    const count = random.below(random.oneIn(9) ? 200 : 3);
    encoding.writeVarUint(encoder, count);
    for (let i = 0; i < count; i++) {
      encoding.writeVarUint(encoder, random.uint32());
      encoding.writeVarUint(encoder, random.below(9));
      encoding.writeVarString(encoder, random.pick(states));
    }
  });
}

/** What a socket that agreed to padding sends: honest wrapping of anything, or a wrapping that is wrong somewhere. */
export function paddedFrame(frames: Frames, doc: Y.Doc, random: SeededRandom): WireFrame {
  if (random.oneIn(12)) return documentFrame(frames, doc, random);
  const count = random.oneIn(40) ? 1_000 : random.below(6);
  const messages = Array.from({ length: count }, (): Uint8Array => {
    if (count > 6) return random.oneIn(2) ? Uint8Array.of(message.queryAwareness) : syncFrame(syncMessage.step1, Uint8Array.of(0)); // prettier-ignore
    const one = documentFrame(frames, doc, random);
    return typeof one === 'string' ? new TextEncoder().encode(one) : one;
  });
  const frame = encodePadded(messages.filter((one) => one.length < 30_000));
  if (random.oneIn(4)) frame[random.below(random.oneIn(2) ? 12 : frame.length)] = random.below(256);
  return random.oneIn(20) ? frame.subarray(0, random.below(frame.length)) : frame;
}

/** What a session socket takes besides: commands and drags. */
export function sessionFrame(known: Known, random: SeededRandom): WireFrame {
  if (random.oneIn(12)) return textMessage(message.presence, JSON.stringify({ drag: random.oneIn(3) ? null : { cardId: random.pick(known.ids), over: random.oneIn(2) ? null : random.pick(known.ids) } })); // prettier-ignore
  return textMessage(message.command, commandText(known, random));
}
