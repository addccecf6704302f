import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MailReply } from '../../../../shared/mail/mailReply.ts';
import { WorkshopProvider } from '../../../documents/WorkshopProvider.tsx';
import { english } from '../../../testing/english.ts';
import { createFakeConnection, createSampleSession } from '../../../testing/fakeConnection.ts';
import { render } from '../../../testing/render.tsx';
import { MailAddress } from './MailAddress.tsx';

const text = english.mailAddress;
let mail: MailReply;
let refusal: { readonly status: number; readonly code: string } | null;
let sent: string[];

beforeEach(() => {
  mail = { isConfigured: true, isOn: true, own: null };
  refusal = null;
  sent = [];
  vi.stubGlobal('fetch', (_path: string, { method = 'GET', body }: RequestInit) => {
    if (method !== 'GET') sent.push(`${method} ${typeof body === 'string' ? body : ''}`);
    if (refusal && method !== 'GET')
      return Promise.resolve(
        new Response(JSON.stringify({ code: refusal.code, message: '' }), { status: refusal.status }),
      );
    if (method === 'PUT') mail = { ...mail, own: { address: 'ana@example.org', confirmedOn: null } };
    if (method === 'DELETE') mail = { ...mail, own: null };
    return Promise.resolve(new Response(JSON.stringify(mail), { status: 200 }));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(isFacilitator = false) {
  const sample = createSampleSession();
  const lead = { ...sample.lead, ...(!isFacilitator && { facilitatorId: 'leaLeaLeaLeaLeaLeaLeaL', actingId: null }) };
  const connection = createFakeConnection({ session: { lead, stage: { ...sample.stage, name: 'register' } } });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <MailAddress />
    </WorkshopProvider>,
  );
  return connection;
}
const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

test('TL50b one enters an own address, is told to confirm it, and removes it again', async () => {
  open();
  await userEvent.type(await screen.findByLabelText(text.label), 'ana@example.org');
  await press(text.enter);
  await screen.findByText(text.sent);
  expect(sent).toEqual(['PUT {"address":"ana@example.org"}']);
  await press(text.removeLabel);
  await screen.findByLabelText(text.label);
  expect(sent.at(-1)).toBe('DELETE ');
});

test('TL50a an address that is refused stays in the field, with what to do', async () => {
  refusal = { status: 400, code: 'malformed' };
  open();
  const field = await screen.findByLabelText(text.label);
  await userEvent.type(field, 'ana');
  await press(text.enter);
  await screen.findByText(text.wrong);
  expect(screen.getByLabelText<HTMLInputElement>(text.label).value).toBe('ana');
  refusal = { status: 429, code: 'tooManyAttempts' };
  await press(text.enter);
  await screen.findByText(text.tooMany);
});

test('TL51g the facilitator alone stops the mails of the register, and is told where mail is not set up', async () => {
  const connection = open(true);
  await screen.findByText(text.switchOn);
  await press(text.stop);
  expect(connection.sent).toMatchObject([{ type: 'setMail', on: false }]);
  cleanup();
  open();
  await screen.findByLabelText(text.label);
  expect(screen.queryByText(text.switchOn)).toBeNull();
  cleanup();
  mail = { ...mail, isConfigured: false };
  open(true);
  await screen.findByText(text.notConfiguredHint);
  expect(screen.queryByLabelText(text.label)).toBeNull();
});
