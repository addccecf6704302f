import { expect, test } from 'vitest';
import { eventTypes } from '../../shared/protocol/events.ts';
import { chatBody } from './chatBody.ts';
import type { EventFacts } from './eventFacts.ts';

const hostile =
  'a <!channel> <https://evil.example|click> @all @channel *b* _i_ `c` [x](https://evil.example) # h\n> q & ~~s~~ :smile: <at>Bo</at> <b>';

const facts: EventFacts = {
  register: { id: 'w', title: hostile, url: 'https://forewarned.example/w/w' },
  risk: {
    ...{ id: 'r', number: 3, title: hostile, state: 'tripped', likelihood: 4, impact: 4, signal: hostile },
    ...{ threshold: hostile, watcher: hostile, prevention: hostile, preventionOwner: hostile, preventionDue: null },
    ...{ preventionState: 'open', contingency: hostile, contingencyOwner: hostile, nextCheck: null, accepted: [] },
  },
  day: '2027-01-04',
  check: { on: '2027-01-04', state: 'tripped', reading: hostile, note: hostile },
  incident: null,
  tripped: [{ number: 3, title: hostile }],
};

const bodies = (shape: 'slack' | 'teams' | 'mattermost') =>
  ([...eventTypes, 'test'] as const).map((type) =>
    JSON.stringify(chatBody(shape, { type, at: 0, riskId: null }, facts, {})),
  );

test('TL4h in Slack what people wrote mentions nobody and links nowhere', () => {
  for (const body of bodies('slack')) {
    const without = body.replaceAll('<https://forewarned.example/w/w|Open the register>', '');
    expect(without).not.toMatch(/[<>]/);
    expect(without.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
    const { blocks } = JSON.parse(body) as { blocks: { text?: { type: string } }[] };
    expect(blocks.flatMap(({ text }) => text?.type ?? []).every((type) => type === 'plain_text')).toBe(true);
  }
});

test('TL4h in Mattermost every sign of its markdown is escaped and no mention is one', () => {
  for (const body of bodies('mattermost')) {
    const { text } = JSON.parse(body) as { text: string };
    const written = text
      .replace('[Open the register](https://forewarned.example/w/w)', '')
      .replace(/^\*\*(.*)\*\*$/m, '$1');
    expect(written).not.toMatch(/@\w/);
    expect(written.replace(/\\[\\`*_{}[\]()#+\-.!|~<>:&^$=/]/g, '')).not.toMatch(/[\\`*_{}[\]()#+.!|~<>:&^$=/]/);
  }
});

test('TL4h in Teams what people wrote stands in text runs, which are not formatted', () => {
  for (const body of bodies('teams')) {
    const card = (
      JSON.parse(body) as { attachments: { content: { body: { type: string; inlines: { type: string }[] }[] } }[] }
    ).attachments[0]!.content;
    for (const block of card.body) {
      expect(block.type).toBe('RichTextBlock');
      expect(block.inlines.every(({ type }) => type === 'TextRun')).toBe(true);
    }
    expect(body).not.toContain('"entities"');
  }
});

test('a message names what it is about', () => {
  const plain: EventFacts = {
    ...facts,
    register: { ...facts.register, title: 'Atlas' },
    risk: {
      ...facts.risk!,
      title: 'Queue grows',
      signal: 'Open tickets',
      threshold: '20',
      contingency: 'Stop the roll-out',
      contingencyOwner: 'Priya',
      watcher: 'Ravi',
    },
    check: { on: '2027-01-04', state: 'tripped', reading: 24, note: null },
  };
  const texts = (type: 'tripped' | 'due' | 'expiring') =>
    (
      chatBody('slack', { type, at: 0, riskId: 'r' }, plain, {}) as { blocks: { text?: { text: string } }[] }
    ).blocks.flatMap(({ text }) => text?.text ?? []);
  expect(texts('tripped')).toEqual([
    'Tripped: Queue grows (R3, Atlas)',
    'Open tickets: 24, threshold 20. Priya: Stop the roll-out',
  ]);
  expect(texts('due')).toEqual(['Today: Open tickets (R3, Atlas)', 'Ravi looks.']);
  expect(texts('expiring')).toEqual([
    expect.stringMatching(/^The Atlas register will be deleted on Monday.*2027$/) as string,
    'Open it to keep it, or download it. Still tripped: R3.',
  ]);
});
