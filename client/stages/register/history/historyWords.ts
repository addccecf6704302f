import type { Texts } from '../../../../shared/text/catalogue.ts';
import type { Days, Format } from '../../../../shared/text/format.ts';

/** One change in words: what changed, what it was, and what it is. */
export type HistoryLine = {
  readonly label: string;
  /** Null without a change between two values. */
  readonly change: { readonly before: string; readonly after: string } | null;
  readonly note?: string;
};

export type HistoryWords = {
  readonly row: Texts<'registerRow'>;
  readonly plan: Texts<'plan'>;
  readonly days: Days;
  readonly number: Format['number'];
};
