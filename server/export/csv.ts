import Papa from 'papaparse';
import type { Cell } from './columns.ts';
import { columns } from './columns.ts';
import { guardCell } from '../../shared/register/guardCell.ts';
import type { ExportInput } from './input.ts';
import { registerOf } from './input.ts';

/** What can separate cells: Excel in many languages expects a semicolon. */
export const separators = [',', ';'] as const;
export type Separator = (typeof separators)[number];

/** RFC 4180 with CRLF, as UTF-8 with a byte order mark: without it Excel assumes the local code page (SPEC EX2). */
export function csvOf(rows: readonly (readonly string[])[], separator: Separator = ','): string {
  const guarded = rows.map((row) => row.map(guardCell));
  return `\uFEFF${Papa.unparse(guarded, { newline: '\r\n', delimiter: separator })}\r\n`;
}

/** The whole register as one table, the parked risks last. */
export function exportCsv(input: ExportInput, separator?: Separator): string {
  const register = registerOf(input);
  const about = { register, registerUrl: input.registerUrl };
  const rows = [...register.planned, ...register.parked];
  return csvOf(
    [columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ cell }) => cellText(cell(row, about))))],
    separator,
  );
}

export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return String(cell.number);
    case 'date':
      return cell.date;
    case 'empty':
      return '';
  }
}
