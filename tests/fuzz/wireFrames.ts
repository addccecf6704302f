import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { message, paddedSizes, syncMessage } from '../../shared/protocol/frames.ts';
import { encodePadded } from '../../shared/protocol/padded.ts';
import type { Dice } from './fuzzRandom.ts';
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
export function documentFrame(frames: Frames, doc: Y.Doc, dice: Dice): WireFrame {
  const kind = dice.below(100);
  if (kind < 70) return syncFrame(dice.oneIn(5) ? syncMessage.step2 : syncMessage.update, frames.next().bytes);
  if (kind < 76) return syncFrame(syncMessage.step1, dice.oneIn(2) ? Y.encodeStateVector(doc) : noise(dice));
  if (kind < 82) return bytesMessage(message.awareness, awareness(dice));
  if (kind < 85) return Uint8Array.of(message.queryAwareness);
  if (kind < 88) return textMessage(message.presence, dice.oneIn(2) ? '{"drag":null}' : dice.letters(dice.below(40)));
  if (kind < 91) return new Uint8Array(dice.pick(paddedSizes.slice(0, 3))).fill(message.padded, 0, 1);
  if (kind < 92) return dice.letters(dice.below(80));
  return noise(dice);
}

const noise = (dice: Dice): Uint8Array =>
  Uint8Array.from({ length: dice.below(80) }, () => dice.below(dice.oneIn(3) ? 256 : 22));

function awareness(dice: Dice): Uint8Array {
  const kind = dice.below(6);
  if (kind === 0) return noise(dice);
  if (kind === 1) return claims(100_000, 1, 2 ** 31);
  const states = ['{"name":"Ana"}', 'null', '{"field":"cause"}', '{"__proto__":{"x":1}}', '{', '"x"', `"${'x'.repeat(1_100)}"`]; // prettier-ignore
  return encoding.encode((encoder) => {
    const count = dice.below(dice.oneIn(9) ? 200 : 3);
    encoding.writeVarUint(encoder, count);
    for (let i = 0; i < count; i++) {
      encoding.writeVarUint(encoder, dice.uint32());
      encoding.writeVarUint(encoder, dice.below(9));
      encoding.writeVarString(encoder, dice.pick(states));
    }
  });
}

/** What a socket that agreed to padding sends: honest wrapping of anything, or a wrapping that is wrong somewhere. */
export function paddedFrame(frames: Frames, doc: Y.Doc, dice: Dice): WireFrame {
  if (dice.oneIn(12)) return documentFrame(frames, doc, dice);
  const count = dice.oneIn(40) ? 1_000 : dice.below(6);
  const messages = Array.from({ length: count }, (): Uint8Array => {
    if (count > 6) return dice.oneIn(2) ? Uint8Array.of(message.queryAwareness) : syncFrame(syncMessage.step1, Uint8Array.of(0)); // prettier-ignore
    const one = documentFrame(frames, doc, dice);
    return typeof one === 'string' ? new TextEncoder().encode(one) : one;
  });
  const frame = encodePadded(messages.filter((one) => one.length < 30_000));
  if (dice.oneIn(4)) frame[dice.below(dice.oneIn(2) ? 12 : frame.length)] = dice.below(256);
  return dice.oneIn(20) ? frame.subarray(0, dice.below(frame.length)) : frame;
}

/** What a session socket takes besides: commands and drags. */
export function sessionFrame(known: Known, dice: Dice): WireFrame {
  if (dice.oneIn(12)) return textMessage(message.presence, JSON.stringify({ drag: dice.oneIn(3) ? null : { cardId: dice.pick(known.ids), over: dice.oneIn(2) ? null : dice.pick(known.ids) } })); // prettier-ignore
  return textMessage(message.command, commandText(known, dice));
}
