import type { ExportInput } from './input.ts';
import type { ExportFormat, Tracker } from '../../shared/register/exportFormats.ts';
import type { Separator } from './csv.ts';
import { contentTypeOf } from '../../shared/register/exportFormats.ts';

export type ExportedFile = {
  readonly body: Uint8Array | string;
  readonly contentType: string;
  /** ASCII letters, digits, hyphens and one dot: safe in a header and on every disk. */
  readonly fileName: string;
};

type Options = { readonly for?: Tracker; readonly separator?: Separator };

type Producer = (input: ExportInput, options: Options) => Promise<Uint8Array | string>;

/** What makes each format. Its library is loaded when the format is first asked for. */
const producers: { readonly [F in ExportFormat]: Producer } = {
  csv: async (input, { for: tracker, separator }) =>
    tracker === undefined
      ? (await import('./csv.ts')).exportCsv(input, separator)
      : (await import('./importers.ts')).exportForTracker(input, tracker),
  xlsx: async (input) => (await import('./sheet.ts')).exportSheet(input),
  md: async (input) => (await import('./markdown.ts')).exportMarkdown(input),
  json: async (input) => (await import('./json.ts')).exportJson(input),
  ics: async (input) => (await import('./calendar.ts')).exportCalendar(input),
};

/**
 * The register as a file. Equal input gives equal bytes (SPEC EX1).
 * @param options.for csv only: the columns that this tracker imports
 * @param options.separator csv only, not for trackers
 */
export async function exportRegister(
  format: ExportFormat,
  input: ExportInput,
  options: Options = {},
): Promise<ExportedFile> {
  const { title, rehearsal } = input.session.workshop;
  const kind = [rehearsal ? 'rehearsal' : '', 'register', format === 'csv' ? (options.for ?? '') : '']
    .filter(Boolean)
    .join('-');
  return {
    body: await producers[format](input, options),
    contentType: contentTypeOf(format),
    fileName: `${asciiName(title)}-${kind}.${format}`,
  };
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
