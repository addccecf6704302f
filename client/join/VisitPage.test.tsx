import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browserSeats } from '../runtime/seats.ts';
import { english } from '../testing/english.ts';
import { render } from '../testing/render.tsx';
import { VisitPage } from './VisitPage.tsx';

const text = english.visit;
const id = 'workshopWorkshopWorksh';
const secret = 'secretSecretSecretSecr';
let sent: { readonly path: string; readonly body: unknown }[];
let answer: () => Response;

const given =
  (body: object, status = 201) =>
  (): Response =>
    new Response(JSON.stringify(body), { status });

beforeEach(() => {
  sent = [];
  localStorage.clear();
  sessionStorage.clear();
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push({ path, body: JSON.parse(init.body as string) as unknown });
    return Promise.resolve(answer());
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(path: string, kind: 'link' | 'personal' = 'link'): void {
  window.history.replaceState(null, '', path);
  render(<VisitPage workshopId={id} kind={kind} />);
}
const here = (): string => window.location.pathname + window.location.hash;

test('LC2a a link to read goes straight in; the secret leaves the address and is not stored', async () => {
  answer = given({ token: 'token', participantId: 'visitor', may: 'read' });
  open(`/r/${id}#${secret}`);
  await waitFor(() => expect(here()).toBe(`/w/${id}`));
  expect(sent).toEqual([{ path: `/api/workshops/${id}/visits`, body: { secret } }]);
  expect(browserSeats().read(id)).toMatchObject({ token: 'token', role: 'observer', may: 'read', name: '' });
  expect(JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])).not.toContain(secret);
});

test('LC2b a link to check or edit asks how the history shall call the visitor; the same link again does not', async () => {
  answer = given({ token: 'nameless', participantId: 'one', may: 'check' });
  open(`/r/${id}#${secret}`);
  const field = await screen.findByLabelText(text.name);
  expect(here()).toBe(`/r/${id}`);
  answer = given({ token: 'named', participantId: 'two', may: 'check' });
  await userEvent.type(field, ' Ravi ');
  await userEvent.click(screen.getByRole('button', { name: text.open }));
  await waitFor(() => expect(here()).toBe(`/w/${id}`));
  expect(sent.at(-1)?.body).toEqual({ secret, name: 'Ravi' });
  expect(browserSeats().read(id)).toMatchObject({ token: 'named', may: 'check', name: 'Ravi' });
  cleanup();
  open(`/r/${id}#${secret}`);
  await waitFor(() => expect(here()).toBe(`/w/${id}`));
  expect(sent).toHaveLength(2);
});

test('LC2c a link that was replaced or has ended says so, and what to ask for; nothing is stored', async () => {
  answer = given({ ok: false, code: 'notFound', message: '' }, 404);
  open(`/r/${id}#${secret}`);
  await screen.findByRole('heading', { name: text.refused.link[0] });
  screen.getByText(text.refused.link[1]);
  expect(here()).toBe(`/r/${id}`);
  expect(browserSeats().read(id)).toBeNull();
});

test('LC2d a person of the meeting keeps their own place when they open a shared link', async () => {
  browserSeats().save({ workshopId: id, participantId: 'ana', token: 'hers', role: 'participant', name: 'Ana' });
  open(`/r/${id}#${secret}`);
  await waitFor(() => expect(here()).toBe(`/w/${id}`));
  expect(sent).toEqual([]);
  expect(browserSeats().read(id)?.token).toBe('hers');
});

test('LC2e a personal link opens its place, also where another one was', async () => {
  browserSeats().save({ workshopId: id, participantId: 'ana', token: 'hers', role: 'participant', name: 'Ana' });
  answer = given({ token: 'his', participantId: 'tom' });
  open(`/p/${id}#${secret}`, 'personal');
  await waitFor(() => expect(here()).toBe(`/w/${id}`));
  expect(sent).toEqual([{ path: `/api/workshops/${id}/seats`, body: { secret } }]);
  expect(browserSeats().read(id)).toMatchObject({ token: 'his', participantId: 'tom' });
  expect(browserSeats().read(id)?.may).toBeUndefined();
});

test('LC2f while the meeting is open again a personal link says so, and stays in the address for later', async () => {
  answer = given({ ok: false, code: 'stageMoved', message: '', params: { reason: 'otherStage' } }, 409);
  open(`/p/${id}#${secret}`, 'personal');
  await screen.findByRole('heading', { name: text.refused.reopened[0] });
  expect(here()).toBe(`/p/${id}#${secret}`);
});
