import type * as Y from 'yjs';

/** A change of a text as Yjs reports it; these texts contain plain strings only. */
export type Delta = Y.YTextEvent['delta'];

const insertedLength = (insert: unknown): number => (typeof insert === 'string' ? insert.length : 1);

/** The offset after the change. An insertion at the offset itself does not move it. */
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

/** The end of the change in the new text: the caret's place after an undo. */
export function endOfChange(delta: Delta): number {
  let at = 0;
  for (const part of delta) {
    if (part.retain !== undefined) at += part.retain;
    else if (part.insert !== undefined) at += insertedLength(part.insert);
  }
  return at;
}

/**
 * For each character shown in the field its offset in the shared text, -1 where it was deleted. The field cannot be changed
 * during a composition, so field and text may differ until its end.
 */
export type Positions = readonly number[];

export const straight = (length: number): Positions => Array.from({ length }, (_, index) => index);

/** The positions after a remote change of the shared text. */
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

/** The offset in the shared text for an offset in the field: behind the nearest character that was not deleted. */
export function sharedPlace(positions: Positions | null, place: number): number {
  if (!positions) return place;
  for (let index = place - 1; index >= 0; index--) {
    const position = positions[index] ?? -1;
    if (position >= 0) return position + 1;
  }
  return 0;
}

/** Ascending positions as runs without a gap. */
export function runsOf(positions: Positions): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  for (const position of positions) {
    const last = runs.at(-1);
    if (last && last.start + last.length === position) last.length++;
    else runs.push({ start: position, length: 1 });
  }
  return runs;
}
