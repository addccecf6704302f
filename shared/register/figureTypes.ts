/** A median in days with the number of cases behind it; null: too few to say. */
export type MedianFigure = { readonly count: number; readonly median: number | null };
/** How many of the cases, in percent; null: too few to say. */
export type ShareFigure = { readonly count: number; readonly percent: number | null };

export type Figures = {
  /**
   * Days from the first sign, else from the look before, when all was fine, to the look that found the tripwire tripped: it
   * was noticed within these.
   */
  readonly notice: MedianFigure;
  /** Days from tripped or happened to contained, without false alarms. */
  readonly contain: MedianFigure;
  /** Looks that were made before the days of grace were over. */
  readonly checksOnTime: ShareFigure;
  /** Prevention steps that were done within 30 days, of all that are done or have been open for longer. */
  readonly stepsDone: ShareFigure;
  /** Days from what tripped or happened to its kept note. */
  readonly review: MedianFigure;
  /** Small tests that had a decision rule, of all that were started. */
  readonly testsWithRule: ShareFigure;
  /** Tripwires that tripped before the damage, of all risks that happened and had one (verdicts). */
  readonly tripwiresOnTime: ShareFigure;
};
