import type * as Y from 'yjs';
import type { Changes } from './board.ts';
import { editMaps, readMaps } from './board.ts';
import type { ParticipantId, RiskId } from '../ids.ts';
import type { EpochMs, IsoDate } from '../time.ts';

/**
 * What a register records besides its rows: incidents, small tests, checklists, and at the end what became of every risk and
 * card. Each kind is a map of the board document, by id.
 */
export type Records = {
  readonly incidents: { readonly [incidentId: string]: Incident };
  readonly smallTests: { readonly [testId: string]: SmallTest };
  readonly checklists: { readonly [checklistId: string]: Checklist };
  /** By the id of a risk, of a card that lies on none, or of what was on no card. */
  readonly verdicts: { readonly [id: string]: Verdict };
};

export const recordKinds = ['incidents', 'smallTests', 'checklists', 'verdicts'] as const;
export type RecordKind = (typeof recordKinds)[number];

export const noRecords: Records = { incidents: {}, smallTests: {}, checklists: {}, verdicts: {} };

export type RecordChanges = { readonly [K in RecordKind]?: Changes<Records[K][string]> };

export const recordsMap = (doc: Y.Doc, kind: RecordKind): Y.Map<Y.Map<unknown>> => doc.getMap(kind);

export const readRecords = (doc: Y.Doc): Records =>
  Object.fromEntries(recordKinds.map((kind) => [kind, readMaps(recordsMap(doc, kind))])) as Records;

/** Creates, changes or, for null, removes records. Only the server calls this. */
export function editRecords(doc: Y.Doc, changes: RecordChanges): void {
  for (const kind of recordKinds) editMaps<object>(recordsMap(doc, kind), changes[kind] ?? {});
}

