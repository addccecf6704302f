import { readAny, type AnyValue } from './parseAny.ts';
import { updateLimits } from './updateLimits.ts';
import type { Reader } from './byteReader.ts';
import { refused } from './refusal.ts';
import {
  deletedContent,
  textContent,
  type Content,
  type SharedType,
  type Struct,
  type StructId,
} from './parsedUpdate.ts';

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasKey = 0x20;
const refBits = 0x1f;
const skipInfo = 10;

/** Yjs's type numbers. The XML types (3 to 6) are in none of our documents. */
const sharedTypes: readonly SharedType[] = ['array', 'map', 'text'];

/**
 * Reads one struct of the V1 format (yjs `readClientsStructRefs`). Stricter than Yjs where its two readers differ: GC and
 * Skip carry no flags.
 */
export function readStruct(reader: Reader, client: number, clock: number): Struct {
  const start = reader.at;
  const info = reader.byte();
  if (info === 0 || info === skipInfo) {
    const length = lengthFrom(reader.uint(), clock);
    return {
      kind: info === 0 ? 'gc' : 'skip', client, clock, length, start, end: reader.at, known: 0,
      origin: null, rightOrigin: null, parent: null, key: null, content: deletedContent, contentAt: start,
    }; // prettier-ignore
  }
  if ((info & refBits) === 0 || (info & refBits) === skipInfo) throw refused('frame', 'strayFlags');
  const origin = (info & hasOrigin) === 0 ? null : readId(reader);
  const rightOrigin = (info & hasRightOrigin) === 0 ? null : readId(reader);
  const isPlaced = origin !== null || rightOrigin !== null;
  const parent = isPlaced ? null : readParent(reader);
  const key = isPlaced || (info & hasKey) === 0 ? null : reader.key();
  const contentAt = reader.at;
  const { content, length } = readContent(reader, info & refBits);
  return {
    kind: 'item', client, clock, length: lengthFrom(length, clock), start, end: reader.at, known: 0,
    origin, rightOrigin, parent, key, content, contentAt,
  }; // prettier-ignore
}

/** Yjs's reader fails on length 0. A clock above the limit cannot result from editing, so it is forged. */
export function lengthFrom(length: number, clock: number): number {
  if (length === 0) throw refused('frame', 'zeroLength');
  if (clock + length > updateLimits.clock) throw refused('claims', 'clockTooHigh');
  return length;
}

function readId(reader: Reader): StructId {
  const client = reader.uint();
  return { client, clock: reader.uint() };
}

function readParent(reader: Reader): string | StructId {
  const isRoot = reader.uint();
  if (isRoot > 1) throw refused('frame', 'strayFlags');
  return isRoot === 1 ? reader.key() : readId(reader);
}

function readContent(reader: Reader, ref: number): { content: Content; length: number } {
  switch (ref) {
    case 1:
      return { content: deletedContent, length: reader.uint() };
    case 4:
      return { content: textContent, length: reader.passText() };
    case 7: {
      const type = sharedTypes[reader.uint()];
      if (type === undefined) throw refused('content', 'sharedType');
      return { content: { kind: 'type', type }, length: 1 };
    }
    case 8: {
      const length = reader.uint();
      if (length > reader.left) throw refused('claims', 'listTooLong');
      const values: AnyValue[] = [];
      for (let i = 0; i < length; i++) values.push(readAny(reader));
      return { content: { kind: 'values', values }, length };
    }
    default:
      // JSON, binary, embeds, formats and sub-documents are in none of our documents; other numbers are unknown to Yjs.
      throw refused('content', 'contentKind');
  }
}
