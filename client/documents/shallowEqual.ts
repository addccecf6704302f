/** Equal by `Object.is`, or two arrays or plain records whose members are. */
export function isShallowEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [entriesOfA, entriesOfB] = [Object.entries(a), Object.entries(b)];
  const others = b as Record<string, unknown>;
  return (
    entriesOfA.length === entriesOfB.length &&
    entriesOfA.every(([key, value]) => Object.hasOwn(others, key) && Object.is(value, others[key]))
  );
}
