import type { Format } from '../../format.ts';

/** Calendar feeds, and tripwires that a program measures. */
export const programsText = ({ plural }: Format) => ({
  failed: 'The server didn’t answer. Nothing changed. Try again.',
  retry: 'Ask again',
  copy: 'Copy',
  revoke: 'Revoke',
  feeds: {
    title: 'Calendar',
    hint: 'A feed for the calendar on each device. It follows every change. Whoever has its address can read it.',
    everything: 'Everything',
    none: 'Not made. All checks, steps and dates of the register.',
    make: 'Make one',
    makeLabel: 'Make a feed of everything',
    perOwner: 'Per owner',
    owner: 'Whose checks and steps',
    chooseOwner: 'Choose an owner',
    makeFor: (owner: string) => (owner === '' ? 'Make a feed of one owner' : `Make a feed for ${owner}`),
    copyWeb: 'Copy as https',
    revokeLabel: (of: string) => `Revoke the feed: ${of}`,
    madeBy: (name: string, on: string) => `Made by ${name}, ${on}.`,
    someone: 'someone who left',
    revokeTitle: 'Revoke this feed?',
    revokeText: 'Calendars that follow it get nothing more. What they have stays there until it is removed.',
    revokeConfirm: 'Revoke feed',
  },
  keys: {
    title: 'Measured by a program',
    hint: 'One key for one tripwire. It can record a reading, and nothing else.',
    inARow: (count: number) =>
      plural(count, { one: '# reading past it trips', other: '# readings in a row past it trip' }),
    inARowField: 'Readings in a row that trip it',
    last: (value: string, when: string) => `last ${value}, ${when}`,
    nothingYet: 'no reading yet',
    today: (time: string) => `today ${time}`,
    at: (day: string, time: string) => `${day} ${time}`,
    tripwire: 'Tripwire',
    tripwireOf: (number: number, title: string) => `R${number} ${title}`,
    choose: 'Choose a tripwire',
    make: 'Make a key',
    revokeLabel: (id: string) => `Revoke the key of ${id}`,
    revokeTitle: 'Revoke this key?',
    revokeText: 'The program that uses it can record nothing more. Its readings stay.',
    revokeConfirm: 'Revoke key',
    once: 'Copy it now. The key can’t be shown again: the server keeps only its fingerprint.',
    command: 'A command that records a reading',
    copyCommand: 'Copy the command',
    note: 'where it was read',
    how: 'From Grafana or Alertmanager',
    howGrafana:
      'Grafana: add a contact point of the kind Webhook with this address. Authorization scheme Bearer, credentials the key.',
    howAlertmanager:
      'Alertmanager: a webhook_config with this url and send_resolved, and in its http_config the key as credentials of authorization.',
    howThen:
      'An alert that fires trips the tripwire. When all are resolved, the register asks whether it is contained.',
  },
});
