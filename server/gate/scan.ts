import { caps } from './caps.ts';
import { Reader } from './reader.ts';
import { Refused } from './refusal.ts';
import type { DeleteRange, DeleteSection, Scan, Section } from './scanned.ts';
import { lengthFrom, readStruct } from './struct.ts';

/**
 * Reads an update of the V1 format from bytes nobody vouches for. Costs time and memory by the bytes that are there, never
 * by what they claim (THREATS 5.1: ten bytes that claimed 33 million structs took 229 MB).
 * @param mostClients client ids that an honest update can name: those the document knows and those one person may add
 * @throws Refused
 */
export function scan(bytes: Uint8Array, mostClients: number): Scan {
  const reader = new Reader(bytes);
  const sections = readSections(reader, mostClients);
  const deletes = readDeletes(reader, mostClients);
  // Also what an update of the V2 format comes to: no sections, no deletes, and all the rest.
  if (reader.left > 0) throw new Refused('frame', 'trailingBytes');
  return { bytes, sections, deletes };
}

function readSections(reader: Reader, mostClients: number): Section[] {
  const count = clientCount(reader, mostClients);
  const sections: Section[] = [];
  const seen = new Seen();
  let structsLeft: number = caps.structs;
  for (let i = 0; i < count; i++) {
    const claimed = reader.uint();
    if (claimed > structsLeft) throw new Refused('claims', 'tooManyStructs');
    if (claimed === 0) throw new Refused('frame', 'emptySection');
    structsLeft -= claimed;
    const client = seen.add(reader.uint());
    const clock = reader.uint();
    const section: Section = { client, clock, structs: [] };
    const structs = section.structs as Section['structs'][number][];
    let next = clock;
    for (let k = 0; k < claimed; k++) {
      const struct = readStruct(reader, client, next);
      next += struct.length;
      structs.push(struct);
    }
    sections.push(section);
  }
  return sections;
}

function readDeletes(reader: Reader, mostClients: number): DeleteSection[] {
  const count = clientCount(reader, mostClients);
  const sections: DeleteSection[] = [];
  const seen = new Seen();
  let rangesLeft: number = caps.deleteRanges;
  for (let i = 0; i < count; i++) {
    const client = seen.add(reader.uint());
    const claimed = reader.uint();
    if (claimed > rangesLeft) throw new Refused('claims', 'tooManyDeleteRanges');
    rangesLeft -= claimed;
    sections.push({ client, ranges: readRanges(reader, claimed) });
  }
  return sections;
}

/** Yjs sorts and merges before it writes, so honest ranges ascend; overlapping ones would have the same structs walked again and again. */
function readRanges(reader: Reader, count: number): DeleteRange[] {
  const ranges: DeleteRange[] = [];
  let from = 0;
  for (let i = 0; i < count; i++) {
    const clock = reader.uint();
    const length = lengthFrom(reader.uint(), clock);
    if (clock < from) throw new Refused('frame', 'unsortedDeletes');
    from = clock + length;
    ranges.push({ clock, length });
  }
  return ranges;
}

function clientCount(reader: Reader, mostClients: number): number {
  const count = reader.uint();
  if (count > mostClients) throw new Refused('claims', 'tooManyClients');
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
      if (this.rest.has(client)) throw new Refused('frame', 'clientTwice');
      this.rest.add(client);
    }
    return client;
  }
}
