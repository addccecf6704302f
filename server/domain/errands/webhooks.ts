import type { CommandOf } from '../../../shared/commands/commands.ts';
import { createId, encodeBase64url } from '../../../shared/ids.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { eventTypes } from '../../../shared/protocol/events.ts';
import type { WebhooksReply } from '../../../shared/register/webhooksReply.ts';
import { dayIn } from '../../../shared/session/session.ts';
import { joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { Errand } from '../core/errand.ts';
import type { State } from '../core/state.ts';
import { deliveryOf, withoutDelivery } from './deliveries.ts';
import { channelOf, lastNumber, mostAttempts, withErrands } from './errands.ts';

/** As the Standard Webhooks specification has it: 24 to 64 bytes. */
const secretBytes = 32;

/** With the padding and the alphabet of RFC 4648, section 4. */
const base64 = (bytes: Uint8Array): string => {
  const text = encodeBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
};

const goneWebhook = refused('gone', 'This webhook was removed before.', { reason: 'webhook' });

/** Adds a webhook. Its secret is in the reply and is shown nowhere else (SPEC TL4b). */
function addWebhook(state: State, { url, shape, events }: CommandOf<'addWebhook'>, context: Context): Decision {
  const fault = context.urlFault(url);
  if (fault !== null) {
    return refused('urlNotAllowed', 'Nothing can be sent to this address.', { reason: fault });
  }
  const { webhooks } = state.hidden;
  if (Object.keys(webhooks).length >= limits.webhooks) {
    const params = { reason: 'webhooks', most: limits.webhooks } as const;
    return refused('limitReached', `A register has at most ${limits.webhooks} webhooks.`, params);
  }
  const webhookId = createId(context.random.access);
  const secret = `whsec_${base64(context.random.access.bytes(secretBytes))}`;
  const webhook = {
    url,
    shape,
    events: eventTypes.filter((type) => events?.includes(type) ?? true),
    secret,
    madeOn: dayIn(state.session, context.now),
  };
  return decided({ hidden: { webhooks: { ...webhooks, [webhookId]: webhook } } }, { made: { webhookId, secret } });
}

/** Removes a webhook with what is owed to it and its part of the log (SPEC TL4d). */
function removeWebhook(state: State, { webhookId }: CommandOf<'removeWebhook'>): Decision {
  const { webhooks, errands, deliveries } = state.hidden;
  if (!Object.hasOwn(webhooks, webhookId)) return goneWebhook;
  const { [webhookId]: _, ...others } = webhooks;
  const { [webhookId]: __, ...otherDeliveries } = deliveries;
  const owed = Object.entries(errands).filter(([, { work }]) => channelOf(work) !== webhookId);
  return decided({ hidden: { webhooks: others, errands: Object.fromEntries(owed), deliveries: otherDeliveries } });
}

/** Sends a message that says that it is a test. */
function testWebhook(state: State, { webhookId }: CommandOf<'testWebhook'>, context: Context): Decision {
  if (!Object.hasOwn(state.hidden.webhooks, webhookId)) return goneWebhook;
  const event = { type: 'test', at: context.now, riskId: null } as const;
  return decided(withErrands(state, [{ kind: 'webhook', webhookId, event }], context));
}

/** Sends again, under the id that it had, what was given up or has arrived; what waits is tried at once (SPEC TL3g). */
function resendDelivery(state: State, { errandId }: CommandOf<'resendDelivery'>, context: Context): Decision {
  const { errands, deliveries } = state.hidden;
  const waiting = Object.hasOwn(errands, errandId) ? errands[errandId] : undefined;
  if (waiting) return decided({ hidden: { errands: { ...errands, [errandId]: { ...waiting, dueAt: context.now } } } });
  const delivery = deliveryOf(deliveries, errandId);
  if (!delivery) return refused('gone', 'This delivery is no longer in the log.', { reason: 'delivery' });
  const { work, madeAt } = delivery;
  const again: Errand = { madeAt, dueAt: context.now, attempts: 0, number: lastNumber(errands) + 1, work };
  return decided(
    joinChanges(
      { hidden: { errands: { ...errands, [errandId]: again } } },
      { hidden: { deliveries: withoutDelivery(deliveries, errandId) } },
    ),
  );
}

export const webhookDecisions = { addWebhook, removeWebhook, testWebhook, resendDelivery };

/** What the facilitator sees of webhooks: no secret (SPEC TL4b). */
export function webhooksReply({ hidden }: State): WebhooksReply {
  const waiting = Object.entries(hidden.errands).map(([errandId, { work, madeAt, attempts, dueAt, failure }]) => ({
    ...{ errandId, ...subjectOf(work), at: madeAt, outcome: 'waiting' as const, attempts, mostAttempts },
    ...{ nextAt: dueAt, tookMs: null, reason: failure?.reason ?? null },
  }));
  const ended = Object.values(hidden.deliveries)
    .flat()
    .map(({ errandId, work, madeAt, attempts, outcome, tookMs, reason }) => ({
      ...{ errandId, ...subjectOf(work), at: madeAt, outcome, attempts, mostAttempts },
      ...{ nextAt: null, tookMs: tookMs ?? null, reason: reason ?? null },
    }));
  return {
    webhooks: Object.entries(hidden.webhooks).map(([webhookId, { url, shape, events, madeOn }]) => ({
      webhookId,
      url,
      shape,
      events,
      madeOn,
    })),
    deliveries: [...waiting, ...ended].sort((a, b) => b.at - a.at),
  };
}

const subjectOf = (work: Errand['work']): { webhookId: string | null; type: string; riskId: string | null } =>
  work.kind === 'webhook'
    ? { webhookId: work.webhookId, type: work.event.type, riskId: work.event.riskId }
    : { webhookId: null, type: work.mail.kind, riskId: typeof work.mail.riskId === 'string' ? work.mail.riskId : null };
