import { limits } from '../../shared/protocol/limits.ts';

/**
 * Limits of one update and of a document's size. The page warns at the limits of shared/protocol/limits.ts; the server
 * refuses at twice that. The other figures leave room for honest work offline (docs/THREAT_MODEL.md).
 */
export const updateLimits = {
  /** UTF-16 units of one text, twice what the page allows. */
  textUnits: 2 * limits.textLength,
  /** Notes in one notebook, without deleted ones; twice what the page allows. */
  notes: 2 * limits.notesPerPerson,
  /** Keys of the dots map, including those set to 0: all risks, and as many merged or removed ones. */
  dotKeys: 2 * limits.risks,
  /** Client ids that one person may use in one document. */
  clientIds: limits.clientIdsPerPersonAndDocument,

  /**
   * Structs in one update. Half an hour of typing offline with corrections makes up to about 18,000 (5 keys a second, at
   * worst two structs each), and they arrive in a single step 2.
   */
  structs: 20_000,
  /**
   * Structs of one update that the server lacks. Typing at one position is one struct, each correction up to three, so half
   * an hour stays far below. At 64 bytes a struct (encodedSize.ts) a notebook could not hold more anyway.
   */
  newStructs: 8_000,
  /** Values in one update, including nested ones. An honest frame holds less than a tenth. */
  values: 20_000,
  /**
   * Steps that Yjs may need to place new structs among concurrent ones (yjs `Item.integrate`). Each pair of concurrent
   * insertions at one position costs one. A step takes up to 0.1 µs; a forged update of 100 kB can need 100 million.
   */
  placingSteps: 50_000,
  /**
   * Delete ranges in one update, including known ones: after a reconnect step 2 carries the document's whole delete set.
   * Per client the limit is its structs in document and update, plus `newDeleteRanges`.
   */
  deleteRanges: 50_000,
  /** Delete ranges in one update that the server does not know yet. */
  newDeleteRanges: 5_000,
  /** Total length of structs that arrive already deleted, in one update. */
  deletedLength: 100_000,
  /** No client writes this many characters: higher clocks are forged. */
  clock: 2 ** 32,

  /** Bytes of one string: no frame holds a longer one. */
  stringBytes: limits.largeFrameBytes,
  /** UTF-16 units of a root name, a map key or a key inside a value. */
  keyLength: 256,
  /** Keys of one object inside a value. */
  keysPerObject: 256,
  /** Nesting of objects and arrays. Yjs's own reader overflows the stack at 20,000. */
  depth: 6,
  /** Length of a fractional index, which grows by one letter per about five moves to the same position. */
  rankLength: 256,

  /** Encoded bytes of a notebook. */
  notebookBytes: 512 * 1024,
  /** Encoded bytes of a ballot. It grows by about 12 bytes per change of a dot: room for some 20,000. */
  ballotBytes: 256 * 1024,
  /** Encoded bytes of the plan, including deleted text. 200 risks with 10 empty texts each take 90 kB. */
  planBytes: 4 * 1024 * 1024,
} as const;

/** Keys that could reach an object's prototype when a reader assigns them. */
export const isRefusedKey = (key: string): boolean =>
  key === '__proto__' || key === 'constructor' || key === 'prototype';
