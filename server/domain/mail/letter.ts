/** A mail before it becomes plain text and HTML. Texts are on one line; nothing in them is markup. */
export type Letter = {
  readonly subject: string;
  /** Between the two rules at the top: of what register, on what day. */
  readonly dateline: readonly [title: string, day: string];
  readonly headline: string;
  readonly paragraphs: readonly Paragraph[];
  readonly buttons: readonly LetterButton[];
  readonly lines: readonly LetterLine[];
  /** Below buttons and lines, in small letters. */
  readonly notes: readonly (string | LetterLink)[];
  readonly foot: { readonly words: readonly string[]; readonly links: readonly LetterLink[] };
};

/** Parts in bold stand between asterisks in plain text. */
export type Paragraph = readonly (string | { readonly strong: string })[];

export type LetterLink = { readonly label: string; readonly url: string };
export type LetterButton = LetterLink & { readonly side: string; readonly isFirst: boolean };

/** The colour of a mark: what calls to act, what is late, what nobody looked at, and the rest. */
export type Tone = 'signal' | 'caution' | 'silent' | 'plain';
export type LetterLine = {
  readonly mark: string;
  readonly tone: Tone;
  readonly title: string;
  readonly detail: string;
  readonly link: LetterLink;
};

const segments = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * What somebody wrote, on one line: without control and bidi characters, so that it can neither begin another header nor
 * change the direction of the words around it (SPEC TL52d).
 * @param most of what people see as one character; beyond it ends with an ellipsis
 */
export function line(written: string, most: number): string {
  const plain = written
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}\u2800]+/gu, ' ')
    .replace(/[\p{Bidi_Control}\p{Cs}\p{Co}\u00AD\u200B\u2060-\u2064\uFEFF\uFFF9-\uFFFB]/gu, '')
    .trim();
  if (plain.length <= most) return plain;
  const start = plain.slice(0, most * longestGrapheme);
  const found = [...segments.segment(start)].map(({ segment }) => segment);
  if (found.length <= most && start === plain) return plain;
  return `${found
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}

/** In UTF-16 units; one that is longer is cut with the rest. */
const longestGrapheme = 16;
