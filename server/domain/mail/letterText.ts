import type { Letter, LetterLink, Paragraph } from './letter.ts';

const paragraphText = (parts: Paragraph): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('');

const noteText = (note: string | LetterLink): string =>
  typeof note === 'string' ? note : `${note.label}:\n${note.url}`;

/** The plain text of a mail: every link on a line of its own, so that no client breaks it. */
export function letterText({ dateline, headline, paragraphs, buttons, lines, notes, foot }: Letter): string {
  return [
    dateline.join(' · '),
    headline,
    ...paragraphs.map(paragraphText),
    ...buttons.map(({ label, side, url }) => `${side === '' ? label : `${label} (${side})`}:\n${url}`),
    ...lines.map(({ mark, title, detail, link }) => `${mark}: ${title}\n${detail}\n${link.label}: ${link.url}`),
    ...notes.map(noteText),
    '-- ',
    ...foot.words,
    ...foot.links.map(noteText),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .replace('\n\n-- \n\n', '\n\n-- \n')
    .concat('\n');
}
