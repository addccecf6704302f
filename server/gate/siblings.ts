import type * as Y from 'yjs';
import type { AnyType } from './locations.ts';
import type { Struct, StructId } from './parsedUpdate.ts';

/** A range of clocks that Yjs would hold as one item. */
type Sibling = {
  readonly client: number;
  readonly clock: number;
  length: number;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  left: Sibling | null;
  right: Sibling | null;
  /** Numbers of the last search that passed it, and of the last decision before which it was passed (Yjs's two sets). */
  passedIn: number;
  conflictsIn: number;
};

/**
 * The items of one list or text, or the successive values of one map key. Integrates new structs like Yjs (`Item.integrate`)
 * on a copy without content, and counts the steps of each.
 */
export class SiblingList {
  private first: Sibling | null = null;
  private readonly isKeyed: boolean;
  private readonly byClient = new Map<number, Sibling[]>();
  private count = 0;
  private search = 0;
  private decision = 0;

  /** @param type null when the update creates it */
  constructor(type: AnyType | null, key: string | null) {
    this.isKeyed = key !== null;
    let item: Y.Item | null = type === null ? null : key === null ? type._start : (type._map.get(key) ?? null);
    while (key !== null && item?.left) item = item.left;
    for (let last: Sibling | null = null; item !== null; item = item.right) {
      const { id, length, origin, rightOrigin } = item;
      last = this.enter(createSibling(id.client, id.clock, length, origin, rightOrigin), last);
    }
    for (const spots of this.byClient.values()) spots.sort((a, b) => a.clock - b.clock);
  }

  /** @returns the steps needed; above `most` it stops and does not insert the struct */
  add({ client, clock, length, origin, rightOrigin }: Struct, most: number): number {
    const left = origin === null ? null : this.endingAt(origin);
    // After the left side, as in Yjs: if both are inside one item, it is split a second time.
    const right = rightOrigin === null ? null : this.startingAt(rightOrigin);
    const made = createSibling(client, clock, length, origin, rightOrigin);
    const isFree = left === null ? right !== null && right.left === null : left.right === right;
    if (isFree) {
      this.enter(made, left);
      return 0;
    }
    const { steps, after } = this.seek(made, left, right, most);
    if (steps <= most) this.enter(made, after);
    // Without a left origin Yjs searches the first value of a key backwards from the last.
    return left === null && this.isKeyed ? steps + this.count : steps;
  }

  private seek(
    made: Sibling,
    left: Sibling | null,
    right: Sibling | null,
    most: number,
  ): { steps: number; after: Sibling | null } {
    const search = (this.search += 1);
    let decision = (this.decision += 1);
    let after = left;
    let steps = 0;
    for (let other = left === null ? this.first : left.right; other !== null && other !== right; other = other.right) {
      steps += 1;
      if (steps > most) break;
      other.passedIn = search;
      other.conflictsIn = decision;
      if (isSame(made.origin, other.origin)) {
        if (other.client < made.client) {
          after = other;
          decision = this.decision += 1;
        } else if (isSame(made.rightOrigin, other.rightOrigin)) break;
        continue;
      }
      const origin = other.origin === null ? null : this.holding(other.origin).createSibling;
      if (origin?.passedIn !== search) break;
      if (origin.conflictsIn !== decision) {
        after = other;
        decision = this.decision += 1;
      }
    }
    return { steps, after };
  }

  private enter(made: Sibling, left: Sibling | null): Sibling {
    const right = left === null ? this.first : left.right;
    made.left = left;
    made.right = right;
    if (left === null) this.first = made;
    else left.right = made;
    if (right !== null) right.left = made;
    this.count += 1;
    const spots = this.byClient.get(made.client);
    if (spots === undefined) this.byClient.set(made.client, [made]);
    else spots.push(made);
    return made;
  }

  private endingAt(id: StructId): Sibling {
    const { createSibling: one, spots, index } = this.holding(id);
    if (id.clock < one.clock + one.length - 1) this.cut(one, spots, index, id.clock + 1);
    return one;
  }

  private startingAt(id: StructId): Sibling {
    const { createSibling: one, spots, index } = this.holding(id);
    return id.clock > one.clock ? this.cut(one, spots, index, id.clock) : one;
  }

  /** @returns the second part */
  private cut(one: Sibling, spots: Sibling[], index: number, clock: number): Sibling {
    const { client, rightOrigin, right } = one;
    const rest = createSibling(
      client,
      clock,
      one.clock + one.length - clock,
      { client, clock: clock - 1 },
      rightOrigin,
    );
    one.length = clock - one.clock;
    rest.left = one;
    rest.right = right;
    rest.passedIn = one.passedIn;
    rest.conflictsIn = one.conflictsIn;
    one.right = rest;
    if (right !== null) right.left = rest;
    spots.splice(index + 1, 0, rest);
    this.count += 1;
    return rest;
  }

  /** @throws Error when the id is not among the siblings, which cannot happen for a placed struct */
  private holding({ client, clock }: StructId): { createSibling: Sibling; spots: Sibling[]; index: number } {
    const spots = this.byClient.get(client) ?? [];
    let low = 0;
    let high = spots.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((spots[middle]?.clock ?? 0) <= clock) low = middle;
      else high = middle - 1;
    }
    const one = spots[low];
    if (one === undefined || clock < one.clock || clock >= one.clock + one.length) throw new Error('not in this line');
    return { createSibling: one, spots, index: low };
  }
}

const isSame = (one: StructId | null, other: StructId | null): boolean =>
  one === other || (one !== null && other !== null && one.client === other.client && one.clock === other.clock);

const createSibling = (
  client: number,
  clock: number,
  length: number,
  origin: StructId | null,
  rightOrigin: StructId | null,
): Sibling => ({
  client, clock, length, origin, rightOrigin, left: null, right: null, passedIn: 0, conflictsIn: 0,
}); // prettier-ignore
