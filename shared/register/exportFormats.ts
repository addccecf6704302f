/**
 * The files that the register can be exported to. The id of a format is its file extension and its name in addresses
 * (`register.csv`). The server makes each in server/export; the page's text catalogue has a label for each.
 */
const formats = {
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', isInMenu: true },
  csv: { contentType: 'text/csv; charset=utf-8', isInMenu: true },
  md: { contentType: 'text/markdown; charset=utf-8', isInMenu: true },
  json: { contentType: 'application/json; charset=utf-8', isInMenu: true },
  /** The dates of the checks; the page offers it beside them. */
  ics: { contentType: 'text/calendar; charset=utf-8', isInMenu: false },
} as const;

export type ExportFormat = keyof typeof formats;

export const exportFormats = Object.keys(formats) as ExportFormat[];
export const menuFormats = exportFormats.filter((format) => formats[format].isInMenu);

export const isExportFormat = (value: unknown): value is ExportFormat =>
  typeof value === 'string' && Object.hasOwn(formats, value);

export const contentTypeOf = (format: ExportFormat): string => formats[format].contentType;

/** The issue trackers that can import the register as CSV, with the names that people know them by. */
export const trackers = {
  jira: 'Jira',
  linear: 'Linear',
  asana: 'Asana',
  azure: 'Azure Boards',
  gitlab: 'GitLab',
} as const;

export type Tracker = keyof typeof trackers;

export const trackerIds = Object.keys(trackers) as Tracker[];

export const isTracker = (value: unknown): value is Tracker =>
  typeof value === 'string' && Object.hasOwn(trackers, value);
