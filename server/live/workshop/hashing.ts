import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Tokens and secrets are stored only as this hash. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** A hash that cannot be computed without the workshop's key. */
export const keyedHash = (key: string, ...parts: readonly string[]): string =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');

/** Compares in constant time. */
export const isSameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
