import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Tracker } from '../../shared/register/exportFormats.ts';
import { trackerIds } from '../../shared/register/exportFormats.ts';
import { completeFacts, completePlan, givenInput, hostile } from '../testing/exportFixture.ts';
import { exportForTracker } from './importers.ts';
import type { ExportInput } from './input.ts';
import { cutTitle } from './titles.ts';
import { escapeWikiMarkup } from './wikiMarkup.ts';

type Row = { readonly [column: string]: string };

const rowsOf = (
  input: ExportInput,
  tracker: Tracker,
): { readonly headers: readonly string[]; readonly rows: readonly Row[] } => {
  const text = exportForTracker(input, tracker).replace(/^\uFEFF/, '');
  const { data, meta, errors } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return { headers: meta.fields ?? [], rows: data };
};

const family = '👩‍👩‍👧‍👦';
const long = `Vendors fail ${family.repeat(40)} because é́`;
const titles = [long, 'x'.repeat(255), 'x'.repeat(256), ...hostile, '-5 % of calls', '/close this'];

const risks = Object.fromEntries(
  titles.map((title, i) => [
    `r${i}`,
    { cards: [], facts: { ...completeFacts, title, number: i + 1 }, plan: { ...completePlan, cause: title } },
  ]),
);
const all = givenInput(risks, { topRisks: Object.keys(risks), ranking: [Object.keys(risks)] });

const titleColumn: { readonly [T in Tracker]: string } = {
  jira: 'Summary', linear: 'Title', asana: 'Name', azure: 'Title', gitlab: 'title',
}; // prettier-ignore
const descriptionColumn: { readonly [T in Tracker]: string } = {
  jira: 'Description', linear: 'Description', asana: 'Description', azure: 'Description', gitlab: 'description',
}; // prettier-ignore

describe('import rules of trackers', () => {
  test.each(trackerIds)(
    'EX8c %s: a title has 255 characters at most and ends between two signs; the rest is in the description',
    (tracker) => {
      const { rows } = rowsOf(all, tracker);
      expect(rows).toHaveLength(titles.length);
      for (const row of rows) {
        const title = row[titleColumn[tracker]] ?? '';
        // One more for the apostrophe of EX3a, which importers take away or show.
        expect(title.length).toBeLessThanOrEqual(256);
        expect(title.trim()).not.toBe('');
      }
      const [first] = rows;
      expect(first?.[titleColumn[tracker]]).toMatch(new RegExp(`^Vendors fail (?:${family})+…$`, 'u'));
      expect(first?.[descriptionColumn[tracker]]).toContain(family);
    },
  );

  test('EX8c a title that is cut and its rest are the whole title', () => {
    for (const title of [long, 'a'.repeat(300), 'é'.repeat(200), 'नमस्ते '.repeat(60)]) {
      const cut = cutTitle(title, 100);
      expect(cut.title.length).toBeLessThanOrEqual(100);
      expect(cut.title.replace(/…$/, '') + cut.rest.replace(/^…/, '')).toBe(title);
      expect(cut.title.isWellFormed() && cut.rest.isWellFormed()).toBe(true);
    }
    expect(cutTitle('short', 100)).toEqual({ title: 'short', rest: '' });
  });

  // docs.gitlab.com/user/project/issues/csv_import: the headers `title` and `description` are needed, `due_date` is
  // YYYY-MM-DD, other columns are not imported; a line of a description that begins with / is a quick action.
  test('EX8d GitLab: its own columns, ISO days, no quick action', () => {
    const { headers, rows } = rowsOf(all, 'gitlab');
    expect(headers).toEqual(['title', 'description', 'due_date']);
    for (const row of rows) {
      expect(row.due_date).toBe('2027-01-15');
      for (const line of row.description?.split('\n') ?? []) expect(line).not.toMatch(/^\s*\//);
    }
  });

  // github.com/linear/linear, packages/import, LinearCsvImporter.ts: the columns of Linear's own export; a priority is one
  // of five words, labels are separated by ", ", an apostrophe before + - = @ is taken away.
  test('EX8d Linear: its own columns, one of its priorities, and texts as they were behind the apostrophe', () => {
    const { headers, rows } = rowsOf(all, 'linear');
    const own = ['Id', 'Team', 'Title', 'Description', 'Status', 'Estimate', 'Priority', 'Project', 'Creator', 'Assignee', 'Labels'];
    for (const header of headers) expect(own).toContain(header);
    for (const row of rows) expect(['No priority', 'Urgent', 'High', 'Medium', 'Low']).toContain(row.Priority);
    const strip = (text: string): string => text.replace(/^'([+\-=@])/, '$1');
    expect(strip(rows.find(({ Title }) => Title?.includes('of calls'))?.Title ?? '')).toBe('-5 % of calls');
    expect(rows[0]?.Labels?.split(', ')).toEqual(['risk']);
  }); // prettier-ignore

  // support.atlassian.com, "Create issues using the CSV importer": Summary is needed and has no line end; days are in the
  // format that is given in the wizard. Descriptions are wiki markup.
  test('EX8d Jira: one line a summary, days in one format, no markup of its own', () => {
    const { headers, rows } = rowsOf(all, 'jira');
    expect(headers[0]).toBe('Summary');
    for (const row of rows) {
      expect(row.Summary).not.toMatch(/[\r\n]/);
      expect(row['Due Date']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(['Highest', 'High', 'Medium', 'Low', 'Lowest']).toContain(row.Priority);
      expect(row.Description?.replace('https://forewarned.example/w/abc', '')).not.toMatch(/(?<!\\)[{}[\]|!]/);
    }
    expect(escapeWikiMarkup('{code} [x|http://y] !p.png! *b* h1. a ?? - c well-known')).toBe(
      '\\{code\\} \\[x\\|http://y\\] \\!p.png\\! \\*b\\* h1. a \\?\\? \\- c well-known',
    );
    expect(escapeWikiMarkup('h1. big')).toBe('h1\\. big');
    expect(escapeWikiMarkup('- item')).toBe('\\- item');
  });

  // asana.com/guide/help/api/csv-importer: columns named Name, Description, Section and Due Date are mapped without a
  // question; days are MM/DD/YYYY; an assignee would have to be an e-mail address.
  test('EX8d Asana: the columns that it maps, American days, no assignee', () => {
    const { headers, rows } = rowsOf(all, 'asana');
    expect(headers).toEqual(['Name', 'Description', 'Section', 'Due Date']);
    for (const row of rows) expect(row['Due Date']).toBe('01/15/2027');
  });

  // learn.microsoft.com/azure/devops/boards/queries/import-work-items-from-csv: Work Item Type and Title are needed and a
  // new item has no ID; a title has 255 characters; descriptions are HTML.
  test('EX8d Azure Boards: type and title first, no ID, descriptions of paragraphs only', () => {
    const { headers, rows } = rowsOf(all, 'azure');
    expect(headers.slice(0, 2)).toEqual(['Work Item Type', 'Title']);
    expect(headers).not.toContain('ID');
    for (const row of rows) {
      expect(row['Work Item Type']).toBe('Issue');
      expect(['1', '2', '3', '4']).toContain(row.Priority);
      expect(row.Description?.replace(/<\/?p>/g, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/);
    }
  });

  test('EX8a a retired risk is no task', () => {
    const retired = { ...all.board.risks, r0: { ...all.board.risks.r0!, state: 'retired' as const } };
    const { rows } = rowsOf({ ...all, board: { ...all.board, risks: retired } }, 'gitlab');
    expect(rows).toHaveLength(titles.length - 1);
  });
});
