import type { EventType, WebhookShape } from '../../../protocol/events.ts';
import type { Format } from '../../format.ts';

const events: { readonly [T in EventType]: string } = {
  due: 'due',
  late: 'late',
  notLookedAt: 'not looked at',
  tripped: 'tripped',
  contained: 'contained',
  checked: 'still fine',
  accepted: 'accepted',
  done: 'step done',
  happened: 'happened',
  nearMiss: 'almost happened',
  changed: 'changed',
  expiring: 'will be deleted',
};

const shapes: { readonly [S in WebhookShape]: string } = {
  json: 'JSON',
  slack: 'Slack',
  teams: 'Teams',
  mattermost: 'Mattermost',
};

/** Reasons of failed attempts, as the server stores them. */
const reasons: { readonly [reason: string]: string } = {
  timedOut: 'Timed out',
  addressNotAllowed: 'Address not allowed',
  nameNotFound: 'Name not found',
  noConnection: 'No connection',
  noAnswer: 'No answer',
  notSecure: 'No secure connection',
  loginRefused: 'The mail server refused the login',
  mailRejected: 'The mail server rejected it',
  mailPutOff: 'The mail server put it off',
  mailNotConfigured: 'Mail is not set up',
  internal: 'The server failed',
  'Too many were waiting': 'Too many were waiting',
};

/** Webhooks in the Share dialog. */
export function webhooksText({ formatTime, number, plural }: Format) {
  return {
    title: 'Webhooks',
    hint: 'Told when something is due, late, not looked at, tripped, contained, or almost happened. Signed, so that the other side can be sure.',
    loading: 'Loading …',
    failed: 'The webhooks didn’t load.',
    retry: 'Try again',
    none: 'Nobody is told yet.',
    shapes,
    events,
    everything: 'everything',
    add: 'Add one',
    addTitle: 'New webhook',
    kind: 'For',
    url: 'Address',
    urlHint: 'Begins with https://. Whoever knows it can post there, so only you see it.',
    about: 'Tell it of',
    noEvents: 'Choose at least one.',
    noUrl: 'Enter the address.',
    confirm: 'Add webhook',
    cancel: 'Cancel',
    notSaved: 'Not saved. Try again.',
    secret: 'Secret of this webhook',
    secretOnce: 'Shown once. The other side checks signatures with it.',
    copy: 'Copy',
    test: 'Send a test',
    testLabel: (name: string) => `Send a test to ${name}`,
    remove: 'Remove',
    removeLabel: (name: string) => `Remove ${name}`,
    removeTitle: 'Remove this webhook?',
    removeText: 'It gets nothing more, and what it was sent leaves the list below. What waits for it is dropped.',
    removeConfirm: 'Remove',
    deliveries: 'Deliveries',
    noDeliveries: 'Nothing was sent yet.',
    more: (count: number) => plural(count, { one: 'Show # more', other: 'Show # more' }),
    testMessage: 'test',
    mail: 'mail',
    subject: (what: string, id: string) => `${what} · ${id}`,
    today: (time: number) => `today, ${formatTime(time)}`,
    arrived: (ms: number) => `Arrived in ${number(Math.max(0.1, Math.round(ms / 100) / 10))} s`,
    sending: 'Being sent',
    reason: (reason: string | null): string => {
      const status = /^answered (\d+)$/.exec(reason ?? '')?.[1];
      return status === undefined ? (reasons[reason ?? ''] ?? 'Failed') : `Answered ${status}`;
    },
    nextTry: (reason: string, at: string, attempts: number, most: number) =>
      `${reason}, next try ${at}, ${number(attempts)} of ${number(most)}`,
    gaveUp: (reason: string, attempts: number) =>
      attempts === 0
        ? reason
        : `${reason}. ${plural(attempts, { one: 'Gave up after # try', other: 'Gave up after # tries' })}`,
    resend: 'Send again',
    resendLabel: (what: string) => `Send again: ${what}`,
    now: 'Try now',
    nowLabel: (what: string) => `Try now: ${what}`,
  };
}
