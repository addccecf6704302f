import { describe, expect, test } from 'vitest';
import { givenInput, hostile, ordinary } from '../testing/exportFixture.ts';
import { createIncident } from '../../shared/board/incidents.ts';
import { noRecords } from '../../shared/board/records.ts';
import { fullInput } from '../testing/fullRegister.ts';
import { readZip } from '../testing/readZip.ts';
import { exportSheet } from './sheet.ts';

const texts = (xml: string): string[] =>
  [...xml.matchAll(/<si>(?:<t[^>]*>)?([\s\S]*?)(?:<\/t>)?<\/si>/g)].map(([, text]) =>
    (text ?? '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;|&#39;/g, "'")
      .replace(/&amp;/g, '&'),
  );

describe('sheet', () => {
  test('EX5a three sheets with a frozen header, a filter, real days and real numbers', async () => {
    const { files } = readZip(await exportSheet(ordinary()));
    const workbook = files.get('xl/workbook.xml') ?? '';
    expect([...workbook.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual(['Register', 'Parked', 'Session']); // prettier-ignore
    const register = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(register).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect([...register.matchAll(/<c r="([A-Z]+)1"/g)].at(-1)?.[1]).toBe('AM');
    expect(register).toContain('</sheetData><autoFilter ref="A1:AM3"/>');
    expect(files.get('xl/worksheets/sheet2.xml')).toContain('<autoFilter ref="A1:AM2"/>');
    // The score, and 15 January 2027 counted in days from 1900, as Excel does.
    expect(register).toMatch(/<c r="C2"[^>]*><v>20<\/v><\/c>/);
    expect(register).toMatch(/<c r="H2"[^>]*><v>46402<\/v><\/c>/);
    expect(files.get('xl/styles.xml')).toMatch(/wrapText="1"/);
    expect(files.get('xl/styles.xml')).toContain('formatCode="yyyy-mm-dd"');
  });

  test('EX5e incidents, changes and small tests have sheets of their own, when there are any', async () => {
    const { files } = readZip(await exportSheet(fullInput()));
    const workbook = files.get('xl/workbook.xml') ?? '';
    expect([...workbook.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual(['Register', 'Parked', 'Incidents', 'Changes', 'Tests', 'Session']); // prettier-ignore
    expect(workbook).toContain('localSheetId="2">Incidents!$A$1:$L$3<');
    expect(files.get('xl/worksheets/sheet4.xml')).toContain('<autoFilter ref="A1:K2"/>');
    const shared = texts(files.get('xl/sharedStrings.xml') ?? '');
    expect(shared).toEqual(expect.arrayContaining(['The lift stood still', '24 open defects', 'If a file comes in, then it is tested', 'a test each night'])); // prettier-ignore
    // 5 December 2026, and every text with the format of texts.
    expect(files.get('xl/worksheets/sheet3.xml')).toMatch(/<c r="D2"[^>]*><v>46361<\/v><\/c>/);
    const evil = Object.fromEntries(hostile.map((title, i) => [`i${i}`, createIncident({ kind: 'happened', riskId: null, on: '2026-12-05', title })])); // prettier-ignore
    const guarded = readZip(await exportSheet({ ...ordinary(), records: { ...noRecords, incidents: evil } })).files;
    expect(guarded.get('xl/worksheets/sheet3.xml')).not.toContain('<f');
    expect(texts(guarded.get('xl/sharedStrings.xml') ?? '')).toEqual(expect.arrayContaining(["=cmd|'/c calc'!A0"]));
  });

  test('EX5c it prints on landscape pages as wide as the main columns, with the header on each and page numbers', async () => {
    const { files } = readZip(await exportSheet(ordinary()));
    expect(files.get('xl/styles.xml')).toContain('<name val="Arial"/>');
    const workbook = files.get('xl/workbook.xml') ?? '';
    for (const [i, [sheet, area]] of [['Register', 'L$3'], ['Parked', 'L$2'], ['Session', 'B$10']].entries()) {
      expect(workbook).toContain(`<definedName name="_xlnm.Print_Area" localSheetId="${i}">${sheet}!$A$1:$${area}<`);
      expect(workbook).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${sheet}!$1:$1<`);
      const xml = files.get(`xl/worksheets/sheet${i + 1}.xml`) ?? '';
      expect(xml).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>');
      expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/><headerFooter>/);
    } // prettier-ignore
  });

  test('EX5d a row is as high as its longest text, up to what Excel allows', async () => {
    const heightsOf = async (contingency: string): Promise<number[]> => {
      const input = givenInput({ r: { cards: [], plan: { contingency } } }, { topRisks: ['r'] });
      const { files } = readZip(await exportSheet(input));
      const rows = [...(files.get('xl/worksheets/sheet1.xml') ?? '').matchAll(/<row [^>]*>/g)].map(([row]) => row);
      return rows.map((row) => Number(/ht="([\d.]+)" customHeight="1"/.exec(row)?.[1]));
    };
    expect((await heightsOf('short'))[1]).toBe(17);
    expect((await heightsOf('one\ntwo\nthree'))[1]).toBe(43);
    expect((await heightsOf('cut the import and tell the customers '.repeat(4)))[1]).toBeGreaterThanOrEqual(4 + 5 * 13);
    expect((await heightsOf('測'.repeat(60)))[1]).toBeGreaterThanOrEqual(4 + 4 * 13);
    expect((await heightsOf('x'.repeat(100)))[1]).toBeGreaterThanOrEqual(4 + 3 * 13);
    expect((await heightsOf('word '.repeat(700)))[1]).toBe(409);
  });

  test('EX3b every text is a text cell without an apostrophe, and stays a text when it is edited', async () => {
    const risks = Object.fromEntries(hostile.map((text, i) => [`r${i}`, { cards: [text], plan: { dissent: text } }]));
    const { files } = readZip(await exportSheet(givenInput(risks)));
    for (const [name, xml] of files) if (name.startsWith('xl/worksheets/')) expect(xml).not.toContain('<f');
    const shared = texts(files.get('xl/sharedStrings.xml') ?? '');
    expect(shared).toEqual(
      expect.arrayContaining(["=cmd|'/c calc'!A0", '+1', '-1', '@SUM(A1)', '<img src=x onerror=alert(1)>']),
    );
    // The format of texts, with which a spreadsheet takes what is typed as it is.
    const styles = files.get('xl/styles.xml') ?? '';
    const formatId = /numFmtId="(\d+)" formatCode="@"/.exec(styles)?.[1];
    const formats = [...(/<cellXfs[^>]*>([\s\S]*)<\/cellXfs>/.exec(styles)?.[1] ?? '').matchAll(/<xf([^>]*)>/g)].map(
      ([, xf]) => /numFmtId="(\d+)"/.exec(xf ?? '')?.[1],
    );
    const parked = files.get('xl/worksheets/sheet2.xml') ?? '';
    const cells = [...parked.matchAll(/<c r="[A-Z]+(\d+)" s="(\d+)" t="s">/g)].filter(([, row]) => row !== '1');
    expect(cells.length).toBeGreaterThan(hostile.length);
    for (const [, , style] of cells) expect(formats[Number(style)]).toBe(formatId);
  });

  test('EX5b a cell is never longer than Excel allows', async () => {
    const { files } = readZip(
      await exportSheet(
        givenInput({ r: { cards: Array.from({ length: 30 }, (_, i) => `${i} ${'x'.repeat(1_990)}`) } }),
      ),
    );
    expect(Math.max(...texts(files.get('xl/sharedStrings.xml') ?? '').map((text) => text.length))).toBe(32_767);
  });

  test('EX1b it tells nothing of when and by whom it was written', async () => {
    const { files, times } = readZip(await exportSheet(ordinary()));
    expect([...times]).toEqual([0x0021_0000]);
    expect([...files.keys()].filter((name) => name.startsWith('docProps'))).toEqual([]);
    for (const xml of files.values()) expect(xml).not.toMatch(/creator|lastModifiedBy|dcterms/i);
  });
});
