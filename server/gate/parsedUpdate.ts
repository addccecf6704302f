import type { AnyValue } from './parseAny.ts';

export type StructId = { readonly client: number; readonly clock: number };

/** What a struct holds. Texts are only counted; their bytes stay where they are. */
export type Content =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'text' }
  | { readonly kind: 'values'; readonly values: readonly AnyValue[] }
  | { readonly kind: 'type'; readonly type: SharedType };

export type SharedType = 'array' | 'map' | 'text';

/** One struct as it was claimed, with nothing of Yjs made from it. Positions are byte offsets into the update. */
export type Struct = {
  readonly kind: 'gc' | 'skip' | 'item';
  readonly client: number;
  readonly clock: number;
  /** Clock units, above 0. */
  readonly length: number;
  readonly start: number;
  readonly end: number;
  /** Units at the front that the server has already; the rest is what is judged and written (see newContent.ts). */
  readonly known: number;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  /** A root's name, the id of the struct that holds the type, or null: as its neighbour's. */
  readonly parent: string | StructId | null;
  readonly key: string | null;
  readonly content: Content;
  /** Where the content's bytes begin. */
  readonly contentAt: number;
};

export type Section = { readonly client: number; readonly clock: number; readonly structs: readonly Struct[] };

/** Ranges as clock and length in turn, ascending and apart from one another: there can be 50,000 of them. */
export type DeleteSection = { readonly client: number; readonly ranges: readonly number[] };

export type Scan = {
  readonly bytes: Uint8Array;
  readonly sections: readonly Section[];
  readonly deletes: readonly DeleteSection[];
};

export const deletedContent: Content = { kind: 'deleted' };
export const textContent: Content = { kind: 'text' };
