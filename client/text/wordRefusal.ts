import type { AnyRefusalParams, RefusalCode } from '../../shared/protocol/refusals.ts';
import type { Texts } from '../../shared/text/catalogue.ts';

type Refused = { readonly code: RefusalCode; readonly params?: AnyRefusalParams };
type ByReason = { readonly [reason: string]: string | ((params: AnyRefusalParams) => string) };

/** @returns '' for a code or reason of a newer server that this page has no words for, and while the words are not loaded */
export function wordRefusal({ code, params }: Refused, refusals: Texts<'refusals'> | null): string {
  if (refusals === null || !Object.hasOwn(refusals, code)) return '';
  const words: string | ByReason = refusals[code] as string | ByReason;
  if (typeof words === 'string') return words;
  if (params === undefined || !Object.hasOwn(words, params.reason)) return '';
  const word = words[params.reason];
  return typeof word === 'function' ? word(params) : (word ?? '');
}
