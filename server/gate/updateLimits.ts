import { limits } from '../../shared/protocol/limits.ts';

/**
 * What one update may claim and hold, and how large a document may grow. Sources: CONTRACT section 4 ("Limits"; the page
 * warns, the server refuses at twice that) and THREATS 5.4. Where a figure is wider than there, honest work offline is why.
 */
export const caps = {
  /** UTF-16 units of one text (CONTRACT section 4, twice 2,000). */
  textUnits: 2 * limits.textLength,
  /** Notes alive in one notebook (CONTRACT section 4, twice 100). */
  notes: 2 * limits.notesPerPerson,
  /** Keys of the dots map, also those taken back: every risk there can be, and as many that were merged or removed. */
  dotKeys: 2 * limits.risks,
  /** Client ids a person may use in one document (CONTRACT section 3). */
  clientIds: limits.clientIdsPerPersonAndDocument,

  /**
   * Structs in one update. THREATS 5.4 says 2,000; half an hour of typing offline with corrections makes up to about
   * 18,000 (5 keys a second, each at worst two structs), and it comes back in a single step 2.
   */
  structs: 20_000,
  /**
   * Those of them that the server lacks. Typing in one place is one struct and each correction up to three, so half an hour
   * of it stays far below; a notebook, at 64 bytes a struct (encodedSize.ts), could not take in more anyway.
   */
  newStructs: 8_000,
  /** Values in one update, those inside others included: no frame of ours holds a tenth of them. */
  values: 20_000,
  /**
   * Steps in which Yjs may look for the place of what is new among what others wrote there at the same time. Each pair of
   * passages written at one place without knowing of one another costs one; a step takes up to a tenth of a microsecond, and
   * a forged update of 100 kB can ask for a hundred million (yjs `Item.integrate`).
   */
  placingSteps: 50_000,
  /**
   * Delete ranges in one update, known ones included: after a reconnect step 2 carries the whole delete set of the document.
   * Of each client no more than the document or the update has structs of it, and those that may be new.
   */
  deleteRanges: 50_000,
  /** Deleted ranges in one update that the server did not know (THREATS 5.4). */
  newDeleteRanges: 5_000,
  /** Length of what a client reports as already deleted, in one update (THREATS 5.4). */
  deletedLength: 100_000,
  /** No client writes this many characters; clocks above it are made up (THREATS 5.1: a clock pushed to 2^52). */
  clock: 2 ** 32,

  /** Bytes of one string: a frame holds no longer one (CONTRACT section 4, "frames"). */
  stringBytes: limits.largeFrameBytes,
  /** UTF-16 units of a root name, a map key or a key inside a value (THREATS 5.4). */
  keyLength: 256,
  /** Keys of one object inside a value (THREATS 5.4). */
  keysPerObject: 256,
  /** Objects and arrays inside one another (THREATS 5.4; 20,000 of them end Yjs's own reader, THREATS 5.1). */
  depth: 6,
  /** A fractional index: grows by one letter for about every five moves to the same place. */
  rankLength: 256,

  /** Encoded bytes of a notebook (THREATS 5.4). */
  notebookBytes: 512 * 1024,
  /** A ballot grows by about 12 bytes a tap for ever: some 20,000 taps. */
  ballotBytes: 256 * 1024,
  /** Everybody's sentences and what was deleted from them: 200 risks of 10 fields, with their empty texts, are 90 kB. */
  planBytes: 4 * 1024 * 1024,
} as const;

/** Keys that reach an object's prototype in some reader (THREATS 5.1). */
export const isRefusedKey = (key: string): boolean =>
  key === '__proto__' || key === 'constructor' || key === 'prototype';
