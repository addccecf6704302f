import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { message } from './frames.ts';
import { limits } from './limits.ts';
import { paddedSizes, varUintLength } from './padding.ts';

const largestSize: number = paddedSizes.at(-1) ?? 0;

const messageLength = (one: Uint8Array): number => varUintLength(one.length) + one.length;

const frameLength = (messagesLength: number): number => 1 + varUintLength(messagesLength) + messagesLength;

/**
 * How many of the waiting messages go into the next frame, in order (SPEC PA1).
 * @param most the largest frame the document takes, in bytes
 * @returns 0 only when nothing waits
 * @throws RangeError when the first message fits in no frame
 */
export function takeForFrame(waiting: readonly Uint8Array[], most: number = largestSize): number {
  const room = Math.max(...paddedSizes.filter((size) => size <= most));
  let length = 0;
  let count = 0;
  for (const one of waiting) {
    length += messageLength(one);
    if (frameLength(length) > room || count === limits.messagesPerPaddedFrame) break;
    count++;
  }
  if (count === 0 && waiting.length > 0) throw new RangeError('A message is larger than the largest padded frame');
  return count;
}

/**
 * A padded frame, its leading type included: 512, 4,096, 32,768 or 1,048,576 bytes, whatever is in it (SPEC PA1).
 * Without messages it is a cover frame, the same on the wire as one that holds a few words.
 * @throws RangeError when the messages do not fit into the largest frame
 */
export function encodePadded(messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = messages.reduce((sum, one) => sum + messageLength(one), 0);
  const size = paddedSizes.find((candidate) => frameLength(length) <= candidate);
  if (size === undefined) throw new RangeError('The messages are larger than the largest padded frame');
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, message.padded);
  encoding.writeVarUint(encoder, length);
  for (const one of messages) encoding.writeVarUint8Array(encoder, one);
  const frame = new Uint8Array(size);
  frame.set(encoding.toUint8Array(encoder));
  return frame;
}

/**
 * The messages of a padded frame.
 * @throws RangeError when the frame has another size than the four, another type, too many messages, or holds anything but
 * messages and zeros
 */
export function decodePadded(frame: Uint8Array): Uint8Array[] {
  if (!(paddedSizes as readonly number[]).includes(frame.length))
    throw new RangeError('A padded frame of another size');
  const decoder = decoding.createDecoder(frame);
  if (readVarUint(decoder) !== message.padded) throw new RangeError('Not a padded frame');
  const length = readVarUint(decoder);
  const end = decoder.pos + length;
  if (end > frame.length) throw new RangeError('A padded frame that ends before its messages do');
  const messages: Uint8Array[] = [];
  while (decoder.pos < end) {
    if (messages.length === limits.messagesPerPaddedFrame) throw new RangeError('A padded frame of too many messages');
    const size = readVarUint(decoder);
    if (decoder.pos + size > end) throw new RangeError('A message that goes on past its padded frame');
    messages.push(decoding.readUint8Array(decoder, size));
  }
  if (decoder.pos !== end || !isZeros(frame, end)) {
    throw new RangeError('A padded frame with something else than zeros behind its messages');
  }
  return messages;
}

/** A loop, since a call for each byte of the largest frame would take milliseconds. */
function isZeros(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.length; at++) if (bytes[at] !== 0) return false;
  return true;
}

function readVarUint(decoder: decoding.Decoder): number {
  try {
    return decoding.readVarUint(decoder);
  } catch {
    throw new RangeError('A padded frame that breaks off');
  }
}
