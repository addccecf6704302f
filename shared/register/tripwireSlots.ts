import type { Cadence, Comparison } from '../board/riskFields.ts';

/** The slots of the tripwire sentence. A language gives their order and the words around them: numbers in its pieces. */
export const tripwireSlot = {
  watcher: 0,
  signal: 1,
  source: 2,
  cadence: 3,
  until: 4,
  comparison: 5,
  threshold: 6,
  owner: 7,
  action: 8,
} as const;

export type TripwireSlot = keyof typeof tripwireSlot;

/** Words of the language, and numbers of slots. */
export type TripwirePieces = readonly (string | number)[];

/** What the words around the slots depend on. */
export type TripwireForm = {
  /** The slots with something in them; the others are left out, or named as missing. */
  readonly filled: { readonly [S in TripwireSlot]: boolean };
  readonly comparison: Comparison | null;
  readonly cadence: Cadence | null;
  /** The threshold is an event in words: "the partner says no". */
  readonly isEvent: boolean;
};

/** `written`: in the third person. Else the watcher speaks, who is somebody else than the owner, or both. */
export type TripwireVoice = 'written' | 'watcher' | 'both';

/** True for a threshold without a comparison and without a number. */
export const isEvent = (comparison: Comparison | null, threshold: string): boolean =>
  comparison === null && threshold !== '' && !/\p{Nd}/u.test(threshold);

/** @returns what stands in each piece: `fill` gives it for the slots */
export const fillPieces = <T>(pieces: TripwirePieces, fill: { readonly [S in TripwireSlot]: T }): (string | T)[] => {
  const slots = Object.keys(tripwireSlot) as TripwireSlot[];
  return pieces.map((piece) => {
    const slot = typeof piece === 'number' ? slots[piece] : undefined;
    return slot === undefined ? String(piece) : fill[slot];
  });
};
