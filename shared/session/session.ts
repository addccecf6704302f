import type * as Y from 'yjs';
import type { Speed, StoryName } from '../demos/storyNames.ts';
import type { Agenda, StageClock } from '../stages/agenda.ts';
import { retentionDays } from '../protocol/limits.ts';
import type { Stage } from '../stages/stages.ts';
import type { Outcome, SecondLook, Unforeseen } from './foresight.ts';
import type { Planning } from './planning.ts';
import { beginPlanning } from './planning.ts';
import type { EpochMs, IsoDate, TimeZone } from '../time.ts';
import { isoDateIn } from '../time.ts';
import type { Role } from '../people/roles.ts';
import type { Roster } from '../people/roster.ts';
import type { CardId, ParticipantId, RiskId, WorkshopId } from '../ids.ts';

export type Sharing = 'dealt' | 'own';

export type Settings = {
  readonly sharing: Sharing;
  /** How many risks become the plan list, 3 to 7. */
  readonly topRisks: number;
  /** Dots a person has; null: a number that follows from the number of risks (SPEC BA1a). */
  readonly dots: number | null;
  readonly maxDotsPerRisk: number;
  /** How many cards a reader reads before the next reader's turn, 1 to 5. */
  readonly cardsPerTurn: number;
  /** Days after the last visit until everything of the workshop is deleted. */
  readonly retentionDays: number;
};

export const defaultSettings: Settings = {
  sharing: 'dealt',
  topRisks: 5,
  dots: null,
  maxDotsPerRisk: 2,
  cardsPerTurn: 2,
  retentionDays: retentionDays.usual,
};

export type Round = number;

export type Meeting = {
  /** The day on which it began. */
  readonly heldOn: IsoDate;
  readonly endedOn: IsoDate;
  /** How many took part, observers not counted. */
  readonly people: number;
  /** How long it took; null when its beginning was not recorded. */
  readonly minutes: number | null;
};

/** The session document as a plain value. Everyone in the workshop receives all of it. */
export type Session = {
  readonly workshop: {
    readonly id: WorkshopId;
    readonly title: string;
    readonly successMetric: string | null;
    readonly decision: string | null;
    readonly failedBy: IsoDate;
    readonly createdAt: EpochMs;
    /** Empty, as is the secret, once a visitor came by a link: `GET …/links` has both for those with a seat (SPEC LK6c). */
    readonly joinCode: string;
    /** 128 random bits in the join link, which no limit counts; null in the register (SPEC JN1, JN2). */
    readonly linkSecret: string | null;
    readonly locked: boolean;
    readonly closed: boolean;
    /** Fixed when the workshop is created (SPEC SE3). */
    readonly rehearsal: boolean;
    /** What is rehearsed, and how many times faster than people the simulated people are. */
    readonly rehearsalOf?: { readonly story: StoryName; readonly speed: Speed };
    readonly settings: Settings;
    /** The facilitator's, from the creation: days are its days. Absent: UTC. */
    readonly timeZone?: TimeZone;
    /** The day until which everything is kept; absent before the register is first entered (SPEC LK5). */
    readonly keptUntil?: IsoDate;
    /** Kept by its dates; absent: by the last visit alone, as in registers that were made before there were dates. */
    readonly keptByDates?: true;
    /** The day until which the facilitator asked to keep it. */
    readonly keptAtLeast?: IsoDate;
    /** The day on which it was made from a file. */
    readonly importedOn?: IsoDate;
    /** BCP 47 tag of the language of stored texts and of files; absent for English. */
    readonly language?: string;
    /** Set when the lobby is left: the forecast counts from it. `plannedMs` is the length of the agenda at that time. */
    readonly began?: { readonly at: EpochMs; readonly plannedMs: number };
  };
  /** `asking` is the consent question to everyone when there are too few writers or ballots. */
  readonly stage: StageClock & { readonly asking: boolean };
  /** What the register says of the meeting, fixed at its end; null before it (SPEC RW9). */
  readonly meeting: Meeting | null;
  /** The number of the newest entry of the history, 0 when there is none: pages ask for entries when it changes. */
  readonly history: {
    readonly last: number;
    /** Set when the oldest entries are about to go (SPEC RW7i). */
    readonly nearlyFull?: true;
  };
  readonly agenda: Agenda;
  readonly say: { readonly [S in Stage]?: string };
  readonly scene: { readonly date: IsoDate; readonly headline: string; readonly text: string };
  readonly contract: { readonly text: string; readonly agreed: number };
  readonly lead: {
    readonly facilitatorId: ParticipantId;
    readonly actingId: ParticipantId | null;
    readonly deputyId: ParticipantId | null;
    readonly offered: boolean;
  };
  /** The rounds that are open for writing; their numbers are not used again (SPEC RV1). */
  readonly open: {
    readonly notebook: Round | null;
    readonly ballot: Round | null;
    readonly closingAt: EpochMs | null;
    /** Whose notes count towards the floor of the open notebook round; null when none is open (SPEC RO1). */
    readonly roster: Roster | null;
    /** The same for the open ballot; null in the lobby, whose ballot gets its roster when the lobby is left (SPEC RO6a). */
    readonly ballotRoster: Roster | null;
    /** The open notebook asks what happened that was on no card (SPEC FS1f). */
    readonly asksUnforeseen?: true;
  };
  /**
   * Who came since the newest writing round opened (before the first one: since the lobby was left), and who came in the
   * same way before it opened (SPEC RO4a).
   */
  readonly newcomers: { readonly before: readonly ParticipantId[]; readonly since: readonly ParticipantId[] };
  /** How many people who take part came and left since the lobby or the last writing round was left (SPEC RO4b). */
  readonly movement: { readonly came: number; readonly left: number };
  readonly progress: { readonly done: number; readonly of: number };
  readonly order: readonly ParticipantId[];
  readonly turn: {
    /** Who read the newest card on the board. */
    readonly readerId: ParticipantId | null;
    /** Who holds the next card. */
    readonly nextId: ParticipantId | null;
    readonly cardId: CardId | null;
    readonly dealt: number;
    /** Null with own cards: the number of notes is not sent to anyone (SPEC SH7c). */
    readonly total: number | null;
    readonly withdrawn: number;
    /** Own cards: who has had a turn (SPEC SH7g). Absent with dealt cards. */
    readonly shared?: readonly ParticipantId[];
  };
  readonly vote: {
    readonly dots: number;
    readonly maxPerRisk: number;
    readonly open: boolean;
    readonly revoteLeft: boolean;
  };
  readonly tally: { readonly [riskId: RiskId]: number } | null;
  readonly ranking: readonly (readonly RiskId[])[];
  readonly topRisks: readonly RiskId[];
  readonly minority: RiskId | null;
  /** Who writes the plan of which risk. */
  readonly pairs: { readonly [riskId: RiskId]: readonly ParticipantId[] };
  /**
   * The if-then line that is read aloud in Commit: null before the first step, when it is the first line, and a null id once
   * all are read (SPEC RA1).
   */
  readonly reading: { readonly riskId: RiskId | null } | null;
  /** The inner step of Plan; null until Plan was entered. */
  readonly planning: Planning | null;
  readonly confidence: {
    readonly before: readonly number[] | null;
    readonly after: readonly number[] | null;
    /** From the second look; absent before it (SPEC FS3d). */
    readonly halfway?: readonly number[] | null;
  };
  readonly pulse: readonly string[] | null;
  /** What came of the project; null until the facilitator ends it (SPEC FS1a). */
  readonly outcome: Outcome | null;
  /** What happened that was on no card, in an order that tells nothing; null until people were asked (SPEC FS1f). */
  readonly unforeseen: readonly Unforeseen[] | null;
  /** The second look at half time; null while nobody decided about it (SPEC FS3a). */
  readonly secondLook: SecondLook | null;
};

