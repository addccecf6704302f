import type { LinkRight } from '../people/capability.ts';
import type { JoinRole } from '../people/roles.ts';
import type { EpochMs, IsoDate } from '../time.ts';
import type { AnyRefusalParams, RefusalCode } from './refusals.ts';

/** The answer to a command, the same over the session socket and over HTTP. */
export type Reply =
  | {
      readonly ok: true;
      readonly commandId?: string;
      readonly riskId?: string;
      readonly checkId?: string;
      readonly incidentId?: string;
      readonly changeId?: string;
      /** Of `addSmallTest`, and of `endSmallTest` that adapts: the new test. */
      readonly testId?: string;
      readonly checklistId?: string;
      readonly arrived?: readonly string[];
      /** Of `undo` of a reset. */
      readonly undone?: ResetUndone;
      /** Of `makeLink` and `makePersonalLink`. The link is shown once, but for the read link (SPEC LK1d). */
      readonly linkId?: string;
      readonly link?: string;
      /** Of `makeFeed`. */
      readonly feedId?: string;
      readonly feed?: string;
      /** Of `makeKey`. The key is shown once. */
      readonly keyId?: string;
      readonly key?: string;
      /** Of `addWebhook`: the secret is shown once. */
      readonly webhookId?: string;
      readonly secret?: string;
    }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      /** For logs and programs; the page words the code and its parameters itself. */
      readonly message: string;
      /** As RefusalParams has them for this code. */
      readonly params?: AnyRefusalParams;
      readonly commandId?: string;
    };

/** What undoing a reset put back, and what it left because someone changed it since (SPEC BO7c). */
export type ResetUndone = {
  readonly cards: number;
  readonly cardsKept: number;
  readonly piles: number;
  readonly pilesKept: number;
};

/** `POST /api/workshops`, 201. */
export type WorkshopCreated = {
  readonly workshopId: string;
  readonly joinCode: string;
  readonly joinLink: string;
  readonly participantId: string;
  readonly token: string;
  readonly facilitatorLink: string;
};

/** What a new facilitator receives in message 18; `confirmFacilitatorLink` confirms the issue. */
export type FacilitatorLink = { readonly facilitatorLink: string; readonly issue: number };

/** `POST /api/joins`, 201. */
export type Joined = {
  readonly workshopId: string;
  readonly participantId: string;
  readonly token: string;
  readonly role: JoinRole;
  readonly name: string;
};

/** `POST /api/workshops/:id/visits`, 201. */
export type Visited = { readonly token: string; readonly participantId: string; readonly may: LinkRight };

/** `GET /api/workshops/:id/links`: what the caller may see of them. */
export type Links = {
  /** What admits to the meeting while it runs; null for visitors, who receive it nowhere (SPEC LK6c). */
  readonly join: { readonly joinCode: string; readonly linkSecret: string | null } | null;
  readonly links: readonly {
    readonly linkId: string;
    readonly may: LinkRight;
    readonly until: IsoDate | null;
    readonly madeOn: IsoDate;
    /** Of the read link alone. */
    readonly secret?: string;
  }[];
  readonly personal: readonly {
    readonly linkId: string;
    readonly participantId: string;
    readonly madeOn: IsoDate;
    /** A personal link works once. */
    readonly usedOn: IsoDate | null;
    /** Made by the person themselves, for another device. */
    readonly isOwn: boolean;
  }[];
};

/** `GET /api/workshops/:id/feeds`, for people with a seat. */
export type FeedList = {
  readonly feeds: readonly {
    readonly feedId: string;
    /** Null: everything. */
    readonly owner: string | null;
    readonly madeBy: string;
    readonly madeOn: IsoDate;
    readonly secret: string;
  }[];
};

/** `GET /api/workshops/:id/keys`, for the facilitator. No key is in it. */
export type KeyList = {
  readonly keys: readonly { readonly keyId: string; readonly riskId: string; readonly madeOn: IsoDate }[];
};

/** `POST /api/readings`, 200. */
export type ReadingTaken = {
  readonly ok: true;
  readonly checkId: string;
  /** The state of the tripwire after it. */
  readonly state: string;
  /** Null when the tripwire has no number to compare with. */
  readonly past: boolean | null;
};

/** A page that is connected as the caller, since when, to the minute. */
export type OpenPage = { readonly since: EpochMs };

/** `POST /api/workshops/:id/facilitator`, 200, and `POST /api/workshops/:id/seats`, 201. */
export type FacilitatorSeat = { readonly participantId: string; readonly token: string };

/** Message 21: the card the next reader holds, seen by that reader alone. */
export type Hand = { readonly cardId: string; readonly text: string } | { readonly cardId: null };

/** Message 19, from the server: who drags what over what. */
export type Presence = {
  readonly participantId: string;
  readonly drag: { readonly cardId: string; readonly over: string | null } | null;
};
