import type { Cadence, Comparison } from '../board/riskFields.ts';
import type { Cause, ChangedThing, Firing, Layer, VerdictKind } from '../board/records.ts';

/** A made-up pre-mortem and what came after it. Days are counted from the day of the meeting. */
export type Demo = {
  readonly title: string;
  readonly successMetric: string;
  readonly decision: string;
  readonly failedByIn: number;
  readonly scene: { readonly headline: string; readonly text: string };
  readonly people: readonly DemoPerson[];
  readonly confidenceBefore: readonly number[];
  readonly confidenceAfter: readonly number[];
  readonly notes: readonly { readonly by: string; readonly pile: string; readonly text: string }[];
  readonly piles: readonly {
    readonly id: string;
    readonly title: string;
    readonly dots: number;
    readonly likelihood: number | null;
    readonly impact: number | null;
    readonly minority?: boolean;
  }[];
  readonly plans: { readonly [pileId: string]: DemoPlan };
  /** Answers to what felt unsafe to say. */
  readonly pulse: readonly string[];
  readonly readings: readonly {
    readonly pile: string;
    readonly onDay: number;
    readonly state: 'fine' | 'tripped';
    readonly reading: number;
  }[];
  readonly containedOnDay: number;
  readonly review: {
    readonly of: string;
    readonly onDay: number;
    readonly intended: string;
    readonly happened: string;
    readonly gap: string;
    readonly because: string;
    readonly kind: Cause;
    readonly held: readonly Layer[];
    readonly change: {
      readonly kind: ChangedThing;
      readonly text: string;
      readonly carrier: string;
      readonly artifact: string;
    };
  };
  readonly nearMiss: {
    readonly onDay: number;
    readonly pile: string;
    readonly what: string;
    readonly held: readonly Layer[];
    readonly couldHave: string;
  };
  readonly lookBack?: DemoLookBack;
};

/** Somebody in a story, and the pace at which they write when they are simulated. */
export type DemoPerson = {
  readonly name: string;
  readonly role: string;
  /** Seconds until the first note, and between two notes. */
  readonly startsAfterS: number;
  readonly everyS: number;
  /** A note that they first write as something that might happen. */
  readonly types?: { readonly first: string; readonly then: string };
};

export type DemoPlan = {
  readonly cause: string;
  readonly event: string;
  readonly effect: string;
  readonly prevention: string;
  readonly preventionOwner: string | null;
  readonly preventionDueIn: number | null;
  readonly signal: string;
  readonly source: string;
  readonly comparison: Comparison | null;
  readonly threshold: string;
  readonly checkByIn: number | null;
  readonly cadence: Cadence | null;
  readonly watcher: string | null;
  readonly contingency: string;
  readonly contingencyOwner: string | null;
  readonly dissent?: string;
  /** The step as a small test. */
  readonly bet?: DemoBet;
};

/** A small test, its parts named as in the register. */
type DemoBet = {
  readonly change: string;
  readonly exposure: string;
  readonly fromIn: number;
  readonly untilIn: number;
  readonly expected: string;
  readonly adoptIf: string;
  readonly adaptIf: string;
  readonly abandonIf: string;
  readonly stopIf: string;
  readonly undoneBy: string;
};

/** What became of each pile, when the project had ended. */
type DemoLookBack = {
  readonly onDay: number;
  readonly ended: 'partly';
  readonly outcomes: { readonly [pileId: string]: VerdictKind };
  readonly tripwireCame: { readonly [pileId: string]: Firing };
  readonly onNoCard: readonly string[];
};
