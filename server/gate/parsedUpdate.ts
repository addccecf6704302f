import type { AnyValue } from './parseAny.ts';

export type StructId = { readonly client: number; readonly clock: number };

/** Content of a struct. Texts are only measured; their bytes are not copied. */
export type Content =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'text' }
  | { readonly kind: 'values'; readonly values: readonly AnyValue[] }
  | { readonly kind: 'type'; readonly type: SharedType };

export type SharedType = 'array' | 'map' | 'text';

/** One struct as encoded, without a Yjs object. Positions are byte offsets into the update. */
export type Struct = {
  readonly kind: 'gc' | 'skip' | 'item';
  readonly client: number;
  readonly clock: number;
  /** Clock units, above 0. */
  readonly length: number;
  readonly start: number;
  readonly end: number;
  /** Clock units at the front that the server has already; only the rest is validated and written (newContent.ts). */
  readonly known: number;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  /** Root name, id of the struct that holds the parent type, or null: the parent of its origins. */
  readonly parent: string | StructId | null;
  readonly key: string | null;
  readonly content: Content;
  /** Where the content's bytes begin. */
  readonly contentAt: number;
};

export type Section = { readonly client: number; readonly clock: number; readonly structs: readonly Struct[] };

/** Flat list of clock and length pairs, ascending and disjoint; flat because there can be 50,000 of them. */
export type DeleteSection = { readonly client: number; readonly ranges: readonly number[] };

export type ParsedUpdate = {
  readonly bytes: Uint8Array;
  readonly sections: readonly Section[];
  readonly deletes: readonly DeleteSection[];
};

export const deletedContent: Content = { kind: 'deleted' };
export const textContent: Content = { kind: 'text' };
