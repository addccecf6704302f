import * as encoding from 'lib0/encoding';
import { readAny } from './parseAny.ts';
import type { Deletion, NewContent, Run } from './newContent.ts';
import { Reader } from './byteReader.ts';
import type { ParsedUpdate, Struct } from './parsedUpdate.ts';
import { textOf } from './utf8.ts';

/** Encodes the new content as an update, so that store and subscribers get nothing twice. */
export function writeNewContent({ bytes }: ParsedUpdate, content: NewContent): Uint8Array {
  if (content.isWhole) return bytes;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, content.runs.length);
  for (const run of content.runs) writeRun(encoder, bytes, run);
  writeDeletions(encoder, content.deletions);
  return encoding.toUint8Array(encoder);
}

function writeRun(encoder: encoding.Encoder, bytes: Uint8Array, { client, structs }: Run): void {
  encoding.writeVarUint(encoder, structs.length);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, structs[0]?.clock ?? 0);
  for (const struct of structs) {
    if (struct.known > 0) writeRest(encoder, bytes, struct);
    else encoding.writeUint8Array(encoder, bytes.subarray(struct.start, struct.end));
  }
}

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const deletedRef = 1;
const textRef = 4;
const valuesRef = 8;

/** Writes a struct whose first part the server has (yjs `Item.write` with an offset). A struct with a type has length 1. */
function writeRest(encoder: encoding.Encoder, bytes: Uint8Array, struct: Struct): void {
  const { origin, rightOrigin, content } = struct;
  if (struct.kind === 'gc' || origin === null) {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, struct.length);
    return;
  }
  const ref = content.kind === 'text' ? textRef : content.kind === 'values' ? valuesRef : deletedRef;
  encoding.writeUint8(encoder, ref | hasOrigin | (rightOrigin === null ? 0 : hasRightOrigin));
  for (const id of rightOrigin === null ? [origin] : [origin, rightOrigin]) {
    encoding.writeVarUint(encoder, id.client);
    encoding.writeVarUint(encoder, id.clock);
  }
  if (content.kind === 'text') encoding.writeVarString(encoder, wholeText(bytes, struct).slice(struct.known));
  else encoding.writeVarUint(encoder, struct.length);
  if (content.kind === 'values')
    encoding.writeUint8Array(encoder, bytes.subarray(startOfRest(bytes, struct), struct.end));
}

function startOfRest(bytes: Uint8Array, { contentAt, known }: Struct): number {
  const reader = new Reader(bytes);
  reader.at = contentAt;
  reader.uint();
  for (let i = 0; i < known; i++) readAny(reader);
  return reader.at;
}

function wholeText(bytes: Uint8Array, { contentAt, end }: Struct): string {
  let start = contentAt;
  while ((bytes[start] ?? 0) >= 0x80) start += 1;
  return textOf(bytes, start + 1, end);
}

function writeDeletions(encoder: encoding.Encoder, deletions: readonly Deletion[]): void {
  const ranges = new Map<number, { clock: number; length: number }[]>();
  for (const { client, clock, length } of deletions) {
    const ofClient = ranges.get(client) ?? [];
    const last = ofClient.at(-1);
    if (last !== undefined && last.clock + last.length === clock) last.length += length;
    else ofClient.push({ clock, length });
    ranges.set(client, ofClient);
  }
  encoding.writeVarUint(encoder, ranges.size);
  for (const [client, ofClient] of ranges) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ofClient.length);
    for (const { clock, length } of ofClient) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
}
