import type { ParticipantId, RiskId } from '../../../shared/ids.ts';
import type { EventType, WebhookShape } from '../../../shared/protocol/events.ts';
import type { EpochMs, IsoDate } from '../../../shared/time.ts';

/**
 * Something that is sent out of this server: stored in the commit of the change that causes it, and executed afterwards, at
 * least once and under the same id each time.
 */
export type Errand = {
  readonly madeAt: EpochMs;
  /** When it is tried next. */
  readonly dueAt: EpochMs;
  /** How often it was tried. */
  readonly attempts: number;
  /** Errands of one webhook go in this order. */
  readonly number?: number;
  /** The last attempt that failed. */
  readonly failure?: { readonly at: EpochMs; readonly reason: string };
  readonly work: WebhookWork | MailWork;
};

export type Errands = { readonly [errandId: string]: Errand };

/** What happened in the register, for whoever is told of it. */
export type RegisterEvent = {
  /** `test` is sent when the facilitator asks for it. */
  readonly type: EventType | 'test';
  readonly at: EpochMs;
  /** Null when it concerns the register as a whole. */
  readonly riskId: RiskId | null;
  /** The check, incident or change that it is about. */
  readonly about?: string;
  /** The day by which something was due, or on which everything is deleted. */
  readonly day?: IsoDate;
};

export type WebhookWork = { readonly kind: 'webhook'; readonly webhookId: string; readonly event: RegisterEvent };

/** A mail is worded when it is sent, so that it never tells what is no longer so. */
export type MailWork = {
  readonly kind: 'mail';
  readonly participantId: ParticipantId;
  readonly mail: { readonly kind: string; readonly [field: string]: unknown };
};

/** How an attempt to send something ended. Reasons are words of ours: nothing that a receiver answered is kept. */
export type Sent =
  | { readonly ok: true; readonly note?: string }
  /** `isFinal`: trying again cannot help. */
  | { readonly ok: false; readonly reason: string; readonly isFinal?: boolean };

/** Who is told of what happens in the register (SPEC TL4). */
export type Webhook = {
  readonly url: string;
  readonly shape: WebhookShape;
  readonly events: readonly EventType[];
  /** `whsec_` and base64: what JSON messages are signed with. */
  readonly secret: string;
  readonly madeOn: IsoDate;
};

export type Webhooks = { readonly [webhookId: string]: Webhook };

/** What came of an errand, with what is needed to send it again. */
export type Delivery = {
  readonly errandId: string;
  readonly work: Errand['work'];
  readonly madeAt: EpochMs;
  readonly endedAt: EpochMs;
  readonly attempts: number;
  readonly outcome: 'arrived' | 'gaveUp';
  /** How long the attempt took that arrived. */
  readonly tookMs?: number;
  readonly reason?: string;
};

/** What came of errands, oldest first, by webhook id; `mail` for mails. */
export type Deliveries = { readonly [channel: string]: readonly Delivery[] };

/** What the mornings have told, so that each is told once (SPEC TL3h). */
export type Notices = {
  /** The last day on which they were looked for; null: never, since nobody is told. */
  readonly morningOn: IsoDate | null;
  /** Subject → what was told of it last. Subjects of checks are `check/<riskId>`. */
  readonly told: { readonly [subject: string]: string };
};

export const noNotices: Notices = { morningOn: null, told: {} };
