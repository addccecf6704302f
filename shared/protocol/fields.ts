import * as z from 'zod/mini';
import { isId } from '../ids.ts';
import { isIsoDate } from '../time.ts';
import { limits, stageMinutes } from './limits.ts';

/** Well-formed UTF-16 without control characters other than line ends and tabs; lone surrogates would break every encoder. */
const isCleanText = (text: string): boolean => text.isWellFormed() && !/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/.test(text);

export const text = (max: number = limits.textLength) =>
  z.string().check(
    z.maxLength(max),
    z.refine(isCleanText, { error: 'holds characters that are not text' }),
  ); // prettier-ignore

/** Text with at least one character that can be seen. */
export const filledText = (max: number = limits.textLength) =>
  text(max).check(z.refine((value) => /[^\s\p{Cf}\p{DI}\u2800]/u.test(value), { error: 'is empty' }));

export const id = z.string().check(z.refine(isId, { error: 'is not an id' }));
export const isoDate = z.string().check(z.refine(isIsoDate, { error: 'is not a day like 2027-05-21' }));
export const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));
export const minutes = whole(stageMinutes.least, stageMinutes.most);
export const commandId = z.string().check(z.minLength(1), z.maxLength(64));
