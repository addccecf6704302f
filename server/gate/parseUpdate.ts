import { updateLimits } from './updateLimits.ts';
import { Reader } from './byteReader.ts';
import { refused, type Refused } from './refusal.ts';
import type { DeleteSection, ParsedUpdate, Section, Struct } from './parsedUpdate.ts';
import { lengthFrom, readStruct } from './parseStruct.ts';

/** Facts of the document that limit what an honest update can contain. */
export type KnownClocks = {
  /** Number of client ids that an honest update can name: those in the document, and new ones of one person. */
  readonly mostClients: number;
  /** The document's clock of a client. */
  readonly clockOf: (client: number) => number;
  /** Number of the document's structs of a client. */
  readonly structsOf: (client: number) => number;
  /** Limit of new structs in one update; 0 for a read-only client. */
  readonly mostNew: number;
};

/**
 * Parses an untrusted update of the V1 format. Time and memory depend on the bytes present, never on claimed counts: in Yjs
 * ten bytes that claim 33 million structs allocate 229 MB.
 * @throws Refused
 */
export function parseUpdate(bytes: Uint8Array, held: KnownClocks): ParsedUpdate {
  const reader = new Reader(bytes);
  const sections = readSections(reader, held);
  const deletes = readDeletes(reader, held, sections);
  // An update of the V2 format also ends here: it reads as no sections, no deletes, and a remainder.
  if (reader.left > 0) throw refused('frame', 'trailingBytes');
  return { bytes, sections, deletes };
}

function readSections(reader: Reader, { mostClients, clockOf, mostNew }: KnownClocks): Section[] {
  const count = clientCount(reader, mostClients);
  const sections: Section[] = [];
  const seen = new SeenClients();
  let structsLeft: number = updateLimits.structs;
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

function readDeletes(
  reader: Reader,
  { mostClients, structsOf }: KnownClocks,
  written: readonly Section[],
): DeleteSection[] {
  const count = clientCount(reader, mostClients);
  const sections: DeleteSection[] = [];
  const seen = new SeenClients();
  let rangesLeft: number = updateLimits.deleteRanges;
  for (let i = 0; i < count; i++) {
    const client = seen.add(reader.uint());
    const claimed = reader.uint();
    if (claimed > rangesLeft) throw refused('claims', 'tooManyDeleteRanges');
    if (claimed > updateLimits.newDeleteRanges) {
      const structs = written.find((section) => section.client === client)?.structs.length ?? 0;
      if (claimed - updateLimits.newDeleteRanges > structs + structsOf(client))
        throw refused('claims', 'tooManyDeleteRanges');
    }
    rangesLeft -= claimed;
    sections.push({ client, ranges: readRanges(reader, claimed) });
  }
  return sections;
}

/** Yjs writes ranges sorted and merged. Overlapping ones would make the server walk the same structs repeatedly. */
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

/** In a read-only document the reason is the missing right, not the count (SPEC GA8). */
export const tooManyNew = (mostNew: number): Refused =>
  mostNew === 0 ? refused('right', 'readOnly') : refused('claims', 'tooManyNewStructs');

function clientCount(reader: Reader, mostClients: number): number {
  const count = reader.uint();
  if (count > mostClients) throw refused('claims', 'tooManyClients');
  return count;
}

/** Refuses a second section of one client: Yjs would silently drop the first one. */
class SeenClients {
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
