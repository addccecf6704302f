import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { limits } from '../../shared/protocol/limits.ts';
import type { ImportPreview } from '../../shared/register/importTypes.ts';
import { browserSeats } from '../runtime/seats.ts';
import { english } from '../testing/english.ts';
import { render } from '../testing/render.tsx';
import { ImportDialog } from './ImportDialog.tsx';

const text = english.imports.json;
const preview: ImportPreview = {
  title: 'Atlas payments launch',
  heldOn: '2026-11-17',
  failedBy: '2027-05-21',
  rehearsal: true,
  version: 2,
  risks: 9,
  planned: 5,
  cards: 34,
  people: 6,
  owners: ['Mei', 'Omar'],
  readings: 3,
  accepted: 2,
  history: 0,
};
const made = {
  workshopId: 'newNewNewNewNewNewNewN',
  participantId: 'me',
  token: 'token',
  joinCode: 'KXPM-4TQ9',
  joinLink: '',
  facilitatorLink: 'https://here/w/new#f=secret',
};
type Request = { readonly path: string; readonly key: string | undefined };
let sent: Request[];
let answer: (request: Request) => Response;
const refusal = (code: string, status: number) => (): Response =>
  new Response(JSON.stringify({ ok: false, code, message: '' }), { status });

beforeEach(() => {
  sent = [];
  localStorage.clear();
  sessionStorage.clear();
  window.history.replaceState(null, '', '/');
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const request = { path, key: (init.headers as { readonly [name: string]: string })['create-key'] };
    sent.push(request);
    return Promise.resolve(answer(request));
  });
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  answer = ({ path }) => new Response(JSON.stringify(path.endsWith('preview=1') ? preview : made));
  render(<ImportDialog open onClose={() => undefined} />);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const choose = (content: string) =>
  userEvent.upload(screen.getByLabelText(text.choose), new File([content], 'register.json'));

test('LC9a the page shows what a file would make, creates nothing before it is told to, and opens the new register', async () => {
  await choose('{}');
  await screen.findByRole('heading', { name: preview.title });
  for (const line of [text.counts(9, 5, 34), text.owners(['Mei', 'Omar']), text.accepted(2), text.rehearsal])
    screen.getByText(line);
  expect(sent.map(({ path }) => path)).toEqual(['/api/imports?preview=1']);
  await userEvent.click(screen.getByRole('button', { name: text.create }));
  await waitFor(() => expect(window.location.pathname).toBe(`/w/${made.workshopId}`));
  expect(browserSeats().read(made.workshopId)).toMatchObject({
    role: 'facilitator',
    token: 'token',
    facilitatorLink: made.facilitatorLink,
  });
});

test.each([
  ['{"format":"forewarned.reg', text.failed.notJson],
  ['{"format":"something else"}', text.failed.otherProgram],
  ['{"format":"forewarned.register","version":3}', text.failed.newerVersion],
  ['{"format":"forewarned.register","version":2,"risks":7}', text.failed.invalid],
])('LC9b a file that cannot be imported says why: %s', async (content, words) => {
  answer = refusal('malformed', 400);
  await choose(content);
  expect((await screen.findByRole('alert')).textContent).toBe(words);
  expect(screen.queryByRole('button', { name: text.create })).toBeNull();
});

test('LC9b a file that is too large is not sent', async () => {
  const file = new File(['{}'], 'register.json');
  Object.defineProperty(file, 'size', { value: limits.importBytes + 1 });
  await userEvent.upload(screen.getByLabelText(text.choose), file);
  expect((await screen.findByRole('alert')).textContent).toBe(text.failed.tooLarge);
  expect(sent).toEqual([]);
});

test('LC9c a server that needs a key asks for it, and says when it is wrong', async () => {
  const accept = answer;
  answer = (request) => (request.key === 'right' ? accept(request) : refusal('createKeyNeeded', 403)());
  await choose('{}');
  const field = await screen.findByLabelText(text.key);
  expect(screen.queryByRole('alert')).toBeNull();
  await userEvent.type(field, 'wrong');
  await userEvent.click(screen.getByRole('button', { name: text.look }));
  expect((await screen.findByRole('alert')).textContent).toBe(text.failed.createKey);
  await userEvent.clear(screen.getByLabelText(text.key));
  await userEvent.type(screen.getByLabelText(text.key), 'right');
  await userEvent.click(screen.getByRole('button', { name: text.look }));
  await screen.findByRole('button', { name: text.create });
});
