/** 128 random bits as 22 base64url characters: an id holds no time and no counter, so it does not tell an order (SPEC ID1). */
export type WorkshopId = string;
export type ParticipantId = string;
export type CardId = string;
export type RiskId = string;
export type NoteId = string;
/** Of an answer to what happened that was on no card. */
export type UnforeseenId = string;

/** A source of random numbers, passed in: cryptographic in production, seeded in tests. */
export type Random = {
  /** `n` random bytes. */
  readonly bytes: (n: number) => Uint8Array;
  /** A random integer from 0 (inclusive) to `below` (exclusive). */
  readonly below: (below: number) => number;
};

const idShape = /^[A-Za-z0-9_-]{22}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && idShape.test(value);

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url without padding, the same in Node and in the browser. */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const group = (a << 16) | (b << 8) | c;
    const letters = Math.min(4, bytes.length - i + 1);
    for (let k = 0; k < letters; k++) text += base64url.charAt((group >> (18 - 6 * k)) & 63);
  }
  return text;
}

export const createId = (random: Random): string => encodeBase64url(random.bytes(16));

/** A token is 256 random bits; only its hash is ever stored. */
export const createToken = (random: Random): string => encodeBase64url(random.bytes(32));

export const isToken = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value);

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight Crockford base32 characters, stored without the hyphen. */
export const createJoinCode = (random: Random): string =>
  Array.from(random.bytes(8), (byte) => crockford.charAt(byte & 31)).join('');

/**
 * Reads a join code as a person typed it: any case, with or without hyphen or blanks, o for 0, i and l for 1.
 * @returns the eight characters, or null when it cannot be a code
 */
export function parseJoinCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === 8 && [...code].every((letter) => crockford.includes(letter)) ? code : null;
}

/** `KXPM4TQ9` → `KXPM-4TQ9`. */
export const formatJoinCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A new list in random order (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}