/** A tripwire tripped, a risk happened without one, or it almost happened. */
export const incidentKinds = ['tripped', 'happened', 'nearMiss'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** Who or what noticed it. */
export const noticers = ['tripwire', 'us', 'outside', 'chance'] as const;
export type Noticer = (typeof noticers)[number];

/** What held when it almost happened. The first three are drawn as layers. */
export const layers = ['prevention', 'tripwire', 'contingency', 'people', 'luck'] as const;
export type Layer = (typeof layers)[number];

/** Why it could happen: known beforehand, a limit, or a try that was worth its price. */
export const causes = ['avoidable', 'inherent', 'experiment'] as const;
export type Cause = (typeof causes)[number];

/** The lines of the review note that are written together, in the plan document. The fifth line is a change. */
export const reviewFields = ['intended', 'happened', 'gap', 'because'] as const;
export type ReviewField = (typeof reviewFields)[number];

export type Incident = {
  readonly kind: IncidentKind;
  /** Null for what was on no card; then `title` says what it is. */
  readonly riskId: RiskId | null;
  readonly title: string;
  /** The day on which it was recorded as tripped, happened or almost happened. */
  readonly on: IsoDate;
  readonly firstSign: IsoDate | null;
  readonly noticedBy: Noticer | null;
  readonly reading: number | string | null;
  readonly what: string;
  readonly couldHave: string;
  readonly held: readonly Layer[];
  readonly containedOn: IsoDate | null;
  /** Why it was a false alarm; null when it was none. */
  readonly falseAlarm: string | null;
  /** Until when it is to be reviewed; null when no review is asked for. */
  readonly reviewBy: EpochMs | null;
  /** Since when the review note has what it needs. */
  readonly reviewedOn: IsoDate | null;
  readonly reviewNotNeeded: string | null;
  readonly cause: Cause | null;
  /** The first is the change that the note asks for; the others are assumptions to test. */
  readonly changes: readonly LessonChange[];
};

/** What a change will alter. */
export const changedThings = ['step', 'checklist', 'tripwire', 'test', 'limit'] as const;
export type ChangedThing = (typeof changedThings)[number];

export const followUps = ['landed', 'holds'] as const;
export type FollowUpStep = (typeof followUps)[number];
export const followUpAnswers = ['yes', 'notYet', 'dropped'] as const;
export type FollowUpAnswer = (typeof followUpAnswers)[number];

export type FollowUp = {
  /** When it is asked; moved by "not yet". */
  readonly due: IsoDate;
  /** Null until it is answered for good: "not yet" asks again. */
  readonly answer: FollowUpAnswer | null;
  readonly on: IsoDate | null;
  readonly note: string;
};

export type LessonChange = {
  readonly id: string;
  /** "If …, then …". */
  readonly line: string;
  readonly carrier: string;
  readonly carrierId: ParticipantId | null;
  readonly accepted: boolean;
  readonly alters: ChangedThing;
  /** Which one: "The trial rule in the billing settings"; '' when nobody says. */
  readonly altered: string;
  readonly by: IsoDate;
  /** A change of how everybody works after a first occurrence is tried small first. */
  readonly smallFirst: boolean;
  /** After 7 days: has it landed? After 30: does it hold? */
  readonly followUps: { readonly [S in FollowUpStep]: FollowUp };
};

/** What became of a small test that ran. */
export const testOutcomes = ['adopted', 'adapted', 'abandoned', 'inconclusive'] as const;
export type TestOutcome = (typeof testOutcomes)[number];
export const testStates = ['planned', 'running', ...testOutcomes] as const;
export type TestState = (typeof testStates)[number];

/** The slots of a test's sentence that hold words. */
export const testTexts = [
  'change', 'exposure', 'expected', 'adoptIf', 'adaptIf', 'abandonIf', 'stopIf', 'undoneBy',
] as const; // prettier-ignore
export type TestText = (typeof testTexts)[number];

/**
 * A small test: "From … to … we try [change] with [exposure]; we expect [expected]; if [adoptIf] we adopt it, if [adaptIf] we
 * adapt it, if [abandonIf] we abandon it; we stop at once if [stopIf]; it is undone by [undoneBy]." A slot that is not written
 * yet is ''.
 */
export type SmallTest = { readonly [F in TestText]: string } & {
  readonly riskId: RiskId | null;
  /** The change of a lesson that it tries out. */
  readonly changeId: string | null;
  /** Who looks at its result; null: the owner of the risk's prevention step. */
  readonly owner: string | null;
  readonly ownerId: ParticipantId | null;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly state: TestState;
  readonly startedOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  /** It has a decision rule: adopt and abandon were filled before it started. */
  readonly hasRule: boolean;
  /** It was stopped by its own rule: the rule did its work. */
  readonly isStopped: boolean;
  readonly result: string;
  /** The test that this one was adapted from. */
  readonly follows: string | null;
};

/** How many items a checklist has. */
export const checklistItems = { least: 5, most: 9 } as const;

/** Items in the order of work with one pause point. */
export type Checklist = {
  /** When to read it: "Read before …". */
  readonly pause: string;
  readonly items: readonly string[];
  readonly madeOn: IsoDate;
  /** The days on which it was run, oldest first, without names. */
  readonly runs: readonly IsoDate[];
};

export const verdicts = ['happened', 'almost', 'didNot', 'cannotTell'] as const;
export type VerdictKind = (typeof verdicts)[number];
/** When the tripwire tripped, seen from the damage; `none`: there was no tripwire. */
export const firings = ['before', 'with', 'after', 'never', 'none'] as const;
export type Firing = (typeof firings)[number];

/** What became of a risk, of a single card, or of what was on no card, said once the project is over (SPEC FS1c). */
export type Verdict = {
  readonly verdict: VerdictKind;
  /** Null unless it happened, and while nobody has said. */
  readonly fired: Firing | null;
  /** The day of the damage; null when it is not known. */
  readonly on: IsoDate | null;
  /** The day of the first sign; null when it is not known. */
  readonly signOn: IsoDate | null;
};
