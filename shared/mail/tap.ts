import type { Comparison } from '../board/riskFields.ts';
import type { EpochMs, IsoDate } from '../time.ts';

/** The answers of a link in a mail. */
export const tapAnswers = ['fine', 'tripped', 'later', 'notMine'] as const;
export type TapAnswer = (typeof tapAnswers)[number];

export const isTapAnswer = (value: string | undefined): value is TapAnswer =>
  (tapAnswers as readonly unknown[]).includes(value);

/**
 * Why a link answers nothing any more: somebody looked since, or it has tripped; it is due on another day; somebody else
 * watches; the risk was retired or is gone; the tripwire was worded anew; its time is over; or nothing can be recorded now.
 */
export const tapEnds = [
  'looked', 'tripped', 'moved', 'watcher', 'retired', 'reworded', 'expired', 'readOnly', 'reopened',
] as const; // prettier-ignore
export type TapEnd = (typeof tapEnds)[number];

export type TapStanding =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'used';
      readonly at: EpochMs;
      readonly answer: TapAnswer;
      /** Until when it can be taken back, as an API answers it: true while it can. */
      readonly canUndo: boolean;
    }
  | { readonly kind: 'over'; readonly why: TapEnd };

/** `POST /api/workshops/:id/taps`: the check that a link is for, and where it stands. */
export type TapReply = {
  readonly register: string;
  readonly standing: TapStanding;
  /** Null when there is no such risk any more. */
  readonly check: TapCheck | null;
};

export type TapCheck = {
  readonly id: string;
  readonly title: string;
  readonly signal: string;
  readonly source: string;
  readonly threshold: string;
  readonly comparison: Comparison | null;
  readonly watcher: string | null;
  /** The day on which it was due. */
  readonly day: IsoDate;
  readonly last: { readonly reading: number | string; readonly on: IsoDate } | null;
  /** When it is due next if it is fine today, or, once it was answered, when it is due next; null: that was the last check. */
  readonly next: IsoDate | null;
  readonly contingencyOwner: string | null;
  readonly contingency: string;
  readonly facilitator: string;
  /** How often in a row it was put off. */
  readonly putOff: number;
};
