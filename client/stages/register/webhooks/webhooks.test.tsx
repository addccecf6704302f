import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventTypes } from '../../../../shared/protocol/events.ts';
import type { Reply } from '../../../../shared/protocol/replies.ts';
import type { WebhooksReply } from '../../../../shared/register/webhooksReply.ts';
import { WorkshopProvider } from '../../../documents/WorkshopProvider.tsx';
import { english } from '../../../testing/english.ts';
import { createFakeConnection } from '../../../testing/fakeConnection.ts';
import { render } from '../../../testing/render.tsx';
import { Webhooks } from './Webhooks.tsx';

const text = english.webhooks;
const webhookId = 'hookHookHookHookHookHo';
const hook = {
  webhookId,
  url: 'https://hooks.example/in',
  shape: 'json',
  events: eventTypes,
  madeOn: '2027-01-04',
} as const;
const delivery: WebhooksReply['deliveries'][number] = {
  ...{ errandId: 'errand', webhookId, type: 'tripped', riskId: null, at: Date.now(), outcome: 'gaveUp' },
  ...{ attempts: 12, mostAttempts: 12, nextAt: null, tookMs: null, reason: 'answered 503' },
};
let found: WebhooksReply;

beforeEach(() => {
  found = { webhooks: [], deliveries: [] };
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(found))));
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(answer: Reply = { ok: true }) {
  const connection = createFakeConnection({ answer: () => answer });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <Webhooks />
    </WorkshopProvider>,
  );
  return connection;
}

test('TL4b a webhook is added with what it is told of, and its secret is shown once', async () => {
  const connection = show({ ok: true, webhookId, secret: 'whsec_abc' });
  await userEvent.click(await screen.findByRole('button', { name: text.add }));
  const form = within(screen.getByRole('form', { name: text.addTitle }));
  await userEvent.selectOptions(form.getByLabelText(text.kind), 'json');
  await userEvent.type(form.getByLabelText(text.url), 'https://hooks.example/in');
  await userEvent.click(form.getByLabelText(text.events.due));
  found = { webhooks: [hook], deliveries: [] };
  await userEvent.click(form.getByRole('button', { name: text.confirm }));
  const [command] = connection.sent;
  expect(command).toMatchObject({ type: 'addWebhook', url: 'https://hooks.example/in', shape: 'json' });
  expect((command as { events: string[] }).events).toEqual([
    'late', 'notLookedAt', 'tripped', 'contained', 'happened', 'nearMiss', 'expiring',
  ]); // prettier-ignore
  expect(await screen.findByDisplayValue('whsec_abc')).toBeTruthy();
});

test('TL4e an address that is refused keeps what was typed and says why', async () => {
  show({ ok: false, code: 'urlNotAllowed', message: '', params: { reason: 'address' } });
  await userEvent.click(await screen.findByRole('button', { name: text.add }));
  await userEvent.type(screen.getByLabelText(text.url), 'https://10.0.0.1/');
  await userEvent.click(screen.getByRole('button', { name: text.confirm }));
  await waitFor(() => expect(screen.getByText(english.refusals.urlNotAllowed.address)).toBeTruthy());
  expect(screen.getByDisplayValue('https://10.0.0.1/')).toBeTruthy();
});

test('TL3g what was given up says why and is sent again', async () => {
  found = { webhooks: [hook], deliveries: [delivery] };
  const connection = show();
  expect(await screen.findByText(text.gaveUp('Answered 503', 12), { exact: false })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: text.resendLabel(text.events.tripped) }));
  expect(connection.sent).toEqual([{ type: 'resendDelivery', errandId: 'errand' }]);
});
