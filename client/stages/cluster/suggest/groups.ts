export type Group = { readonly members: readonly number[]; readonly score: number };

type Growing = {
  readonly members: number[];
  score: number;
  readonly likenesses: Float64Array;
  /** The group that it is most like; -1: there is no other. */
  nearest: number;
};

/**
 * Average linkage: the two groups that are most alike become one, until none are alike enough. Groups of two or more.
 * @param count of things, numbered from 0
 * @param least average likeness from which on groups are joined
 */
export function groupsOf(count: number, likeness: (a: number, b: number) => number, least: number): Group[] {
  const groups: (Growing | null)[] = Array.from({ length: count }, (_, a) => ({
    members: [a],
    score: 0,
    likenesses: Float64Array.from({ length: count }, (__, b) => (a === b ? -Infinity : likeness(a, b))),
    nearest: -1,
  }));
  const findNearest = (group: Growing): void => {
    group.nearest = -1;
    groups.forEach((other, at) => {
      if (other && other !== group && likenessTo(group, at) > likenessTo(group, group.nearest)) group.nearest = at;
    });
  };
  for (const group of groups) if (group) findNearest(group);
  for (;;) {
    const pair = mostAlike(groups);
    const [one, other] = pair ? [groups[pair.a], groups[pair.b]] : [];
    if (!pair || !one || !other || pair.value < least) break;
    const { a, b, value } = pair;
    const [few, many] = [one.members.length, other.members.length];
    groups[b] = null;
    groups.forEach((group, at) => {
      if (!group || at === a) return;
      // The average over all pairs of members follows from the two averages there were (Lance and Williams).
      const average = (likenessTo(one, at) * few + likenessTo(other, at) * many) / (few + many);
      one.likenesses[at] = average;
      group.likenesses[a] = average;
    });
    one.members.push(...other.members);
    one.score = value;
    groups.forEach((group, at) => {
      if (group && (at === a || group.nearest === a || group.nearest === b)) findNearest(group);
      else if (group && likenessTo(group, a) > likenessTo(group, group.nearest)) group.nearest = a;
    });
  }
  return groups.flatMap((group) => (group && group.members.length > 1 ? [group] : []));
}

const likenessTo = (group: Growing, other: number): number => group.likenesses[other] ?? -Infinity;

function mostAlike(groups: readonly (Growing | null)[]): { a: number; b: number; value: number } | null {
  let best: { a: number; b: number; value: number } | null = null;
  for (const [a, group] of groups.entries()) {
    const value = group ? likenessTo(group, group.nearest) : -Infinity;
    if (group && value > (best?.value ?? -Infinity)) best = { a, b: group.nearest, value };
  }
  return best;
}
