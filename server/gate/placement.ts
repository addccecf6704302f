import * as Y from 'yjs';
import { containerOf, placeOfItem, shapeOfType, slotIn, type AnyType, type Place, type Placed } from './locations.ts';
import type { Run } from './newContent.ts';
import { refused } from './refusal.ts';
import type { Struct, StructId } from './parsedUpdate.ts';
import type { DocumentShape, Shape } from './documentShapes.ts';

/** A run being placed. `places` has one entry per struct placed so far; null if the struct will be collected. */
export type PlacedRun = Run & { readonly places: (Place | null)[]; isWaiting: boolean };

/**
 * Determines the location of each new struct, in Yjs's integration order (yjs `integrateStructs`), and checks its content
 * against the schema of that location. Does not change the document. Throws Refused.
 */
export class Placement {
  /** Highest client id first, as in Yjs. */
  readonly runs: readonly PlacedRun[];
  /** Structs that will not be collected, in integration order. */
  readonly placed: Placed[] = [];
  private readonly byClient: ReadonlyMap<number, PlacedRun>;
  private readonly doc: Y.Doc;
  private readonly document: DocumentShape;
  private readonly inner = new Map<Struct, Shape>();

  constructor(doc: Y.Doc, document: DocumentShape, runs: readonly Run[]) {
    this.doc = doc;
    this.document = document;
    this.runs = runs
      .map((run): PlacedRun => ({ ...run, places: [], isWaiting: false }))
      .sort((a, b) => b.client - a.client);
    this.byClient = new Map(this.runs.map((run) => [run.client, run]));
  }

  /** @returns the client on whose missing structs the rest depends, or null when all are placed */
  placeAll(): number | null {
    for (const run of this.runs) {
      const missing = this.advance(run, run.structs.length);
      if (missing !== null) return missing;
    }
    return null;
  }

  /**
   * Places a run's structs before index `goal`, after the structs they depend on. The recursion is at most as deep as there
   * are runs: a dependency on a run that is itself waiting is a cycle, which only forged structs have.
   */
  private advance(run: PlacedRun, goal: number): number | null {
    run.isWaiting = true;
    for (let struct = run.structs[run.places.length]; run.places.length < goal && struct !== undefined;) {
      const missing = this.missing(struct);
      if (missing === null) {
        const place = this.place(struct);
        run.places.push(place);
        if (place !== null) this.placed.push({ struct, place });
        struct = run.structs[run.places.length];
        continue;
      }
      const other = this.byClient.get(missing.client);
      if (other === undefined || other.isWaiting || missing.clock >= other.end) return missing.client;
      const deeper = this.advance(other, indexIn(other, missing.clock) + 1);
      if (deeper !== null) return deeper;
    }
    run.isWaiting = false;
    return null;
  }

  private missing({ origin, rightOrigin, parent }: Struct): StructId | null {
    if (origin !== null && !this.isThere(origin)) return origin;
    if (rightOrigin !== null && !this.isThere(rightOrigin)) return rightOrigin;
    return parent !== null && typeof parent !== 'string' && !this.isThere(parent) ? parent : null;
  }

  private isThere({ client, clock }: StructId): boolean {
    if (clock < Y.getState(this.doc.store, client)) return true;
    const run = this.byClient.get(client);
    const next = run?.structs[run.places.length];
    return run !== undefined && clock < (next?.clock ?? run.end);
  }

  private place(struct: Struct): Place | null {
    if (struct.kind === 'gc') return null;
    const left = struct.origin === null ? undefined : this.placeAt(struct.origin);
    const right = struct.rightOrigin === null ? undefined : this.placeAt(struct.rightOrigin);
    // Yjs turns an item next to a collected one into a GC struct (yjs `Item.getMissing`).
    if (left === null || right === null) return null;
    if (left && right && (left.container !== right.container || left.key !== right.key))
      throw refused('content', 'twoPlaces');
    const place = left ?? right ?? this.placeByParent(struct);
    if (place !== null) this.check(struct, place);
    return place;
  }

  /** Location of an existing struct, or null when it was collected. */
  private placeAt(id: StructId): Place | null {
    const run = this.byClient.get(id.client);
    const first = run?.structs[0];
    if (run !== undefined && first !== undefined && id.clock >= first.clock)
      return run.places[indexIn(run, id.clock)] ?? null;
    const struct = this.structAt(id);
    if (struct instanceof Y.GC) return null;
    return placeOfItem(struct, this.document) ?? refuse('place');
  }

  private placeByParent({ parent, key }: Struct): Place | null {
    if (parent === null) return refuse('place');
    if (typeof parent === 'string') {
      const shape = this.document.rootFor(parent) ?? refuse('root');
      return { container: parent, key, shape };
    }
    const run = this.byClient.get(parent.client);
    const first = run?.structs[0];
    if (run !== undefined && first !== undefined && parent.clock >= first.clock)
      return this.placeInNew(run, indexIn(run, parent.clock), key);
    const holder = this.structAt(parent);
    if (holder instanceof Y.GC || holder.content instanceof Y.ContentDeleted) return null;
    if (!(holder.content instanceof Y.ContentType)) return refuse('parent');
    const type = holder.content.type as AnyType;
    const shape = shapeOfType(type, this.document) ?? refuse('place');
    return { container: containerOf(type), key, shape };
  }

  private placeInNew(run: PlacedRun, index: number, key: string | null): Place | null {
    const holder = run.structs[index];
    if (holder === undefined || run.places[index] === null || holder.content.kind === 'deleted') return null;
    const shape = this.inner.get(holder) ?? refuse('parent');
    return { container: holder, key, shape };
  }

  private structAt({ client, clock }: StructId): Y.Item | Y.GC {
    return Y.getItem(this.doc.store, Y.createID(client, clock));
  }

  private check(struct: Struct, { shape, key }: Place): void {
    const { content } = struct;
    if (shape.kind === 'text') {
      if (key !== null || (content.kind !== 'text' && content.kind !== 'deleted')) refuse('notPlainText');
      return;
    }
    const slot = slotIn(shape, key) ?? refuse('key');
    if (slot.kind === 'shared' && slot.madeBy === 'server') refuse('madeByServer');
    if (content.kind === 'deleted') return;
    if (slot.kind === 'value') {
      // Several values: earlier values of this key, merged into one struct by a client without garbage collection.
      if (content.kind !== 'values' || !content.values.every(slot.allows)) refuse('value');
    } else if (content.kind === 'type' && content.type === slot.type) this.inner.set(struct, slot.shape);
    else refuse('sharedType');
  }
}

function refuse(reason: string): never {
  throw refused('content', reason);
}

/** Index of the struct that contains `clock`, which must be inside the run. */
export function indexIn({ structs }: Run, clock: number): number {
  let low = 0;
  let high = structs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((structs[middle]?.clock ?? 0) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}
