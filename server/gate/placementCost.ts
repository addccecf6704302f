import type * as Y from 'yjs';
import { caps } from './updateLimits.ts';
import { Line } from './siblings.ts';
import { typeOf, type Container, type Placed } from './locations.ts';
import { refused } from './refusal.ts';

/** So few in one line cost little, whatever they say; and a usual edit is one. */
const few = 8;

/**
 * Refuses what would keep Yjs looking for places. To find one it walks past everything that others wrote at the same place
 * without knowing of it, for each new struct again: forged structs can make that quadratic, and ten seconds of standing still
 * from a hundred kilobytes. So the same walk is made here with its steps counted, and given up in time. Throws Refused.
 * @param placed in the order in which Yjs takes them in
 */
export function checkCrowding(doc: Y.Doc, placed: readonly Placed[]): void {
  if (placed.length <= few) return;
  let stepsLeft: number = caps.placingSteps;
  for (const { container, key, structs } of linesOf(placed)) {
    if (structs.length <= few) continue;
    const line = new Line(typeOf(container, doc), key);
    for (const struct of structs) {
      stepsLeft -= line.add(struct, stepsLeft);
      if (stepsLeft < 0) throw refused('content', 'tooCrowded');
    }
  }
}

type NewInLine = {
  readonly container: Container;
  readonly key: string | null;
  readonly structs: Placed['struct'][];
};

function linesOf(placed: readonly Placed[]): NewInLine[] {
  const lines: NewInLine[] = [];
  const known = new Map<Container, Map<string | null, NewInLine>>();
  for (const { struct, place } of placed) {
    const { container, key } = place;
    let byKey = known.get(container);
    if (byKey === undefined) known.set(container, (byKey = new Map<string | null, NewInLine>()));
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
