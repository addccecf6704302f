import { expect, test } from 'vitest';
import { ana, ben, contextOf, lea } from '../../testing/boardFixture.ts';
import {
  givenRegister,
  mailContext,
  morning,
  origin,
  sendAll,
  texts,
  withAddresses,
} from '../../testing/mailFixture.ts';
import { applyChange } from '../core/change.ts';
import { addressEntered } from './addresses.ts';
import { composeMail } from './composeMail.ts';
import { line } from './letter.ts';
import type { Mail } from './mailWork.ts';
import { mailErrand } from './mailWork.ts';
import { morningMails } from './morningMails.ts';

const hostile = `Bad\r\nBcc: eve@example.org\u202E <img src=x onerror=alert(1)> "&' ${'very '.repeat(80)}`;
const register = withAddresses(givenRegister(), [ana, ben, lea], '2027-01-04');
const due = morning(register, '2027-01-11').told[0]?.mail;

test('TL52c a mail has constant id, one-click headers and marks itself as automatic', () => {
  const state = applyChange(register, morningMails(register, '2027-01-11', mailContext('2027-01-11')));
  const [errandId = '', errand] = Object.entries(state.hidden.errands)[0] ?? [];
  if (errand?.work.kind !== 'mail') throw new Error('there is no mail');
  const context = { ...mailContext('2027-01-11'), origin, errandId };
  const first = composeMail(state, errand.work, context);
  expect(composeMail(state, errand.work, { ...context, now: context.now + 3_600_000 })).toEqual(first);
  expect(first?.headers['Message-ID']).toBe(`<${errandId}@forewarned.example.org>`);
  expect(first?.headers['Auto-Submitted']).toBe('auto-generated');
  expect(first?.headers['List-Unsubscribe']).toMatch(/^<https:\/\/forewarned\.example\.org\/unsubscribe\/[^>\s]+>$/);
  expect(first?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
});

test('TL52c the HTML loads nothing, runs nothing and has no tables', () => {
  expect(due?.html).not.toMatch(/<(?:img|script|link|iframe|table|form|object)\b|\ssrc=|url\(|@import/i);
  expect(due?.html).toContain('prefers-color-scheme:dark');
});

test('TL52e links hold a secret in the fragment only, but for the one that stops mails', () => {
  const links = [...(due?.text ?? '').matchAll(/https:\S+/g)].map(([url]) => new URL(url));
  expect(links.map(({ pathname }) => pathname.split('/')[1])).toEqual(['t', 't', 't', 't', 't', 'unsubscribe', 'w']);
  expect(links.map(({ hash }) => hash.split('.')[1])).toEqual([
    'fine',
    'tripped',
    'notMine',
    undefined,
    'later',
    undefined,
    undefined,
  ]);
  for (const { search } of links) expect(search).toBe('');
});

test('TL52d what people wrote can neither begin a header, nor be markup, nor turn the direction of text', () => {
  const risks = { a: { title: hostile, contingencyOwner: hostile } };
  const workshop = { title: hostile };
  const state = withAddresses(givenRegister({ risks, workshop }), [ana, ben, lea], '2027-01-04');
  const written = { a: { ...texts.a, signal: hostile, threshold: hostile, contingency: hostile, source: hostile } };
  const tripped = { ...mailErrand(ben, { kind: 'tripped', riskId: 'a', at: 0 }, mailContext('2027-01-11')) };
  const mails = [
    ...morning(state, '2027-01-11', written).told,
    ...sendAll(
      applyChange(state, { risks: { a: { state: 'tripped' } }, hidden: { errands: tripped } }),
      '2027-01-11',
      written,
    ).told,
  ].map(({ mail }) => mail);
  expect(mails).toHaveLength(2);
  for (const { subject, html, text, headers } of mails) {
    expect(subject).not.toMatch(/[\r\n\u202E]/);
    expect(subject.length).toBeLessThan(300);
    expect(html).not.toMatch(/<img|\u202E/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toContain('\u202E');
    expect(text).not.toMatch(/^Bcc:/m);
    for (const value of Object.values(headers)) expect(value).not.toMatch(/[\r\n]/);
  }
});

test('TL52d a text is cut between two signs as people see them', () => {
  expect(line('👩‍👩‍👧‍👦'.repeat(5), 3)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
  expect(line('a\u2028b\tc  d', 20)).toBe('a b c d');
  expect(line(`x${'\u0301'.repeat(5_000)}`, 10).length).toBeLessThan(200);
});

test('TL52b a mail is not sent when what it tells is no longer so', () => {
  const state = applyChange(register, morningMails(register, '2027-01-11', mailContext('2027-01-11')));
  expect(sendAll(state, '2027-01-11').told).toHaveLength(1);
  const looked = applyChange(state, {
    risks: { a: { readings: [{ on: '2027-01-11', state: 'fine', reading: null }] } },
  });
  expect(sendAll(looked, '2027-01-11').told).toEqual([]);
  const { [ana]: _, ...others } = state.hidden.mailbox.addresses;
  const gone = applyChange(state, { hidden: { mailbox: { ...state.hidden.mailbox, addresses: others } } });
  expect(sendAll(gone, '2027-01-11').told).toEqual([]);
  expect(sendAll(applyChange(state, { people: { [ana]: null } }), '2027-01-11').told).toEqual([]);
});

test('TL52b a digest that is sent a day late tells what waits then', () => {
  const state = applyChange(register, morningMails(register, '2027-01-11', mailContext('2027-01-11')));
  expect(sendAll(state, '2027-01-12').told[0]?.mail.subject).toBe('Late: failed renewals in any one country (R4)');
});

test('TL51d a tripped tripwire is told to the contingency owner with what they agreed to; contained, to nobody', () => {
  const tripped = (accepted: object) =>
    applyChange(register, {
      risks: { a: { state: 'tripped', accepted, readings: [{ on: '2027-01-11', state: 'tripped', reading: '7 %' }] } },
      hidden: {
        errands: mailErrand(ben, { kind: 'tripped', riskId: 'a', at: 1 } satisfies Mail, mailContext('2027-01-11')),
      },
    });
  const agreed = sendAll(tripped({ contingency: true }), '2027-01-11').told[0];
  expect(agreed?.to).toBe('ben@example.org');
  expect(agreed?.mail.subject).toBe('Tripped: Nobody watched the money. Your plan starts now');
  expect(agreed?.mail.text).toContain('failed renewals in any one country: 7 %, threshold 6 %.');
  expect(agreed?.mail.text).toContain('You agreed to do this:\n\npause renewals there');
  expect(sendAll(tripped({}), '2027-01-11').told[0]?.mail.text).toContain('You were named to do this:');
  expect(sendAll(applyChange(tripped({}), { risks: { a: { state: 'contained' } } }), '2027-01-11').told).toEqual([]);
});

test('TL52f a confirmation mail names no title that holds an address', () => {
  const subjectFor = (title: string): string | undefined => {
    const state = givenRegister({ workshop: { title } });
    const context = { ...contextOf(ana), now: Date.UTC(2027, 0, 4, 9) };
    return sendAll(applyChange(state, addressEntered(state, 'ana@example.org', context) ?? {}), '2027-01-04').told[0]
      ?.mail.subject;
  };
  expect(subjectFor('Atlas launch')).toBe('Confirm your address for Atlas launch');
  for (const title of ['Win at https://evil.example', 'www.evil', 'ask eve@evil', 'see evil.example/now'])
    expect(subjectFor(title)).toBe('Confirm your address');
});
