import { describe, expect, test } from 'vitest';
import { givenInput, hostile, ordinary } from '../testing/exportFixture.ts';
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
    expect(
      [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name),
    ).toEqual(['Register', 'Parked', 'Session']);
    const register = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(register).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    const lastHeader = [...register.matchAll(/<c r="([A-Z]+)1"/g)].at(-1)?.[1] ?? '';
    expect(lastHeader).toBe('AM');
    expect(register).toContain(`</sheetData><autoFilter ref="A1:${lastHeader}3"/>`);
    expect(files.get('xl/worksheets/sheet2.xml')).toContain(`<autoFilter ref="A1:${lastHeader}2"/>`);
    expect(register).toMatch(/<c r="F2"[^>]*><v>4<\/v><\/c>/);
    // 15 January 2027 counted in days from 1900, as Excel does.
    expect(register).toMatch(/<c r="P2"[^>]*><v>46402<\/v><\/c>/);
    expect(files.get('xl/styles.xml')).toMatch(/wrapText="1"/);
    expect(files.get('xl/styles.xml')).toContain('formatCode="yyyy-mm-dd"');
  });

  test('EX3b every text is a text cell, none is a formula', async () => {
    const risks = Object.fromEntries(hostile.map((text, i) => [`r${i}`, { cards: [text], plan: { dissent: text } }]));
    const { files } = readZip(await exportSheet(givenInput(risks)));
    for (const [name, xml] of files) if (name.startsWith('xl/worksheets/')) expect(xml).not.toContain('<f');
    const shared = texts(files.get('xl/sharedStrings.xml') ?? '');
    expect(shared.length).toBeGreaterThan(hostile.length);
    for (const text of shared) expect(text).not.toMatch(/^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u);
    expect(shared).toContain('<img src=x onerror=alert(1)>');
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
