import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TapCheck, TapReply, TapStanding } from '../../shared/mail/tap.ts';
import { tapEnds } from '../../shared/mail/tap.ts';
import { english } from '../testing/english.ts';
import { render } from '../testing/render.tsx';
import { ConfirmAddressPage } from './ConfirmAddressPage.tsx';
import { TapPage } from './TapPage.tsx';

const text = english.mailPages;
const secret = 'secretSecretSecretSecr';
let sent: unknown[];
let answers: (() => Response)[];

const check: TapCheck = {
  id: 'R4',
  title: 'Nobody watched the money',
  signal: 'failed renewals',
  source: 'the billing board',
  threshold: '6 %',
  comparison: 'above',
  watcher: 'Mei',
  day: '2027-01-18',
  last: null,
  next: '2027-01-25',
  contingencyOwner: 'Tom',
  contingency: 'pause renewals there',
  facilitator: 'Lena',
  putOff: 0,
};
const reply =
  (standing: TapStanding): (() => Response) =>
  () =>
    new Response(JSON.stringify({ register: 'Atlas', standing, check } satisfies TapReply), { status: 200 });
const problem =
  (code: string, status = 409): (() => Response) =>
  () =>
    new Response(JSON.stringify({ ok: false, code, message: '' }), { status });
const used = (answer: 'fine' | 'tripped' | 'later' | 'notMine'): (() => Response) =>
  reply({ kind: 'used', at: Date.UTC(2027, 0, 18, 9), answer, canUndo: true });

beforeEach(() => {
  sent = [];
  answers = [];
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    sent.push(JSON.parse(init.body as string));
    const answer = answers.shift();
    return answer ? Promise.resolve(answer()) : Promise.reject(new Error('offline'));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(fragment: string): void {
  window.history.replaceState(null, '', `/t/register#${fragment}`);
  render(<TapPage workshopId="register" />);
}
const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

test('TL53c the answer that was pressed in the mail comes first and is recorded by a press alone, once', async () => {
  answers = [reply({ kind: 'open' }), used('tripped')];
  open(`${secret}.tripped`);
  await screen.findByText(text.question('Mei'));
  expect(sent).toEqual([{ secret }]);
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)[0]).toContain(text.answers.tripped);
  await press(/^Tripped/);
  await screen.findByText(text.recorded.tripped);
  expect(sent).toEqual([{ secret }, { secret, answer: 'tripped' }]);
  screen.getByText(text.nowDoes('Tom', 'pause renewals there'));
});

test('TL53c a value past the threshold asks, and is recorded as fine only with a reason', async () => {
  answers = [reply({ kind: 'open' }), problem('pastThreshold'), used('fine')];
  open(secret);
  await userEvent.type(await screen.findByLabelText(text.reading), '7 %');
  await press(/^Still fine/);
  await screen.findByText(text.past('7 %', '6 %'));
  await userEvent.type(screen.getByLabelText(text.anyway), 'a holiday');
  await press(text.anywaySave);
  await screen.findByText(text.recorded.fine);
  expect(sent.at(-1)).toEqual({ secret, answer: 'fine', reading: '7 %', anyway: true, note: 'a holiday' });
});

test('TL53c later asks for days and a reason; not mine needs neither', async () => {
  answers = [reply({ kind: 'open' }), used('later')];
  open(secret);
  await screen.findByText(text.question('Mei'));
  await press(/^Later/);
  expect(sent).toHaveLength(1);
  await userEvent.click(screen.getByLabelText(text.days(7)));
  await userEvent.type(screen.getByLabelText(text.because), 'away');
  await press(text.laterSave);
  await screen.findByText(text.recorded.later);
  expect(sent.at(-1)).toEqual({ secret, answer: 'later', days: 7, note: 'away' });
});

test('TL53d the answer is taken back where it was given, and can be given anew', async () => {
  answers = [used('notMine'), reply({ kind: 'open' })];
  open(secret);
  await screen.findByText(text.recorded.notMine);
  await press(text.undo);
  await screen.findByText(text.undone);
  expect(sent.at(-1)).toEqual({ secret, undo: true });
  screen.getByRole('button', { name: /^Still fine/ });
});

test.each(tapEnds)('TL53e a link whose check is over (%s) says so and offers no answer', async (why) => {
  answers = [reply({ kind: 'over', why })];
  open(secret);
  await screen.findByText(text.over[why]);
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('TL53c without the server nothing is lost: the page says so and tries again', async () => {
  open(secret);
  await screen.findByText(text.unreachable);
  answers = [reply({ kind: 'open' })];
  await press(text.retry);
  await screen.findByText(text.question('Mei'));
  await press(/^Still fine/);
  expect((await screen.findByRole('alert')).textContent).toBe(text.unreachable);
  cleanup();
  answers = [problem('unknownToken', 401)];
  open(secret);
  await screen.findByText(text.unknown[0] ?? '');
});

test('TL50c the page of a confirmation mail sends nothing before its button is pressed', async () => {
  window.history.replaceState(null, '', `/m/register#${secret}`);
  render(<ConfirmAddressPage workshopId="register" />);
  expect(sent).toEqual([]);
  answers = [() => new Response(JSON.stringify({ address: 'mei@example.org', register: 'Atlas' }), { status: 200 })];
  await press(text.confirmButton);
  await screen.findByText(text.confirmedWords('mei@example.org', 'Atlas'));
  expect(sent).toEqual([{ secret }]);
});
