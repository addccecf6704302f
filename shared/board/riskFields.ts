import type { IsoDate } from '../time.ts';

export const responses = ['avoid', 'reduce', 'transfer', 'accept'] as const;
export const comparisons = ['above', 'below', 'equals', 'changes'] as const;
export const cadences = ['daily', 'weekly', 'biweekly', 'monthly', 'once'] as const;
export type Response = (typeof responses)[number];
export type Comparison = (typeof comparisons)[number];
export type Cadence = (typeof cadences)[number];

/**
 * What a field holds. A `sentence` is a shared text in the plan document, '' when empty. Every other kind is a fact on the
 * board, null when empty, and changed by the command setRisk. Sentences, owners and
 * remarks hold words that people typed.
 */
type FieldKind =
  | { readonly kind: 'sentence' | 'owner' | 'remark' | 'day' }
  | { readonly kind: 'days'; readonly most: number }
  | { readonly kind: 'grade'; readonly most: number }
  | { readonly kind: 'choice'; readonly of: readonly string[] };

type FieldInFiles = {
  /** What exports call it. */
  readonly label: string;
  /** The width of its column in tables, in characters; null when it has none. */
  readonly width: number | null;
  /** False when Markdown shows it only within the sentence of the tripwire. */
  readonly inMarkdown: boolean;
};

/**
 * Every field of a risk, in the order in which exports show them. New documents get their facts and sentences in this
 * order too. Schemas, empty values, the board, the plan, setRisk, the register and the exports follow from this list.
 * Owners are plain names; the ids beside them on the board say which of them are people of the workshop.
 */
export const riskFields = {
  cause: { kind: 'sentence', label: 'Cause', width: 36, inMarkdown: true },
  event: { kind: 'sentence', label: 'Event', width: 36, inMarkdown: true },
  effect: { kind: 'sentence', label: 'Effect', width: 36, inMarkdown: true },
  likelihood: { kind: 'grade', most: 5, label: 'Likelihood', width: 11, inMarkdown: true },
  impact: { kind: 'grade', most: 5, label: 'Impact', width: 9, inMarkdown: true },
  response: { kind: 'choice', of: responses, label: 'Response', width: 11, inMarkdown: true },
  responseReason: { kind: 'remark', label: 'Accepted because', width: 30, inMarkdown: true },
  responseUntil: { kind: 'day', label: 'Accepted until', width: 14, inMarkdown: true },
  prevention: { kind: 'sentence', label: 'Prevention step', width: 34, inMarkdown: true },
  test: { kind: 'sentence', label: 'Smallest test', width: 30, inMarkdown: true },
  preventionOwner: { kind: 'owner', label: 'Prevention owner', width: 15, inMarkdown: true },
  preventionDue: { kind: 'day', label: 'Prevention due', width: 12, inMarkdown: true },
  signal: { kind: 'sentence', label: 'Signal', width: 30, inMarkdown: false },
  source: { kind: 'sentence', label: 'Source', width: 22, inMarkdown: false },
  comparison: { kind: 'choice', of: comparisons, label: 'Comparison', width: null, inMarkdown: false },
  threshold: { kind: 'sentence', label: 'Threshold', width: 18, inMarkdown: true },
  cadence: { kind: 'choice', of: cadences, label: 'Check cadence', width: 14, inMarkdown: false },
  firstCheck: { kind: 'day', label: 'First check', width: 12, inMarkdown: false },
  graceDays: { kind: 'days', most: 30, label: 'Grace days', width: 11, inMarkdown: false },
  checkBy: { kind: 'day', label: 'Check by', width: 12, inMarkdown: false },
  watcher: { kind: 'owner', label: 'Watcher', width: 18, inMarkdown: true },
  contingency: { kind: 'sentence', label: 'Contingency plan', width: 34, inMarkdown: true },
  contingencyOwner: { kind: 'owner', label: 'Contingency owner', width: 15, inMarkdown: true },
  attack: { kind: 'sentence', label: 'How it still fails', width: null, inMarkdown: true },
  dissent: { kind: 'sentence', label: 'Dissent', width: 30, inMarkdown: true },
} as const satisfies { readonly [field: string]: FieldKind & FieldInFiles };

type Fields = typeof riskFields;
export type RiskField = keyof Fields;

type FieldOf<K extends FieldKind['kind']> = {
  [F in RiskField]: Fields[F]['kind'] extends K ? F : never;
}[RiskField];

/** The sentences of a risk's plan. */
export type PlanField = FieldOf<'sentence'>;
/** The fields on the board. */
export type RiskFact = Exclude<RiskField, PlanField>;
export type OwnerFact = FieldOf<'owner'>;

type ValueOf<Entry> = Entry extends { readonly kind: 'choice'; readonly of: readonly (infer Choice)[] }
  ? Choice
  : Entry extends { readonly kind: 'grade' | 'days' }
    ? number
    : Entry extends { readonly kind: 'day' }
      ? IsoDate
      : string;

/** The facts of a risk that `setRisk` may change. */
export type RiskFacts = { readonly [F in RiskFact]: ValueOf<Fields[F]> | null };

export const riskFieldNames = Object.keys(riskFields) as RiskField[];

const isSentence = (field: RiskField): field is PlanField => riskFields[field].kind === 'sentence';

export const planFields: readonly PlanField[] = riskFieldNames.filter(isSentence);
export const riskFacts: readonly RiskFact[] = riskFieldNames.filter((field) => !isSentence(field));
export const ownerFacts = riskFacts.filter((field): field is OwnerFact => riskFields[field].kind === 'owner');

/** The facts that hold words which a person typed. */
export const wordFacts = riskFacts.filter(
  (field): field is FieldOf<'owner' | 'remark'> =>
    riskFields[field].kind === 'owner' || riskFields[field].kind === 'remark',
);

/** A value for each fact; the caller's function gives each its own type. */
export const factsFrom = (valueOf: (fact: RiskFact) => unknown): RiskFacts =>
  Object.fromEntries(riskFacts.map((fact) => [fact, valueOf(fact)])) as RiskFacts;

export const emptyFacts: RiskFacts = factsFrom(() => null);
