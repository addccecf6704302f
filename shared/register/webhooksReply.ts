import type { EpochMs, IsoDate } from '../time.ts';
import type { EventType, WebhookShape } from '../protocol/events.ts';

/** `GET /api/workshops/:id/webhooks`, for the facilitator alone. */
export type WebhooksReply = {
  readonly webhooks: readonly {
    readonly webhookId: string;
    readonly url: string;
    readonly shape: WebhookShape;
    readonly events: readonly EventType[];
    readonly madeOn: IsoDate;
  }[];
  /** What waits to be sent and what came of what was sent, newest first. */
  readonly deliveries: readonly {
    readonly errandId: string;
    /** Null for a mail. */
    readonly webhookId: string | null;
    /** The event; for a mail what it is about. */
    readonly type: string;
    readonly riskId: string | null;
    readonly at: EpochMs;
    readonly outcome: 'waiting' | 'arrived' | 'gaveUp';
    readonly attempts: number;
    readonly mostAttempts: number;
    /** When it is tried next; null when it is not. */
    readonly nextAt: EpochMs | null;
    readonly tookMs: number | null;
    readonly reason: string | null;
  }[];
};
