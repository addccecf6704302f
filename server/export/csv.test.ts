import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { exportCsv } from './csv.ts';
import { givenInput, hostile, ordinary } from '../testing/exportFixture.ts';
import { fullInput } from '../testing/fullRegister.ts';
import { guardCell } from '../../shared/register/guardCell.ts';

const rowsOf = (csv: string): string[][] =>
  Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { newline: '\r\n', skipEmptyLines: true }).data;

const headers =
  'ID,Title,Cause,Event,Effect,Likelihood,Impact,Score,Votes,Response,Accepted because,Accepted until,Prevention step,Smallest test,Prevention owner,Prevention due,Prevention state,Prevention since,Prevention note,Signal,Source,Threshold,Check cadence,First check,Grace days,Check by,Watcher,Tripwire,Contingency plan,Contingency owner,Accepted,Status,State since,Retired because,Next check,Dissent,Source cards,Workshop date,Register link';

const status = headers.split(',').indexOf('Status');

describe('CSV', () => {
  test('EX2 it is RFC 4180 with a byte order mark, in the columns of the design', () => {
    const csv = exportCsv(ordinary());
    expect(csv.startsWith(`\uFEFF${headers}\r\n`)).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    const [, first, second, third] = rowsOf(csv);
    expect(first).toEqual([
      'R1', 'Testing began too late', 'we tested late', 'defects surfaced in May', 'three weeks', '4', '5', '20', '5', 'reduce', '', '',
      'Test each import with real files', '', 'Ana', '2027-01-15', 'open', '', '', 'open defects', 'the tracker', 'above 20', 'weekly', '', '',
      '2027-03-01', 'Ana', 'Ana looks at open defects (the tracker) every week until 2027-03-01. If it goes above 20, then Ana does this: cut the import.', 'cut the import',
      'Ana', 'proposed', 'not looked at', '', '', '2026-11-28', '', 'Testing began in April\nNobody owned the tests', '2026-11-21',
      'https://forewarned.example/w/abc',
    ]); // prettier-ignore
    expect([second?.[0], second?.[1], second?.[status]]).toEqual(['R2', 'Sign-in broke', 'no tripwire']);
    expect([third?.[0], third?.[1], third?.[status]]).toEqual(['R3', 'Nobody read the docs', 'parked']);
  });

  test('EX3a no cell can be taken for a formula, and every text comes back whole behind its apostrophe', () => {
    const input = givenInput(
      Object.fromEntries(hostile.map((text, i) => [`r${i}`, { cards: [text], plan: { cause: 'x', dissent: text } }])),
    );
    const [headers = [], ...rows] = rowsOf(exportCsv(input));
    expect(rows).toHaveLength(hostile.length);
    for (const [i, row] of rows.entries()) {
      expect(row).toHaveLength(headers.length);
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/u);
      expect(row[headers.indexOf('Source cards')]).toBe(guardCell(hostile[i] ?? ''));
    }
    expect(guardCell('\0x')).toBe("'\0x");
    expect(guardCell('plain = fine')).toBe('plain = fine');
  });

  test('EX2 cells can be separated by semicolons', () => {
    const csv = exportCsv(ordinary(), ';');
    expect(csv).toContain(`\uFEFF${headers.replaceAll(',', ';')}\r\n`);
    expect(rowsOf(csv)).toEqual(rowsOf(exportCsv(ordinary())));
  });

  test('EX2 what follows from the meeting: what became of the step, since when a state holds, why it was retired', () => {
    const [names = [], first = [], second = []] = rowsOf(exportCsv(fullInput()));
    const of = (row: readonly string[], name: string): string | undefined => row[names.indexOf(name)];
    expect(of(first, 'ID')).toBe('R7');
    expect(['Prevention state', 'Prevention since', 'Prevention note', 'First check', 'Grace days'].map((name) => of(first, name))).toEqual(['done', '2026-12-20', 'Real files run every night', '2026-11-30', '2']); // prettier-ignore
    expect(['Status', 'State since', 'Retired because', 'Accepted because', 'Accepted until'].map((name) => of(second, name))).toEqual(['retired', '2026-12-30', 'The feature was cut', 'It is cheap', '2027-04-01']); // prettier-ignore
  });

  test('EX9 a rehearsal is marked in every row', () => {
    const input = ordinary();
    const workshop = { ...input.session.workshop, rehearsal: true };
    const rows = rowsOf(exportCsv({ ...input, session: { ...input.session, workshop } })).slice(1);
    for (const row of rows) expect(row[status]).toMatch(/^rehearsal, /);
  });
});
