import { expect, test } from 'vitest';
import { givenInput } from '../testing/exportFixture.ts';
import { exportCalendar } from './calendar.ts';
import { exportCsv } from './csv.ts';
import type { ExportInput } from './input.ts';
import { exportMarkdown } from './markdown.ts';

const english = givenInput(
  {
    r: { cards: ['a'], facts: { checkBy: '2027-03-01', watcher: 'Ana' }, plan: { signal: 'defects', threshold: '20' } },
  },
  { topRisks: ['r'] },
);
const pseudo: ExportInput = {
  ...english,
  session: { ...english.session, workshop: { ...english.session.workshop, language: 'en-XA' } },
};

test('TX6 Markdown, calendar and sentences are in the language of the workshop', () => {
  expect(exportMarkdown(english)).toContain('Ana looks at defects until 2027-03-01. If it passes 20,');
  expect(exportMarkdown(pseudo)).toMatch(/Ana ļóóķš áţ[^.]*defects[^.]*2027-03-01\./);
  expect(exportMarkdown(pseudo)).toMatch(/^## Šûɱɱáŕý/m);
  expect(exportCalendar(pseudo)).toMatch(/SUMMARY:Çĥéçķ R1: defects/);
});

test('TX6 the columns and states of tables stay English', () => {
  const [headers, row] = exportCsv(pseudo).split('\r\n');
  expect(headers).toBe(exportCsv(english).split('\r\n')[0]);
  expect(row).toContain(',armed,');
});
