import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import Papa from 'papaparse';
import { registerText } from '../../client/testing/english.ts';
import { readZip } from '../../server/testing/readZip.ts';
import type { Person } from './people.ts';

/** A row by its column's header. */
export type Row = Readonly<Record<string, string>>;

/** A choice may be followed by a hint. */
const startsWith = (words: string): RegExp => new RegExp(`^${words.replace(/[()]/g, '\\$&')}`);

/** Takes a file from the Export menu. */
export async function download({ page, press }: Person, choice: string): Promise<Buffer> {
  await press(page.getByRole('button', { name: registerText.export, exact: true }));
  const coming = page.waitForEvent('download');
  await press(page.getByRole('menuitem', { name: startsWith(choice) }));
  return readFileSync(await (await coming).path());
}

export function rowsOfCsv(file: Buffer): Row[] {
  const { data, errors } = Papa.parse<Row>(file.toString('utf8').replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescape = (xml: string): string =>
  xml.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '');
const textsOf = (xml: string): string =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)].map((found) => unescape(found[1] ?? '')).join('');

/** The rows of one sheet, by the header in its first row. Days are numbers there: days since the end of 1899. */
export function rowsOfSheet(file: Buffer, number: number): Row[] {
  const { files } = readZip(file);
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map((found) =>
    textsOf(found[1] ?? ''),
  );
  const sheet = files.get(`xl/worksheets/sheet${number}.xml`) ?? '';
  const cells = [...sheet.matchAll(/<row[\s\S]*?<\/row>/g)].map(([row]) =>
    Object.fromEntries(
      [...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, column, how, inside]) => {
        const value = /<v>([\s\S]*?)<\/v>/.exec(inside ?? '')?.[1] ?? '';
        const text = how?.includes('t="s"') ? shared[Number(value)] : value || textsOf(inside ?? '');
        return [column ?? '', text ?? ''] as const;
      }),
    ),
  );
  const [headers, ...rows] = cells;
  return rows.map((row) =>
    Object.fromEntries(Object.entries(headers ?? {}).map(([column, header]) => [header, row[column] ?? ''])),
  );
}

export const dayOfSheet = (serial: string): string =>
  new Date(Date.UTC(1899, 11, 30 + Number(serial))).toISOString().slice(0, 10);
