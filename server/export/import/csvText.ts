import Papa from 'papaparse';
import { separators } from '../csv.ts';

/** One row with the line on which it begins; lines count from 1, those inside cells too. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

export type CsvTable = { readonly rows: readonly CsvRow[]; readonly brokenLines: readonly number[] };

/** UTF-8, or UTF-16 with a byte order mark; else the code page that Excel uses in western Europe. */
export function decodeCsv(body: Uint8Array): string {
  if (body[0] === 0xff && body[1] === 0xfe) return new TextDecoder('utf-16le').decode(body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return new TextDecoder('windows-1252').decode(body);
  }
}

/** The rows of a table. Its separator is found from its cells. */
export function parseCsv(text: string): CsvTable {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [...separators, '\t'],
  });
  const lines: number[] = [];
  let line = 1;
  for (const cells of data) {
    lines.push(line);
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  }
  return {
    rows: data.flatMap((cells, index) =>
      cells.every((cell) => cell.trim() === '') ? [] : [{ line: lines[index] ?? 0, cells }],
    ),
    brokenLines: errors.flatMap(({ type, row }) => (type === 'Quotes' ? [lines[row ?? 0] ?? 0] : [])),
  };
}
