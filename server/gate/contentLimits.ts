import type * as Y from 'yjs';
import { updateLimits } from './updateLimits.ts';
import { containerOf, typeOf, type AnyType, type Container, type Place } from './locations.ts';
import type { Deletion, NewContent } from './newContent.ts';
import { indexIn, type PlacedRun } from './placement.ts';
import { refused } from './refusal.ts';
import type { Struct } from './parsedUpdate.ts';
import type { Shape } from './documentShapes.ts';

type Growth = { readonly shape: Shape; added: number; readonly keys: Set<string> };

/**
 * Checks the sizes of texts, lists and maps as they would be after the update. Only types that grow are checked, so a
 * person above a limit can still delete. Throws Refused.
 */
export function checkLimits(doc: Y.Doc, runs: readonly PlacedRun[], content: NewContent): void {
  checkDeleted(runs, content);
  const growths = new Map<Container, Growth>();
  for (const run of runs)
    for (let i = 0; i < run.structs.length; i++) {
      const place = run.places[i];
      const struct = run.structs[i];
      if (place && struct) grow(growths, place, struct);
    }
  if (growths.size === 0) return;
  for (const deletion of content.deletions) shrink(growths, deletion, runs);
  for (const [container, growth] of growths) checkGrowth(typeOf(container, doc), growth);
}

function checkDeleted(runs: readonly PlacedRun[], { newRanges }: NewContent): void {
  if (newRanges > updateLimits.newDeleteRanges) throw refused('claims', 'tooManyNewDeleteRanges');
  let deleted = 0;
  for (const { structs } of runs) for (const struct of structs) if (isDeleted(struct)) deleted += struct.length;
  if (deleted > updateLimits.deletedLength) throw refused('claims', 'tooMuchDeleted');
}

const isDeleted = ({ kind, content }: Struct): boolean => kind === 'gc' || content.kind === 'deleted';

function grow(growths: Map<Container, Growth>, { container, key, shape }: Place, struct: Struct): void {
  if (isDeleted(struct)) return;
  let growth = growths.get(container);
  if (growth === undefined) growths.set(container, (growth = { shape, added: 0, keys: new Set() }));
  if (key === null) growth.added += struct.length;
  else growth.keys.add(key);
}

/** Subtracts what the update itself deletes: a client that keeps deleted text for undo sends both text and deletion. */
function shrink(growths: Map<Container, Growth>, deletion: Deletion, runs: readonly PlacedRun[]): void {
  const { item } = deletion;
  if (item !== null) {
    const growth = growths.get(containerOf(item.parent as AnyType));
    if (growth && item.parentSub === null) growth.added -= deletion.length;
    return;
  }
  const run = runs.find(({ client }) => client === deletion.client);
  if (run === undefined) return;
  const end = deletion.clock + deletion.length;
  for (let i = indexIn(run, deletion.clock); i < run.structs.length; i++) {
    const struct = run.structs[i];
    const place = run.places[i];
    if (struct === undefined || struct.clock >= end) return;
    if (place?.key !== null || isDeleted(struct)) continue;
    const from = Math.max(struct.clock, deletion.clock);
    const growth = growths.get(place.container);
    if (growth !== undefined) growth.added -= Math.min(struct.clock + struct.length, end) - from;
  }
}

const refusals = { text: 'textTooLong', list: 'tooManyNotes', keys: 'tooManyKeys' } as const;

function checkGrowth(type: AnyType | null, { shape, added, keys }: Growth): void {
  let size = added;
  if (shape.kind === 'keys') {
    size = type?._map.size ?? 0;
    for (const key of keys) if (type?._map.has(key) !== true) size += 1;
  } else size += type?._length ?? 0;
  const isGrowing = shape.kind === 'keys' || added > 0;
  if (isGrowing && size > shape.most) throw refused('content', refusals[shape.kind]);
}
