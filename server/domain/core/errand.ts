import type { ParticipantId, RiskId } from '../../../shared/ids.ts';
import type { EventType } from '../../../shared/register/events.ts';
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
  /** The last attempt that failed. */
  readonly failure?: { readonly at: EpochMs; readonly reason: string };
  readonly work: WebhookWork | MailWork;
};

export type Errands = { readonly [errandId: string]: Errand };

/** What happened in the register, for whoever is told of it. */
export type RegisterEvent = {
  readonly type: EventType;
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
