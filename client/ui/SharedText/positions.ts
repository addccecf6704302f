import type * as Y from 'yjs';

/** A change as Yjs reports it on a text: plain strings only, for that is all these texts hold. */
export type Delta = Y.YTextEvent['delta'];

const insertedLength = (insert: unknown): number => (typeof insert === 'string' ? insert.length : 1);

/** Where a place between two characters is after the change. At the place of an insertion it stays in front. */
export function placeAfter(delta: Delta, place: number): number {
  let [old, moved] = [0, 0];
  for (const part of delta) {
    if (part.retain !== undefined) old += part.retain;
    else if (part.insert !== undefined) {
      if (old >= place) break;
      moved += insertedLength(part.insert);
    } else if (part.delete !== undefined) {
      moved -= Math.min(part.delete, Math.max(0, place - old));
      old += part.delete;
    }
    if (old >= place) break;
  }
  return place + moved;
}

/** Where the change ended, in the text that came of it: the caret belongs there after an undo. */
export function endOfChange(delta: Delta): number {
  let at = 0;
  for (const part of delta) {
    if (part.retain !== undefined) at += part.retain;
    else if (part.insert !== undefined) at += insertedLength(part.insert);
  }
  return at;
}

/**
 * Where each character that the field still shows lies in the shared text, -1 where it is gone there. While somebody
 * composes a character the field must not be touched, so the field and the shared text may differ for a while.
 */
export type Positions = readonly number[];

export const straight = (length: number): Positions => Array.from({ length }, (_, index) => index);

/** The positions after somebody else's change of the shared text. */
export function positionsAfter(positions: Positions, delta: Delta): Positions {
  const moved: number[] = [];
  let [part, start, shift] = [0, 0, 0];
  for (const position of positions) {
    if (position < 0) {
      moved.push(position);
      continue;
    }
    let gone = false;
    for (; part < delta.length; part++) {
      const { retain, insert, delete: removed } = delta[part] ?? {};
      if (retain !== undefined) {
        if (position < start + retain) break;
        start += retain;
      } else if (insert !== undefined) shift += insertedLength(insert);
      else if (removed !== undefined) {
        gone = position < start + removed;
        if (gone) break;
        start += removed;
        shift -= removed;
      }
    }
    moved.push(gone ? -1 : position + shift);
  }
  return moved;
}

/** The place in the shared text of a place between two characters of the field: behind the nearest one that is left. */
export function sharedPlace(positions: Positions | null, place: number): number {
  if (!positions) return place;
  for (let index = place - 1; index >= 0; index--) {
    const position = positions[index] ?? -1;
    if (position >= 0) return position + 1;
  }
  return 0;
}

/** Rising positions as stretches without a gap. */
export function runsOf(positions: Positions): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  for (const position of positions) {
    const last = runs.at(-1);
    if (last && last.start + last.length === position) last.length++;
    else runs.push({ start: position, length: 1 });
  }
  return runs;
}
