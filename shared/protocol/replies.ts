import type { JoinRole } from '../people/roles.ts';
import type { EpochMs } from '../time.ts';
import type { AnyRefusalParams, RefusalCode } from './refusals.ts';

/** The answer to a command, the same over the session socket and over HTTP. */
export type Reply =
  | { readonly ok: true; readonly commandId?: string; readonly riskId?: string; readonly arrived?: readonly string[] }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      /** For logs and programs; the page words the code and its parameters itself. */
      readonly message: string;
      /** As RefusalParams has them for this code. */
      readonly params?: AnyRefusalParams;
      readonly commandId?: string;
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

/** `POST /api/workshops/:id/facilitator`, 200. */
/** A page that is connected as the caller, since when, to the minute. */
export type OpenPage = { readonly since: EpochMs };

export type FacilitatorSeat = { readonly participantId: string; readonly token: string };

/** Message 21: the card the next reader holds, seen by that reader alone. */
export type Hand = { readonly cardId: string; readonly text: string } | { readonly cardId: null };

/** Message 19, from the server: who drags what over what. */
export type Presence = {
  readonly participantId: string;
  readonly drag: { readonly cardId: string; readonly over: string | null } | null;
};
