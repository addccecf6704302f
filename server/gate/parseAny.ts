import { updateLimits } from './updateLimits.ts';
import type { Reader } from './byteReader.ts';
import { refused } from './refusal.ts';

/** An object, array or byte string. No document that participants write holds one, so its contents are not returned. */
export const nested = Symbol('nested');

export type AnyValue = string | number | boolean | null | undefined | typeof nested;

/**
 * Reads one value of lib0's `any` encoding. Objects and arrays are skipped within the limits, since the server's own
 * documents hold them; no object is created, so deep nesting and `__proto__` have no effect.
 */
export function readAny(reader: Reader, depth = 0): AnyValue {
  reader.countValue();
  const tag = reader.byte();
  switch (tag) {
    case 127:
      return undefined;
    case 126:
      return null;
    case 125:
      return reader.int();
    case 124:
      return readFloat(reader, 4);
    case 123:
      return readFloat(reader, 8);
    case 121:
      return false;
    case 120:
      return true;
    case 119:
      return reader.text();
    case 118:
      return passObject(reader, deeper(depth));
    case 117:
      return passArray(reader, deeper(depth));
    default:
      // 122 is a big integer and 116 a byte string; no document holds either.
      throw refused('content', 'valueKind');
  }
}

function deeper(depth: number): number {
  if (depth >= updateLimits.depth) throw refused('content', 'tooDeep');
  return depth + 1;
}

function readFloat(reader: Reader, size: 4 | 8): number {
  const view = new DataView(reader.bytes.buffer, reader.bytes.byteOffset, reader.bytes.byteLength);
  const at = reader.at;
  reader.skip(size);
  return size === 4 ? view.getFloat32(at) : view.getFloat64(at);
}

function passObject(reader: Reader, depth: number): typeof nested {
  const count = reader.uint();
  if (count > updateLimits.keysPerObject) throw refused('content', 'tooManyKeys');
  for (let i = 0; i < count; i++) {
    reader.key();
    readAny(reader, depth);
  }
  return nested;
}

function passArray(reader: Reader, depth: number): typeof nested {
  const count = reader.uint();
  if (count > reader.left) throw refused('claims', 'listTooLong');
  for (let i = 0; i < count; i++) readAny(reader, depth);
  return nested;
}
