import type { ExportInput } from './input.ts';
import type { Tracker } from './importers.ts';

export const exportFormats = ['csv', 'xlsx', 'md', 'json', 'ics'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const isExportFormat = (value: unknown): value is ExportFormat =>
  (exportFormats as readonly unknown[]).includes(value);

export type ExportedFile = {
  readonly body: Uint8Array | string;
  readonly contentType: string;
  /** ASCII letters, digits, hyphens and one dot: safe in a header and on every disk. */
  readonly fileName: string;
};

const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
};

/**
 * The register as a file (CONTRACT section 2; DESIGN, "Exports of the register"). Equal input gives equal bytes (SPEC EX1).
 * Each format's library is loaded when it is first asked for.
 * @param options.for csv only: the columns that this tracker imports
 */
export async function exportRegister(
  format: ExportFormat,
  input: ExportInput,
  options: { readonly for?: Tracker } = {},
): Promise<ExportedFile> {
  const { title, rehearsal } = input.session.workshop;
  const kind = [rehearsal ? 'rehearsal' : '', 'register', format === 'csv' ? (options.for ?? '') : '']
    .filter(Boolean)
    .join('-');
  return {
    body: await bodyOf(format, input, options.for),
    contentType: contentTypes[format],
    fileName: `${asciiName(title)}-${kind}.${format}`,
  };
}

async function bodyOf(
  format: ExportFormat,
  input: ExportInput,
  tracker: Tracker | undefined,
): Promise<Uint8Array | string> {
  switch (format) {
    case 'csv':
      if (tracker) return (await import('./importers.ts')).exportForTracker(input, tracker);
      return (await import('./csv.ts')).exportCsv(input);
    case 'xlsx':
      return (await import('./sheet.ts')).exportSheet(input);
    case 'md':
      return (await import('./markdown.ts')).exportMarkdown(input);
    case 'json':
      return (await import('./json.ts')).exportJson(input);
    case 'ics':
      return (await import('./calendar.ts')).exportCalendar(input);
  }
}

const asciiName = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'forewarned';
