import fc from 'fast-check';
import { isoDateOf } from '../../shared/time.ts';

/** For tests: values that stand in many places of a register. */

/** Texts with what programs trip over. */
export const words = fc
  .string({ unit: fc.oneof(fc.constantFrom('a', 'b', ' ', '=', '+', '@', '"', "'", ',', ';', '\n', '<', '|', '#', 'é', '界', '🔔'), fc.string({ unit: 'grapheme', maxLength: 1 })), maxLength: 30 })
  .filter((text) => text.isWellFormed() && !/[\0-\x08\x0B-\x1F\x7F]/.test(text)); // prettier-ignore
export const filled = words.map((text) => `x${text}`);
export const day = fc.integer({ min: 20_000, max: 25_000 }).map((days) => isoDateOf(days * 86_400_000));
export const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 3 });
