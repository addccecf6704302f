import type * as Y from 'yjs';
import { updateLimits } from './updateLimits.ts';
import { SiblingList } from './siblings.ts';
import { typeOf, type Container, type Placed } from './locations.ts';
import { refused } from './refusal.ts';

/** This few siblings are cheap to integrate whatever their origins; a usual edit is one. */
const few = 8;

/**
 * Refuses updates that are expensive for Yjs to integrate. For each new struct Yjs walks past all concurrent siblings at the
 * same position, so forged structs make it quadratic: 100 kB can block the process for ten seconds. The same walk is
 * simulated here with a limit of steps. Throws Refused.
 * @param placed in integration order
 */
export function checkPlacementCost(doc: Y.Doc, placed: readonly Placed[]): void {
  if (placed.length <= few) return;
  let stepsLeft: number = updateLimits.placingSteps;
  for (const { container, key, structs } of groupBySiblings(placed)) {
    if (structs.length <= few) continue;
    const line = new SiblingList(typeOf(container, doc), key);
    for (const struct of structs) {
      stepsLeft -= line.add(struct, stepsLeft);
      if (stepsLeft < 0) throw refused('content', 'tooCrowded');
    }
  }
}

type NewSiblings = {
  readonly container: Container;
  readonly key: string | null;
  readonly structs: Placed['struct'][];
};

function groupBySiblings(placed: readonly Placed[]): NewSiblings[] {
  const lines: NewSiblings[] = [];
  const known = new Map<Container, Map<string | null, NewSiblings>>();
  for (const { struct, place } of placed) {
    const { container, key } = place;
    let byKey = known.get(container);
    if (byKey === undefined) known.set(container, (byKey = new Map<string | null, NewSiblings>()));
    let line = byKey.get(key);
    if (line === undefined) {
      line = { container, key, structs: [] };
      byKey.set(key, line);
      lines.push(line);
    }
    line.structs.push(struct);
  }
  return lines;
}
