/** Where something had been before it happened. A risk that was added after the meeting was on no card of it. */
export type ForeseenAs = 'planned' | 'parked' | 'noDot' | 'added' | 'loose' | 'onNoCard';

/** What the sentences say (SPEC FS2a). Nothing of it is about a person. */
export type ForesightCounts = {
  readonly happened: number;
  readonly onCard: number;
  readonly planned: number;
  /** Tripwires that tripped before the damage. */
  readonly before: number;
  readonly almost: number;
  /** Risks and cards of which nobody has said what became of them. */
  readonly open: number;
  /** The words of what came true without a dot. */
  readonly withoutDot: readonly string[];
};
