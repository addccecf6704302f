import type { Tracker } from '../../shared/register/exportFormats.ts';
import { escapeMarkdown } from '../../shared/register/escapeMarkdown.ts';
import { isWatched } from '../../shared/register/schedule.ts';
import type { RegisterRow } from '../../shared/register/register.ts';
import { ifThenSentence } from '../../shared/register/sentences.ts';
import { csvOf } from './csv.ts';
import type { ExportInput } from './input.ts';
import { registerOf, textsOf } from './input.ts';
import { cutTitle } from './titles.ts';
import { escapeWikiMarkup } from './wikiMarkup.ts';

/** One planned risk as a task: what to do, by when, and its description in paragraphs. */
type Task = {
  readonly title: string;
  readonly due: string;
  readonly score: number | null;
  readonly paragraphs: readonly string[];
};

type Layout = {
  readonly headers: readonly string[];
  /** The most characters of a title; what is longer goes on in the description. */
  readonly titleLength: number;
  readonly row: (task: Task) => readonly string[];
};

/**
 * The columns that each importer reads without a mapping (SPEC EX8). There are no assignees: importers want accounts or
 * e-mail addresses and refuse or drop plain names. The description names the owner.
 */
const layouts: Record<Tracker, Layout> = {
  // The date format to choose in Jira's wizard is yyyy-MM-dd. It reads descriptions as wiki markup.
  jira: {
    headers: ['Summary', 'Issue Type', 'Priority', 'Due Date', 'Labels', 'Description'],
    titleLength: 255,
    row: (task) => [
      task.title,
      'Task',
      priority(task, ['High', 'Medium', 'Low']),
      task.due,
      'risk',
      joined(task, escapeWikiMarkup),
    ],
  },
  // The columns of Linear's own CSV export; it ignores unknown ones and has none for a due date.
  linear: {
    headers: ['Title', 'Description', 'Priority', 'Labels'],
    titleLength: 255,
    row: (task) => [task.title, joined(task, escapeMarkdown), priority(task, ['High', 'Medium', 'Low']), 'risk'],
  },
  // Asana maps these headers by itself, wants days as MM/DD/YYYY and shows descriptions as they are.
  asana: {
    headers: ['Name', 'Description', 'Section', 'Due Date'],
    titleLength: 255,
    row: (task) => [
      task.title,
      joined(task, (text) => text),
      'Risks',
      task.due.replace(/^(\d+)-(\d+)-(\d+)$/, '$2/$3/$1'),
    ],
  },
  // `Issue` exists in the Basic and Agile processes, with a due date in one of them only; descriptions there are HTML.
  azure: {
    headers: ['Work Item Type', 'Title', 'Priority', 'Description'],
    titleLength: 255,
    row: (task) => ['Issue', task.title, priority(task, ['1', '2', '3']), htmlOf(task)],
  },
  // GitLab runs a line that begins with / as a quick action, but not escaped Markdown.
  gitlab: {
    headers: ['title', 'description', 'due_date'],
    titleLength: 255,
    row: (task) => [task.title, joined(task, escapeMarkdown), task.due],
  },
};

export function exportForTracker(input: ExportInput, tracker: Tracker): string {
  const { headers, titleLength, row } = layouts[tracker];
  const open = registerOf(input).planned.filter(({ state }) => state !== 'retired');
  return csvOf([headers, ...open.map((risk) => row(taskOf(risk, input, titleLength)))]);
}

function taskOf(row: RegisterRow, input: ExportInput, titleLength: number): Task {
  const { session, board, registerUrl } = input;
  const { sentences } = textsOf(input);
  const risk = board.risks[row.riskId];
  const { texts } = row;
  const named = (name: string, text: string | null): string[] =>
    text === null || text === '' ? [] : [`${name}: ${text}`];
  const { title, rest } = cutTitle(row.title, titleLength);
  return {
    title,
    due: row.preventionDue ?? '',
    score: row.score,
    paragraphs: [
      ...(rest === '' ? [] : [rest]),
      ...(session.workshop.rehearsal ? ['Rehearsal: some of the people in it were simulated.'] : []),
      ...named('Cause', texts.cause),
      ...named('Event', texts.event),
      ...named('Effect', texts.effect),
      ...named('Prevention step', texts.prevention),
      ...named('Owner', row.preventionOwner),
      ...named('Due', row.preventionDue),
      ...named('Tripwire', row.tripwire),
      ...named('Plan', risk && isWatched(row.state) ? ifThenSentence(risk, texts, sentences) : texts.contingency),
      ...named('Causes heard', row.cards.join('; ')),
      ...named('Register', registerUrl),
      `Risk: ${row.id}`,
    ],
  };
}

/** High from 15 on, low under 6: the corners of the 5 × 5 grid. */
const priority = ({ score }: Task, [high, medium, low]: readonly [string, string, string]): string =>
  score === null ? medium : score >= 15 ? high : score >= 6 ? medium : low;

const joined = (task: Task, written: (text: string) => string): string => task.paragraphs.map(written).join('\n\n');

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const htmlOf = (task: Task): string =>
  task.paragraphs.map((text) => `<p>${text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '')}</p>`).join('');
