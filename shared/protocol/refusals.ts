import type { limits } from './limits.ts';

type RefusalRules = {
  readonly status: number;
  /** The screens show this reason themselves; no banner repeats it (SPEC SA5). */
  readonly isOnScreen?: true;
  /** Nothing was decided: the same command may succeed in a moment, so the page sends it again. */
  readonly isTransient?: true;
};

const conflict = { status: 409 } as const;
const shownConflict = { status: 409, isOnScreen: true } as const;

/**
 * Every reason for which a command or request is refused. The order of checks is 401, 403, 400, 409 (SPEC CM1).
 */
export const refusals = {
  malformed: { status: 400 },
  urlNotAllowed: { status: 400 },
  unknownToken: { status: 401 },
  notAllowed: { status: 403 },
  createKeyNeeded: { status: 403 },
  notFound: { status: 404 },
  meetingOver: { status: 410 },
  unknownJoinCode: { status: 404 },
  tooLarge: { status: 413 },
  unknownHost: { status: 421 },
  roomLocked: { status: 423 },
  tooManyAttempts: { status: 429 },
  storageTrouble: { status: 503, isTransient: true },
  serverFull: { status: 503 },

  firstStage: shownConflict,
  lastStage: shownConflict,
  stageMoved: shownConflict,
  cardMoved: shownConflict,
  tooFewWriters: shownConflict,
  stillAnswering: shownConflict,
  cardsUndealt: shownConflict,
  noMoreVotes: shownConflict,
  notYourTurn: shownConflict,
  nameTaken: shownConflict,
  notOffered: shownConflict,
  voteOpen: conflict,
  voteClosed: conflict,
  writingStarted: conflict,
  changedSince: conflict,
  workshopClosed: conflict,
  commandIdReused: conflict,
  gone: conflict,
  reasonNeeded: conflict,
  pastThreshold: shownConflict,
  noteIncomplete: shownConflict,
  testState: shownConflict,
  limitReached: conflict,
} as const satisfies { readonly [code: string]: RefusalRules };

export type RefusalCode = keyof typeof refusals;
/** Reasons for which a well-formed, allowed command is refused. */
export type ConflictCode = {
  [C in RefusalCode]: (typeof refusals)[C]['status'] extends 409 ? C : never;
}[RefusalCode];

const rulesOf = (code: RefusalCode): RefusalRules =>
  // The server may be of a newer version than the page.
  Object.hasOwn(refusals, code) ? refusals[code] : conflict;

/** The HTTP status of a refusal. */
export const statusOf = (code: RefusalCode): number => rulesOf(code).status;

export const isOnScreen = (code: RefusalCode): boolean => rulesOf(code).isOnScreen === true;

export const isTransient = (code: RefusalCode): boolean => rulesOf(code).isTransient === true;

/**
 * What a code alone does not tell, for the page to word the refusal in its own language. The server's sentence next to it
 * is for logs and for programs. Codes that are missing here have no parameters.
 */
export type RefusalParams = {
  readonly notAllowed:
    | {
        readonly reason:
          'capability' | 'removesFacilitator' | 'handOverFirst' | 'deputyRole' | 'observerLeads' | 'otherSite';
      }
    /** Replies are stored, and the owner's name is not: the page has it. */
    | { readonly reason: 'notOwner'; readonly part: 'prevention' | 'watcher' | 'contingency' }
    | { readonly reason: 'notCarrier' };
  readonly gone: {
    readonly reason:
      | 'card'
      | 'risk'
      | 'person'
      | 'note'
      | 'undo'
      | 'owner'
      | 'notebook'
      | 'pair'
      | 'plan'
      | 'deck'
      | 'dealt'
      | 'link'
      | 'retired'
      | 'check'
      | 'tap'
      | 'change'
      | 'incident'
      | 'lesson'
      | 'followUp'
      | 'key'
      | 'unforeseen'
      | 'test'
      | 'checklist'
      | 'run'
      | 'webhook'
      | 'delivery';
  };
  readonly stageMoved: { readonly reason: 'otherStage' | 'movedOn' };
  readonly voteOpen: { readonly reason: 'piles' | 'closeFirst' | 'already' };
  readonly notOffered: { readonly reason: 'consent' | 'lead' | 'foresight' | 'secondLook' };
  /** What cannot be undone because someone changed it since: a move, a name, a pile as a whole, or cards put together. */
  readonly changedSince:
    | { readonly reason: 'undo'; readonly what: 'move' | 'name' | 'pile' | 'card' }
    | { readonly reason: 'change' }
    /** A name that another person gave since. */
    | { readonly reason: 'title' };
  readonly notYourTurn: { readonly reason: 'reading' | 'ownCards' };
  readonly limitReached:
    | {
        readonly reason: keyof Pick<
          typeof limits,
          | 'people'
          | 'risks'
          | 'registerRisks'
          | 'incidents'
          | 'lessonChanges'
          | 'feeds'
          | 'keys'
          | 'smallTests'
          | 'checklists'
          | 'webhooks'
        >;
        readonly most: number;
      }
    | { readonly reason: 'looseCards' }
    | { readonly reason: 'stageMinutes'; readonly least: number; readonly most: number };
  /** Why: a step is dropped, a risk is retired or accepted, a check is put off, … */
  readonly reasonNeeded: {
    readonly reason: 'dropped' | 'retired' | 'accept' | 'later' | 'falseAlarm' | 'noReview' | 'lessonDropped';
  };
  /** The two numbers, without the words around them. */
  readonly pastThreshold: { readonly reason: 'reading'; readonly reading: number; readonly threshold: number };
  /** The lines of a review note that are still empty. */
  readonly noteIncomplete: { readonly reason: 'lines'; readonly lines: readonly (2 | 4 | 5)[] };
  /**
   * What a small test does not allow as it stands: it lacks what it tries, it started, it has not started, it is over, its
   * decision rule stands while it runs, it has no rule to stop it, or it would end before it begins.
   */
  readonly testState: {
    readonly reason: 'empty' | 'started' | 'notStarted' | 'over' | 'rule' | 'noStopRule' | 'dates';
  };
  /** `at`: the path of the field, '' for the whole; `fault`: what is wrong with it. */
  readonly malformed: { readonly reason: 'shape'; readonly faults: readonly Fault[] } | { readonly reason: 'sameCard' };
  readonly unknownToken: { readonly reason: 'seat' | 'facilitatorLink' | 'link' | 'key' };
  readonly urlNotAllowed: { readonly reason: UrlFault };
  readonly tooManyAttempts: {
    readonly reason: 'workshops' | 'joinCodes' | 'facilitatorLinks' | 'requests';
    readonly waitSeconds: number;
  };
  readonly notFound: { readonly reason: 'address' | 'file' };
  readonly serverFull: { readonly reason: 'memory' | 'disk' | 'workshopsOfAddress' | 'diskOfAddress' };
};

/**
 * Why nothing is sent to an address: it is none, it is not https, it holds a name and password, or a part after #, or it
 * leads into a network that this server keeps out of.
 */
export type UrlFault = 'invalid' | 'notHttps' | 'credentials' | 'fragment' | 'address';

/** One thing that is wrong with the shape of a command or request; never the value itself. */
export type Fault = {
  readonly at: string;
  readonly fault: 'tooBig' | 'tooSmall' | 'unknownKey' | 'invalid';
  readonly limit?: number;
};

/** A code that has parameters needs them; any other takes none. */
export type ParamsOf<C extends RefusalCode> = C extends keyof RefusalParams ? RefusalParams[C] : undefined;
export type AnyRefusalParams = RefusalParams[keyof RefusalParams];
