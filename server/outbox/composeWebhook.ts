import { createHmac } from 'node:crypto';
import { secondMs } from '../../shared/time.ts';
import type { WebhookWork } from '../domain/core/errand.ts';
import type { State } from '../domain/core/state.ts';
import type { WebhookRequest } from '../ports.ts';
import { chatBody } from './chatBody.ts';
import type { WebhookContext } from './eventFacts.ts';
import { factsOf } from './eventFacts.ts';

/**
 * The request of an errand, worded from what the register says now. JSON is signed as the Standard Webhooks specification
 * has it (SPEC TL4g).
 * @returns null when the webhook or the risk is gone: there is nothing to tell any more
 */
export function composeWebhook(
  state: State,
  errandId: string,
  { webhookId, event }: WebhookWork,
  context: WebhookContext,
): WebhookRequest | null {
  const webhook = Object.hasOwn(state.hidden.webhooks, webhookId) ? state.hidden.webhooks[webhookId] : undefined;
  const facts = factsOf(state, event, context);
  if (!webhook || !facts) return null;
  const { url, shape, secret } = webhook;
  const timestamp = Math.floor(context.now / secondMs);
  const body = JSON.stringify(
    shape === 'json'
      ? { type: event.type, timestamp: new Date(event.at).toISOString(), data: facts }
      : chatBody(shape, event, facts, state.session.workshop),
  );
  return {
    url,
    body,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'Forewarned',
      'webhook-id': errandId,
      'webhook-timestamp': String(timestamp),
      ...(shape === 'json' && { 'webhook-signature': signatureOf(secret, `${errandId}.${timestamp}.${body}`) }),
    },
  };
}

function signatureOf(secret: string, signed: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
