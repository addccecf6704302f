import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { english } from '../testing/english.ts';
import { render } from '../testing/render.tsx';
import { CreateForm } from './CreateForm.tsx';

const text = english.home;
let keyNeeded: boolean;
let sentKeys: (string | undefined)[];

beforeEach(() => {
  keyNeeded = false;
  sentKeys = [];
  localStorage.clear();
  sessionStorage.clear();
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (path === '/api/creation') return Promise.resolve(new Response(JSON.stringify({ keyNeeded })));
    sentKeys.push((init.headers as { readonly [name: string]: string })['create-key']);
    return Promise.resolve(new Response('{"ok":false,"code":"createKeyNeeded","message":""}', { status: 403 }));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = (): Promise<void> =>
  act(async () => {
    render(<CreateForm />);
  });
const submit = (): Promise<void> =>
  act(async () => {
    fireEvent.change(screen.getByLabelText(text.title), { target: { value: 'Atlas' } });
    fireEvent.click(screen.getByRole('button', { name: text.create }));
  });

test('HT5c the first page asks for the key of the server when one is needed, sends it and stores it nowhere', async () => {
  keyNeeded = true;
  await open();
  fireEvent.change(screen.getByLabelText(text.createKey), { target: { value: ' secret-key ' } });
  await submit();
  expect(sentKeys).toEqual(['secret-key']);
  expect(screen.getByRole('alert').textContent).toBe(text.failed.createKey);
  expect(JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])).not.toContain('secret-key');
});

test('HT5c without one there is no field; a refusal shows it', async () => {
  await open();
  expect(screen.queryByLabelText(text.createKey)).toBeNull();
  await submit();
  expect(sentKeys).toEqual([undefined]);
  expect(screen.getByLabelText(text.createKey)).toBeTruthy();
});
