import type { IsoDate } from '../time.ts';
import type { Texts } from '../text/catalogue.ts';
import { guardCell } from './guardCell.ts';
import type { Register, RegisterRow } from './register.ts';
import { ifThenSentence, tripwireSentence } from './sentences.ts';
import { oneLine } from './words.ts';

/** The texts and formats of the reader. */
export type CopyWords = {
  readonly copying: Texts<'copying'>;
  readonly sentences: Texts<'sentences'>;
  readonly formatDate: (date: IsoDate) => string;
};

/** The register as a table in two forms, for whatever it is pasted into. */
export type CopiedTable = {
  /** Cells with tabs between them: spreadsheets take these. */
  readonly text: string;
  /** For documents and mail. */
  readonly html: string;
};

/** The rows of the register as a table for the clipboard (SPEC FL5). Days stay ISO, which every spreadsheet reads. */
export function copyTable(register: Register, { copying }: CopyWords): CopiedTable {
  const { columns, states } = copying;
  const header = Object.values(columns);
  const rows = [...register.planned, ...register.parked].map((row) => [
    row.id,
    row.title,
    row.score === null ? '' : String(row.score),
    states[row.state],
    row.nextCheck ?? '',
    row.texts.prevention,
    row.preventionOwner ?? '',
    row.preventionDue ?? '',
    row.tripwire,
    row.texts.contingency,
    row.contingencyOwner ?? '',
  ]);
  const table = [header, ...rows].map((cells) => cells.map(oneLine));
  return {
    text: table.map((cells) => cells.map(guardCell).join('\t')).join('\n'),
    html: `<table>${table.map((cells, index) => htmlRow(cells, index === 0 ? 'th' : 'td')).join('')}</table>`,
  };
}

const entities: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '');
const htmlRow = (cells: readonly string[], tag: 'th' | 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;

/**
 * One row in plain sentences, to paste into a chat or a ticket (SPEC FL5). What is not written is left out.
 * @param registerUrl the address of the workshop, which is no secret
 */
export function copyRow(row: RegisterRow, registerUrl: string, words: CopyWords): string {
  const { copying, sentences, formatDate } = words;
  const { texts } = row;
  const day = (date: IsoDate | null): string | null => (date === null ? null : formatDate(date));
  const hasCause = [texts.cause, texts.event, texts.effect].some((said) => said !== '');
  return [
    copying.title(row.id, oneLine(row.title), row.score),
    hasCause && copying.because(gap(texts.cause), gap(texts.event), gap(texts.effect)),
    texts.prevention !== '' &&
      copying.step(oneLine(texts.prevention), row.preventionOwner, day(row.preventionDue), row.preventionState),
    row.tripwire !== '' && copying.tripwire(tripwireSentence(row, texts, sentences, formatDate)),
    texts.contingency !== '' && row.tripwire === '' && ifThenSentence(row, texts, sentences),
    copying.state(copying.states[row.state], day(row.nextCheck)),
    registerUrl,
  ]
    .filter((line) => line !== false)
    .join('\n');
}

const gap = (text: string): string => oneLine(text) || '…';
