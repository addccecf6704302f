import type { RefusalCode, RefusalParams } from '../protocol/refusals.ts';

type ParamsFor<P, R> = P extends { readonly reason: infer Q } ? (R extends Q ? P : never) : never;

/** One sentence for each reason of a code: fixed, or made from the parameters. */
type ByReason<P extends { readonly reason: string }> = {
  readonly [R in P['reason']]: string | ((params: ParamsFor<P, R>) => string);
};

/** The words for every refusal; a code or reason without words does not compile. */
export type RefusalTexts = {
  readonly [C in RefusalCode]: C extends keyof RefusalParams ? ByReason<RefusalParams[C]> : string;
};
