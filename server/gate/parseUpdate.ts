import { caps } from './updateLimits.ts';
import { Reader } from './byteReader.ts';
import { refused, type Refused } from './refusal.ts';
import type { DeleteSection, Scan, Section, Struct } from './parsedUpdate.ts';
import { lengthFrom, readStruct } from './parseStruct.ts';

/** What the document holds, as far as it bounds what an honest update can say. */
export type Held = {
  /** Client ids that an honest update can name: those the document knows and those one person may add. */
  readonly mostClients: number;
  /** Where the document's structs of a client end. */
  readonly clockOf: (client: number) => number;
  /** How many structs of a client the document has. */
  readonly structsOf: (client: number) => number;
  /** How many structs an update may bring that the document lacks: none where a client only reads. */
  readonly mostNew: number;
};

/**
 * Reads an update of the V1 format from bytes nobody vouches for. Costs time and memory by the bytes that are there, never
 * by what they claim (THREATS 5.1: ten bytes that claimed 33 million structs took 229 MB).
 * @throws Refused
 */
export function scan(bytes: Uint8Array, held: Held): Scan {
  const reader = new Reader(bytes);
  const sections = readSections(reader, held);
  const deletes = readDeletes(reader, held, sections);
  // Also what an update of the V2 format comes to: no sections, no deletes, and all the rest.
  if (reader.left > 0) throw refused('frame', 'trailingBytes');
  return { bytes, sections, deletes };
}

function readSections(reader: Reader, { mostClients, clockOf, mostNew }: Held): Section[] {
  const count = clientCount(reader, mostClients);
  const sections: Section[] = [];
  const seen = new Seen();
  let structsLeft: number = caps.structs;
  let newLeft = mostNew;
  for (let i = 0; i < count; i++) {
    const claimed = reader.uint();
    if (claimed > structsLeft) throw refused('claims', 'tooManyStructs');
    if (claimed === 0) throw refused('frame', 'emptySection');
    structsLeft -= claimed;
    const client = seen.add(reader.uint());
    const clock = reader.uint();
    if (clock >= clockOf(client)) newLeft -= claimed;
    if (newLeft < 0) throw tooManyNew(mostNew);
    const structs: Struct[] = [];
    let next = clock;
    for (let k = 0; k < claimed; k++) {
      const struct = readStruct(reader, client, next);
      next += struct.length;
      structs.push(struct);
    }
    sections.push({ client, clock, structs });
  }
  return sections;
}

function readDeletes(reader: Reader, { mostClients, structsOf }: Held, written: readonly Section[]): DeleteSection[] {
  const count = clientCount(reader, mostClients);
  const sections: DeleteSection[] = [];
  const seen = new Seen();
  let rangesLeft: number = caps.deleteRanges;
  for (let i = 0; i < count; i++) {
    const client = seen.add(reader.uint());
    const claimed = reader.uint();
    if (claimed > rangesLeft) throw refused('claims', 'tooManyDeleteRanges');
    if (claimed > caps.newDeleteRanges) {
      const structs = written.find((section) => section.client === client)?.structs.length ?? 0;
      if (claimed - caps.newDeleteRanges > structs + structsOf(client)) throw refused('claims', 'tooManyDeleteRanges');
    }
    rangesLeft -= claimed;
    sections.push({ client, ranges: readRanges(reader, claimed) });
  }
  return sections;
}

/** Yjs sorts and merges before it writes, so honest ranges ascend; overlapping ones would have the same structs walked again and again. */
function readRanges(reader: Reader, count: number): number[] {
  const ranges: number[] = [];
  let from = 0;
  for (let i = 0; i < count; i++) {
    const clock = reader.uint();
    const length = lengthFrom(reader.uint(), clock);
    if (clock < from) throw refused('frame', 'unsortedDeletes');
    from = clock + length;
    ranges.push(clock, length);
  }
  return ranges;
}

/** Where nobody may write, one is too many, and that is the point (SPEC GA8). */
export const tooManyNew = (mostNew: number): Refused =>
  mostNew === 0 ? refused('right', 'readOnly') : refused('claims', 'tooManyNewStructs');

function clientCount(reader: Reader, mostClients: number): number {
  const count = reader.uint();
  if (count > mostClients) throw refused('claims', 'tooManyClients');
  return count;
}

/** Yjs keeps the last of two sections of one client and forgets the first; an honest update has one. */
class Seen {
  private first = -1;
  private rest: Set<number> | null = null;

  add(client: number): number {
    if (this.first === -1) this.first = client;
    else {
      this.rest ??= new Set([this.first]);
      if (this.rest.has(client)) throw refused('frame', 'clientTwice');
      this.rest.add(client);
    }
    return client;
  }
}
