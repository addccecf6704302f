import type { Couriers, MailMessage, Sent, WebhookRequest } from '../../server/ports.ts';
import { createAddressRules } from '../../server/outbox/addressRules.ts';
import type { EpochMs } from '../../shared/time.ts';

/** One attempt to send something, with the time of its begin. `sent` is null until it was answered. */
export type Attempt<T> = { readonly at: EpochMs; readonly message: T; sent: Sent | null };

/** What a receiver does: answers now, answers late, or (null) never. */
export type Answer = Sent | { readonly afterMs: number; readonly sent: Sent } | null;

/** Couriers that record what is sent and answer as a test tells them. */
export type FakeCouriers = Couriers & {
  readonly webhooks: readonly Attempt<WebhookRequest>[];
  readonly mails: readonly Attempt<MailMessage>[];
  /** From now on this is the answer to webhooks; at the begin everything arrives. */
  readonly answerWebhooks: (answer: (request: WebhookRequest) => Answer) => void;
  readonly answerMails: (answer: (message: MailMessage) => Answer) => void;
  /** Mail as if SMTP was not configured. */
  readonly withoutMail: () => Couriers;
};

type Outside = {
  readonly now: () => EpochMs;
  readonly after: (ms: number, run: () => void) => unknown;
};

/** @param outside the clock and the timers of whoever receives: they go on when the server stops */
export function createFakeCouriers({ now, after }: Outside): FakeCouriers {
  const webhooks: Attempt<WebhookRequest>[] = [];
  const mails: Attempt<MailMessage>[] = [];
  let webhookAnswer: (request: WebhookRequest) => Answer = () => ({ ok: true });
  let mailAnswer: (message: MailMessage) => Answer = () => ({ ok: true });

  const attempt = <T>(attempts: Attempt<T>[], message: T, answer: Answer): Promise<Sent> => {
    const made: Attempt<T> = { at: now(), message, sent: null };
    attempts.push(made);
    return new Promise((resolve) => {
      const settle = (sent: Sent): void => {
        made.sent = sent;
        resolve(sent);
      };
      if (answer === null) return;
      if ('afterMs' in answer) after(answer.afterMs, () => settle(answer.sent));
      else settle(answer);
    });
  };

  const webhook = (request: WebhookRequest): Promise<Sent> => attempt(webhooks, request, webhookAnswer(request));
  const { urlFault } = createAddressRules();
  return {
    webhooks,
    mails,
    webhook,
    urlFault,
    mail: (message) => attempt(mails, message, mailAnswer(message)),
    answerWebhooks(answer) {
      webhookAnswer = answer;
    },
    answerMails(answer) {
      mailAnswer = answer;
    },
    withoutMail: () => ({ webhook, urlFault, mail: null }),
  };
}
