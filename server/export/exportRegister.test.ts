import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Papa from 'papaparse';
import type { ExportFormat, Tracker } from '../../shared/register/exportFormats.ts';
import { exportFormats, trackerIds } from '../../shared/register/exportFormats.ts';
import { exportRegister } from './exportRegister.ts';
import { ordinary } from '../testing/exportFixture.ts';
import { readZip } from '../testing/readZip.ts';
import type { ExportInput } from './input.ts';

const reversed = <T>(things: { readonly [id: string]: T }): { [id: string]: T } =>
  Object.fromEntries(Object.entries(things).reverse());

describe('every format', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  test.each(exportFormats)('EX1a equal input gives equal bytes at any time: %s', async (format) => {
    vi.setSystemTime(Date.UTC(2026, 10, 21));
    const first = await exportRegister(format, ordinary());
    vi.setSystemTime(Date.UTC(2031, 1, 3, 4, 5, 6));
    expect(await exportRegister(format, ordinary())).toEqual(first);
  });

  test.each(exportFormats)('EX1a nothing depends on the order in which things came about: %s', async (format) => {
    const input = ordinary();
    const other: ExportInput = {
      ...input,
      people: reversed(input.people),
      board: { cards: reversed(input.board.cards), risks: reversed(input.board.risks) },
      session: { ...input.session, tally: reversed(input.session.tally ?? {}) },
    };
    expect(await exportRegister(format, other)).toEqual(await exportRegister(format, input));
  });

  test.each(exportFormats)(
    "EX1b people who are nobody's owner are not named, nor is any time below a day: %s",
    async (format) => {
      const { body } = await exportRegister(format, ordinary());
      const file = Buffer.from(body).toString('latin1');
      if (format === 'csv') expect(file).toContain('Ana');
      expect(file).not.toMatch(/\bBen\b|\bLea\b|1795251600000|09:00|T09/);
    },
  );

  test('EX1a the file has a safe name and its own type', async () => {
    const input = ordinary();
    const named = (title: string): ExportInput => ({
      ...input,
      session: { ...input.session, workshop: { ...input.session.workshop, title } },
    });
    expect(await exportRegister('md', named('Café "Atlas"\r\n: ../x'))).toMatchObject({
      fileName: 'cafe-atlas-x-register.md',
      contentType: 'text/markdown; charset=utf-8',
    });
    expect((await exportRegister('csv', named('前途'), { for: 'jira' })).fileName).toBe('forewarned-register-jira.csv');
  });
});

describe('importer files', () => {
  const rows = async (tracker: Tracker): Promise<{ [column: string]: string }[]> => {
    const { body } = await exportRegister('csv', ordinary(), { for: tracker });
    return Papa.parse<{ [column: string]: string }>(String(body).replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    }).data;
  };

  test.each([
    ['jira', { Summary: 'Testing began too late', 'Issue Type': 'Task', Priority: 'High', 'Due Date': '2027-01-15' }],
    ['linear', { Title: 'Testing began too late', Priority: 'High', Labels: 'risk' }],
    ['asana', { Name: 'Testing began too late', Section: 'Risks', 'Due Date': '01/15/2027' }],
    ['azure', { 'Work Item Type': 'Issue', Title: 'Testing began too late', Priority: '1' }],
    ['gitlab', { title: 'Testing began too late', due_date: '2027-01-15' }],
  ] as const)('EX8a %s gets one row per planned risk in its own columns', async (tracker, first) => {
    const all = await rows(tracker);
    expect(all).toHaveLength(2);
    expect(all[0]).toMatchObject(first);
    expect(Object.values(all[0] ?? {}).join(' ')).toContain('Owner');
  });

  test('EX8b descriptions are written as the importer reads them', async () => {
    const input = ordinary();
    const plan = { ...input.planTexts('late'), cause: '/close\n<b>bold</b> & more' };
    const changed: ExportInput = {
      ...input,
      planTexts: (riskId) => (riskId === 'late' ? plan : input.planTexts(riskId)),
    };
    const bodies = await Promise.all(
      trackerIds.map(async (tracker) => String((await exportRegister('csv', changed, { for: tracker })).body)),
    );
    const [, linear, , azure, gitlab] = bodies;
    expect(azure).toContain('&lt;b&gt;bold&lt;/b&gt; &amp; more');
    expect(linear).toContain('\\<b\\>bold');
    expect(gitlab).not.toMatch(/^\//m);
  });

  test('EX9 a rehearsal is marked in every file', async () => {
    const input = ordinary();
    const workshop = { ...input.session.workshop, rehearsal: true };
    const rehearsal: ExportInput = { ...input, session: { ...input.session, workshop } };
    const contents = async (format: ExportFormat, of: ExportInput): Promise<string> => {
      const { body } = await exportRegister(format, of);
      if (typeof body === 'string') return body;
      return [...readZip(body).files.values()].join('\n');
    };
    for (const format of exportFormats) {
      expect(await contents(format, rehearsal), format).toMatch(/rehearsal(?!":false)/i);
      expect(await contents(format, input), format).not.toMatch(/rehearsal(?!":false)/i);
    }
    for (const tracker of trackerIds) {
      expect(String((await exportRegister('csv', rehearsal, { for: tracker })).body)).toContain('Rehearsal');
      expect(String((await exportRegister('csv', input, { for: tracker })).body)).not.toContain('Rehearsal');
    }
  });
});
