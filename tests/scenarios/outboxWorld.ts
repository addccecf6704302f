import type { RiskId } from '../../shared/ids.ts';
import type { WebhooksReply } from '../../shared/register/webhooksReply.ts';
import type { Sent, WebhookRequest } from '../../server/ports.ts';
import { webhooksReply } from '../../server/domain/errands/webhooks.ts';
import { dayIn } from '../../shared/session/session.ts';
import { daysLater } from '../../shared/time.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { Attempt } from '../harness/fakeCouriers.ts';
import { playTo } from './play.ts';

export const failed = (reason = 'answered 500'): Sent => ({ ok: false, reason });

/** A register with a weekly tripwire on the first risk, that nobody has open. The meeting was on Monday 2027-03-01. */
export async function watchedRegister(seed: number, timeZone = 'UTC') {
  const room = await createSimulatedWorkshop({ seed, people: 4, hasHeartbeats: false, workshop: { timeZone } });
  await playTo(room, 'register');
  const [riskId = ''] = room.session().topRisks;
  await room.lead.plan(riskId, 'signal', 'Orders that come back');
  await room.lead.plan(riskId, 'threshold', '5 %');
  const today = dayIn(room.session(), room.world.now());
  await room.lead.must('setRisk', {
    ...{ riskId, cadence: 'weekly', comparison: 'above', watcher: 'Ravi', checkBy: daysLater(today, 300) },
  });
  room.close();
  await room.settle();
  return { room, riskId, today };
}

export const post = async (
  room: SimulatedWorkshop,
  body: { readonly type: string; readonly [field: string]: unknown },
) => {
  const reply = await room.world.post(room.founded.workshopId, room.lead.token, body);
  if (!reply.ok) throw new Error(`${body.type}: ${JSON.stringify(reply)}`);
  return reply;
};

export const addWebhook = async (room: SimulatedWorkshop, more: object = {}) => {
  const reply = await post(room, { type: 'addWebhook', url: 'https://hooks.example/in', shape: 'json', ...more });
  return { webhookId: reply.webhookId!, secret: reply.secret! };
};

export const trip = (room: SimulatedWorkshop, riskId: RiskId) =>
  post(room, { type: 'recordCheck', riskId, state: 'tripped' });

export const webhooksOf = async (room: SimulatedWorkshop): Promise<WebhooksReply> =>
  webhooksReply((await room.workshop()).state);

type Told = { readonly type: string; readonly timestamp: string; readonly data: { readonly [name: string]: unknown } };

export const told = ({ message }: Attempt<WebhookRequest>): Told => JSON.parse(message.body) as Told;
export const idOf = ({ message }: Attempt<WebhookRequest>): string => message.headers['webhook-id'] ?? '';
export const typesTold = (attempts: readonly Attempt<WebhookRequest>[]): string[] =>
  attempts.map((attempt) => told(attempt).type);
