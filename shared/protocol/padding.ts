import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { encodeUtf8 } from 'lib0/string';
import { secondMs } from '../time.ts';
import { message } from './frames.ts';

/**
 * Sizes and times of everything on the network that depends on the words or the choice of one person. Page and server take
 * them from here; padded.ts has the format of the frames of notebooks and ballots.
 */

/** The sizes of a padded frame (message 20) in bytes (SPEC PA1). */
export const paddedSizes = [512, 4_096, 32_768, 1_048_576] as const;

/** A padded document sends one frame in this time (SPEC PA2). */
export const paddedFrameMs = secondMs;

/** Before the announced end of a round every page sends a last frame this long ahead (SPEC PA2). */
export const lastFlushMs = 300;

/** The sizes of a frame with a command, a reply or a hand, in bytes (SPEC PA3). */
export const filledSizes = [512, 2_048, 8_192, 32_768, 65_536] as const;
const smallestFilled: number = filledSizes[0];

/** `whichArrived` and its reply have this size, with as many note ids as a notebook holds and without any (SPEC PA4). */
export const questionBytes = 8_192;

/** A page asks this often which notes arrived after it has the session, once in `questionEveryMs` (SPEC PA6). */
export const questionsAfterLoad = 2;
export const questionEveryMs = secondMs;

/**
 * `knowledge` has the sizes of padded frames, from this one on: it holds a hundred notes of two hundred letters, so that a
 * few notes and none look the same (SPEC PA5).
 */
export const leastKnowledgeBytes = 32_768;

/** The messages whose text is filled with blanks: those that only one person sends or receives. */
const filledTypes: readonly (number | undefined)[] = [message.command, message.reply, message.hand];

/** Blanks after a JSON text, so that it has the length; JSON ignores them. */
const blank = 0x20;

/** Bytes that a varUint takes. */
export const varUintLength = (number: number): number =>
  number < 128 ? 1 : 1 + varUintLength(Math.floor(number / 128));

/** A frame of type and text, filled to one of the sizes; longer than the largest only when its text is (SPEC PA3). */
export function encodeFilled(type: number, json: string, leastBytes = smallestFilled): Uint8Array<ArrayBuffer> {
  return filled(type, encodeUtf8(json), leastBytes);
}

/** The same message filled to one of the sizes; messages of other types stay as they are (SPEC PA3). */
export function fillMessage(bytes: Uint8Array, leastBytes = smallestFilled): Uint8Array {
  if (!filledTypes.includes(bytes[0])) return bytes;
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  return filled(type, decoding.readVarUint8Array(decoder), leastBytes);
}

/** JSON for a body of HTTP, followed by blanks up to one of the sizes, or to a multiple of the largest (SPEC PA5). */
export function fillBody(json: string, sizes: readonly number[], leastBytes = 0): string {
  const length = encodeUtf8(json).length;
  const largest = sizes.at(-1) ?? 1;
  const size = sizes.find((one) => one >= leastBytes && one >= length) ?? Math.ceil(length / largest) * largest;
  return json + ' '.repeat(size - length);
}

function filled(type: number, text: Uint8Array, leastBytes: number): Uint8Array<ArrayBuffer> {
  const head = varUintLength(type);
  const fits = (size: number): boolean => size >= leastBytes && head + varUintLength(text.length) + text.length <= size;
  const size = filledSizes.find(fits) ?? 0;
  const content = new Uint8Array(Math.max(text.length, size - head - varUintLength(size))).fill(blank);
  content.set(text);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, content);
  return encoding.toUint8Array(encoder);
}
