import * as encoding from 'lib0/encoding';

/** Writes an update by hand, so that it can say what Yjs never would. */
export type Id = readonly [client: number, clock: number];
/** Where a struct says it belongs. */
export type Spot =
  | { readonly root: string; readonly key?: string }
  | { readonly parent: Id; readonly key?: string }
  | { readonly origin?: Id; readonly right?: Id };

export type Part = (encoder: encoding.Encoder) => void;
export type Section = { readonly client: number; readonly clock?: number; readonly structs: readonly Part[] };
export type Ranges = {
  readonly client: number;
  readonly ranges: readonly (readonly [clock: number, length: number])[];
};

export const forge = (sections: readonly Section[], deletes: readonly Ranges[] = []): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sections.length);
    for (const { client, clock = 0, structs } of sections) {
      uints(encoder, structs.length, client, clock);
      for (const part of structs) part(encoder);
    }
    encoding.writeVarUint(encoder, deletes.length);
    for (const { client, ranges } of deletes) {
      uints(encoder, client, ranges.length);
      for (const [clock, length] of ranges) uints(encoder, clock, length);
    }
  });

/** Any numbers as varUints, for claims that nothing stands behind. */
export const claims = (...numbers: readonly number[]): Uint8Array =>
  encoding.encode((encoder) => {
    uints(encoder, ...numbers);
  });

export const gc = (length: number): Part => plain(0, length);
export const skip = (length: number): Part => plain(10, length);
export const deleted = (spot: Spot, length: number): Part => item(1, spot, (encoder) => uints(encoder, length));
export const text = (spot: Spot, words: string): Part =>
  item(4, spot, (encoder) => encoding.writeVarString(encoder, words));
export const array = (spot: Spot): Part => item(7, spot, (encoder) => uints(encoder, 0));
export const map = (spot: Spot): Part => item(7, spot, (encoder) => uints(encoder, 1));
export const sharedText = (spot: Spot): Part => item(7, spot, (encoder) => uints(encoder, 2));

export const values = (spot: Spot, ...list: readonly unknown[]): Part =>
  item(8, spot, (encoder) => {
    encoding.writeVarUint(encoder, list.length);
    for (const value of list) encoding.writeAny(encoder, value as never);
  });

/** Content of any kind, its bytes given as they are. */
export const raw = (ref: number, spot: Spot, bytes: readonly number[]): Part =>
  item(ref, spot, (encoder) => encoding.writeUint8Array(encoder, Uint8Array.from(bytes)));

const plain =
  (info: number, length: number): Part =>
  (encoder) =>
    uints(encoder, info, length);

function item(ref: number, spot: Spot, content: Part): Part {
  return (encoder) => {
    const { origin, right } = 'root' in spot || 'parent' in spot ? {} : spot;
    const key = 'key' in spot ? spot.key : undefined;
    encoding.writeUint8(encoder, ref | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20));
    if (origin) uints(encoder, ...origin);
    if (right) uints(encoder, ...right);
    if ('root' in spot) {
      uints(encoder, 1);
      encoding.writeVarString(encoder, spot.root);
    } else if ('parent' in spot) uints(encoder, 0, ...spot.parent);
    if (key !== undefined) encoding.writeVarString(encoder, key);
    content(encoder);
  };
}

function uints(encoder: encoding.Encoder, ...numbers: readonly number[]): void {
  for (const number of numbers) encoding.writeVarUint(encoder, number);
}
