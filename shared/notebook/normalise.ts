/** Removes from a text what identifies its author's device or typing habits (SPEC NO1). The page shows the same result. */
export function normaliseText(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201A\u201B]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F]/g, '"')
    .replace(/[\p{Pd}\u2212\u2043]/gu, '-')
    .replace(/\u2026/g, '...')
    .replace(/[\s\u0085\u180E\uFEFF]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, keepJoiner)
    .replace(/ +/g, ' ')
    .trim();
  const withoutStop = plain.endsWith('.') && !plain.endsWith('..') ? plain.slice(0, -1).trimEnd() : plain;
  return upperFirst(withoutStop).normalize('NFC');
}

const isLetterOrPictograph = (character: string): boolean =>
  /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u.test(character);

/** Joiners change the text between letters (Persian, Hindi) and in joined pictographs; elsewhere they are invisible (SPEC NO1b). */
function keepJoiner(mark: string, offset: number, whole: string): string {
  if (mark !== '\u200D' && mark !== '\u200C') return '';
  const before = whole.slice(0, offset);
  const after = whole.slice(offset + 1);
  const previous = [...before.slice(-2)].at(-1) ?? '';
  const next = String.fromCodePoint(after.codePointAt(0) ?? 0x20);
  return isLetterOrPictograph(previous) && isLetterOrPictograph(next) ? mark : '';
}

function upperFirst(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20);
  return text === '' ? '' : first.toUpperCase() + text.slice(first.length);
}

/** True for a text without a visible character (SPEC NO2). */
export const isBlank = (text: string): boolean => normaliseText(text) === '';
