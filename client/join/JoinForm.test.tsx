import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { english } from '../testing/english.ts';
import { render } from '../testing/render.tsx';
import { JoinForm } from './JoinForm.tsx';

type Sent = { readonly path: string; readonly body: unknown };
type Answer = { readonly status: number; readonly body: object };

const text = english.join;
const linkSecret = 'secretSecretSecretSecr';
const notFound = { status: 404, body: { ok: false, code: 'unknownJoinCode', message: '' } };

let sent: Sent[];
/** Null: the request stays under way. */
let answerJoin: Answer | null;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push({ path, body: typeof init.body === 'string' ? JSON.parse(init.body) : null });
    const answer = path === '/api/joins/wait' ? { status: 200, body: { waitSeconds: 24 } } : answerJoin;
    if (answer === null) return new Promise(() => undefined);
    return Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status }));
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const submit = (): Promise<void> =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name: text.join }));
  });
const pass = (ms: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const joins = (): unknown[] => sent.filter(({ path }) => path === '/api/joins').map(({ body }) => body);

test('JN3 the secret of the link is sent, and not with another code', async () => {
  answerJoin = notFound;
  render(<JoinForm code="KXPM-4TQ9" linkSecret={linkSecret} />);
  fireEvent.change(screen.getByLabelText(text.code), { target: { value: 'KXPM-4TQ8' } });
  await submit();
  fireEvent.change(screen.getByLabelText(text.code), { target: { value: 'kxpm4tq9' } });
  await submit();
  expect(joins()).toEqual([{ joinCode: 'KXPM4TQ8' }, { joinCode: 'KXPM4TQ9', linkSecret }]);
});

test('LC7 after the meeting the page says that the code lets nobody in, and whom to ask for what', async () => {
  answerJoin = { status: 410, body: { ok: false, code: 'meetingOver', message: '' } };
  render(<JoinForm code="KXPM-4TQ9" linkSecret={linkSecret} />);
  await submit();
  expect(screen.getByRole('alert').textContent).toBe(text.failed.meetingOver);
});

test('JN3 when the link is out of date the page says so, and the next try sends the code alone', async () => {
  answerJoin = notFound;
  render(<JoinForm code="KXPM-4TQ9" linkSecret={linkSecret} />);
  await submit();
  expect(screen.getByRole('alert').textContent).toBe(text.failed.oldLink);
  await submit();
  expect(joins()).toEqual([{ joinCode: 'KXPM4TQ9', linkSecret }, { joinCode: 'KXPM4TQ9' }]);
  expect(screen.getByText(text.failed.unknownJoinCode)).toBeTruthy();
});

test('JN4 a code that waits shows after a moment that it is being checked, and about how long', async () => {
  answerJoin = null;
  render(<JoinForm code="KXPM-4TQ9" linkSecret={null} />);
  await submit();
  await pass(1_400);
  expect(screen.queryByText(text.checking)).toBeNull();
  await pass(200);
  expect(screen.getByRole('status').textContent).toBe(text.checking);
  expect(screen.getByText(/^About 24 seconds\./)).toBeTruthy();
  await pass(10_000);
  expect(screen.getByText(/^About 14 seconds\./)).toBeTruthy();
  await pass(60_000);
  expect(screen.getByText(/^About 1 second\./)).toBeTruthy();
});

test('JN4 a link never asks how long it waits', async () => {
  answerJoin = null;
  render(<JoinForm code="KXPM-4TQ9" linkSecret={linkSecret} />);
  await submit();
  await pass(60_000);
  expect(sent.map(({ path }) => path)).toEqual(['/api/joins']);
});
