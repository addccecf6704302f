import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { CsvPreview } from '../../../shared/register/importTypes.ts';
import { hostile, givenInput, completeFacts, completePlan } from '../../testing/exportFixture.ts';
import { fullInput } from '../../testing/fullRegister.ts';
import { exportCsv } from '../csv.ts';
import type { Separator } from '../csv.ts';
import type { ExportInput } from '../input.ts';
import { csvChanges } from './csvChanges.ts';
import { daysIn } from './dates.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const preview = (text: string, input: ExportInput = fullInput()): CsvPreview => csvChanges(bytes(text), input);

/** The register's own table after somebody changed cells of it, by the id of the row and the name of the column. */
function edited(
  changes: { readonly [id: string]: { readonly [column: string]: string } },
  input: ExportInput = fullInput(),
  separator: Separator = ',',
): string {
  const { data } = Papa.parse<string[]>(exportCsv(input, separator).replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [header = [], ...rows] = data;
  for (const row of rows) {
    for (const [column, value] of Object.entries(changes[row[0] ?? ''] ?? {})) row[header.indexOf(column)] = value;
  }
  return Papa.unparse([header, ...rows], { delimiter: separator });
}

describe('import of a table', () => {
  test('FL1g the register’s own table changes nothing, with any separator and however a program writes it', () => {
    const unchanged = { changes: [], unchanged: 3, problems: [] };
    const csv = exportCsv(fullInput());
    expect(preview(csv)).toEqual(unchanged);
    expect(preview(exportCsv(fullInput(), ';'))).toEqual(unchanged);
    expect(preview(edited({}).replaceAll(',', ',').replaceAll('\r\n', '\n'))).toEqual(unchanged);
    const tabbed = Papa.unparse(Papa.parse<string[]>(csv.replace(/^\uFEFF/, '')).data, { delimiter: '\t' });
    expect(preview(tabbed)).toEqual(unchanged);
    expect(csvChanges(Buffer.from(`\uFEFF${tabbed}`, 'utf16le'), fullInput())).toEqual(unchanged);
  });

  test('FL1g changed cells are differences, by the number of the row', () => {
    const csv = edited({
      R7: { Likelihood: '2', Threshold: 'below 3 %', 'Prevention due': '', 'Contingency owner': 'Omar', 'Prevention state': 'Dropped' },
      R2: { Title: 'Sign-in fails', 'Accepted until': '1 May 2027' },
    }); // prettier-ignore
    expect(preview(csv)).toEqual({
      changes: [
        {
          riskId: 'late',
          number: 7,
          title: 'Testing began too late',
          fields: {
            likelihood: [4, 2],
            preventionDue: ['2027-01-15', null],
            threshold: ['20', '3 %'],
            comparison: ['above', 'below'],
            contingencyOwner: [null, 'Omar'],
            preventionState: ['done', 'dropped'],
          },
        },
        {
          riskId: 'sso',
          number: 2,
          title: 'Sign-in broke',
          fields: { title: ['Sign-in broke', 'Sign-in fails'], responseUntil: ['2027-04-01', '2027-05-01'] },
        },
      ],
      unchanged: 1,
      problems: [],
    });
  });

  test('FL1g a row without a number, or with an unknown one, adds a risk', () => {
    const csv = 'ID,Title,Cause,Likelihood\r\n,New one,because,3\r\nR99,From elsewhere,,\r\nR2,Sign-in broke,,\r\n';
    expect(preview(csv)).toEqual({
      changes: [
        { riskId: null, number: null, title: 'New one', fields: { title: ['', 'New one'], cause: ['', 'because'], likelihood: [null, 3] } },
        { riskId: null, number: 99, title: 'From elsewhere', fields: { title: ['', 'From elsewhere'] } },
      ],
      unchanged: 1,
      problems: [],
    }); // prettier-ignore
  });

  test('FL1h what was guarded against being a formula comes back as it was', () => {
    const texts = [...hostile, "'=quoted", "''=twice", "'plain"];
    const input = givenInput(
      Object.fromEntries(
        texts.map((text, i) => [
          `r${i}`,
          { cards: [], facts: { ...completeFacts, title: `t${i}` }, plan: { ...completePlan, cause: text } },
        ]),
      ),
    );
    expect(preview(exportCsv(input), input)).toMatchObject({ changes: [], unchanged: texts.length, problems: [] });
    const empty: ExportInput = { ...input, planTexts: (id) => ({ ...input.planTexts(id), cause: '' }) };
    const causes = preview(exportCsv(input), empty).changes.map(({ fields }) => fields.cause?.[1]);
    expect(causes).toEqual(texts.map((text) => text.replace(/\r\n?/g, '\n').trim()));
  });

  test('FL1i days are read in the formats that programs write', () => {
    for (const text of ['2027-01-15', '2027/1/15', '15.01.2027', '15.1.27', '15 January 2027', '15-Jan-27', 'Jan 15, 2027', '46402', '2027-01-15T00:00:00Z', '15/01/2027', '01/15/2027']) {
      expect(daysIn(text), text).toEqual(['2027-01-15']);
    } // prettier-ignore
    for (const text of ['', 'soon', '2027-02-30', '15/15/2027', '99999', '1.2.3.4', 'January 2027']) {
      expect(daysIn(text), text).toEqual([]);
    }
    const table = (...days: string[]): string =>
      `ID,Title,Prevention due\r\n${days.map((day) => `,x,${day}`).join('\r\n')}`;
    const dues = ({ changes }: CsvPreview) => changes.map(({ fields }) => fields.preventionDue?.[1]);
    expect(dues(preview(table('03/04/2027', '25/12/2027')))).toEqual(['2027-04-03', '2027-12-25']);
    expect(dues(preview(table('03/04/2027', '12/25/2027')))).toEqual(['2027-03-04', '2027-12-25']);
    expect(preview(table('03/04/2027')).problems).toEqual([
      { line: 2, code: 'notADay', column: 'Prevention due', value: '03/04/2027' },
    ]);
  });

  test('FL1j what cannot be read is reported with its line, and the rest is taken', () => {
    const csv = [
      'ID,Title,Likelihood,Response,Watcher,Mood,Prevention due,Cause',
      'R7,Testing began too late,9,reduce,Ana,good,soon,"two',
      'lines"',
      'R2,Sign-in broke,,perhaps,,,,',
      'r7,again,,,,,,',
      ',,3,,,,,',
      `,New,,,${'x'.repeat(61)},,,`,
      ',Too wide,,,,,,,,beyond',
      ',Formula,=1+1,,@x,,,',
    ].join('\r\n');
    const { problems, changes } = preview(csv);
    expect(problems.map(({ line, code, column }) => [line, code, column ?? ''])).toEqual([
      [1, 'unknownColumn', 'Mood'],
      [2, 'notANumber', 'Likelihood'],
      [2, 'notADay', 'Prevention due'],
      [4, 'unknownWord', 'Response'],
      [5, 'numberTwice', ''],
      [6, 'noTitle', ''],
      [7, 'tooLong', 'Watcher'],
      [8, 'malformed', ''],
      [9, 'notANumber', 'Likelihood'],
    ]);
    expect(changes.map(({ title }) => title)).toEqual(['Testing began too late', 'New', 'Formula']);
    expect(changes[0]?.fields.cause).toEqual(['we tested late', 'two\nlines']);
    expect(changes[2]?.fields.watcher).toEqual([null, '@x']);
  });

  test('FL1j hostile tables: another one, open quotes, NUL, lone surrogates, 5,000 rows, an endless row', () => {
    expect(preview('Name,Mail\r\nAna,a@b.example').problems).toEqual([{ line: 1, code: 'notOurs' }]);
    expect(preview('').problems).toEqual([{ line: 1, code: 'notOurs' }]);
    expect(preview('{"format":"forewarned.register"}').problems).toEqual([{ line: 1, code: 'notOurs' }]);
    expect(preview('ID,Title\r\n,"open').problems[0]).toMatchObject({ line: 2, code: 'malformed' });
    const many = `ID,Title\r\n${'1,x\r\n'.repeat(5_000)}`;
    expect(preview(many)).toMatchObject({ changes: [], problems: [{ line: 1_002, code: 'tooManyRows' }] });
    expect(preview(`ID,Title\r\n${','.repeat(100_000)}x`).problems).toEqual([{ line: 2, code: 'malformed' }]);
    expect(preview('ID,Title,__proto__,constructor\r\n,a\u0000b,1,2').changes[0]?.title).toBe('ab');
    expect(csvChanges(Uint8Array.from([...bytes('ID,Title\r\n,caf'), 0xe9]), fullInput()).changes[0]?.title).toBe(
      'café',
    );
  });
});