export type Person = {
  readonly name: string;
  readonly role: Role;
  readonly connected: boolean;
  /** False for a person who opted out of writing. */
  readonly writes: boolean;
  /** False for a person who opted out of reading aloud. */
  readonly reads: boolean;
  readonly simulated: boolean;
  /** Set when the person left or was removed. */
  readonly left?: true;
};
export type People = { readonly [participantId: ParticipantId]: Person };

/** The day of a point in time where the workshop is (SPEC RW9). */
export const dayIn = ({ workshop }: Pick<Session, 'workshop'>, at: EpochMs): IsoDate =>
  isoDateIn(workshop.timeZone ?? 'UTC', at);

/** The day of the meeting: that of its beginning, else of the workshop's creation. */
export const heldOnOf = (session: Pick<Session, 'workshop' | 'meeting'>): IsoDate =>
  session.meeting?.heldOn ?? dayIn(session, session.workshop.began?.at ?? session.workshop.createdAt);

/** The root Y.Map `session`: one key per field of Session, each a plain JSON value. */
export const sessionMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('session');

/** The root Y.Map `people`. */
export const peopleMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('people');

/** Keys that sessions of earlier versions lack. */
const keysSince: Pick<
  Session,
  'meeting' | 'history' | 'reading' | 'planning' | 'outcome' | 'unforeseen' | 'secondLook'
> = {
  meeting: null,
  reading: null,
  history: { last: 0 },
  planning: null,
  outcome: null,
  unforeseen: null,
  secondLook: null,
};

/** @returns null until the document has been synced */
export function readSession(doc: Y.Doc): Session | null {
  const map = sessionMap(doc);
  if (!map.has('workshop')) return null;
  const session = { ...keysSince, ...(Object.fromEntries(map.entries()) as Session) };
  return map.has('planning') || session.stage.name !== 'plan' ? session : { ...session, planning: writingOf(session) };
}

/** Where a workshop is that was stored in Plan before Plan had steps (SPEC PL2f). */
function writingOf({ stage, agenda, topRisks, minority, workshop }: Session): Planning {
  const risks = new Set(minority === null ? topRisks : [...topRisks, minority]).size;
  return beginPlanning(stage.startedAt, agenda, workshop.began?.plannedMs, risks);
}

export const readPeople = (doc: Y.Doc): People => Object.fromEntries(peopleMap(doc).entries()) as People;

/** Writes whole keys. Only the server calls this. */
export function editSession(doc: Y.Doc, changed: Partial<Session>): void {
  const map = sessionMap(doc);
  for (const [key, value] of Object.entries(changed)) map.set(key, value);
}

/** Writes people or, for null, removes them. Only the server calls this. */
export function editPeople(doc: Y.Doc, changed: { readonly [id: ParticipantId]: Person | null }): void {
  const map = peopleMap(doc);
  for (const [id, person] of Object.entries(changed)) {
    if (person === null) map.delete(id);
    else map.set(id, person);
  }
}
