const isTail = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte <= 0xbf;

/**
 * Measures a text without decoding it, so that it takes no memory before it is accepted.
 * @returns its length in UTF-16 units, or -1 when the bytes are not well-formed UTF-8 (Unicode table 3-7, which excludes lone
 * surrogates)
 */
export function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  return end - start > longest ? decodedLength(bytes, start, end) : countedLength(bytes, start, end);
}

/** From this length the platform's decoder is far faster; its result is short-lived and no larger than a frame. */
const longest = 2_048;

function decodedLength(bytes: Uint8Array, start: number, end: number): number {
  try {
    return decoder.decode(bytes.subarray(start, end)).length;
  } catch {
    return -1;
  }
}

function countedLength(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  let at = start;
  while (at < end) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      at += 1;
      units += 1;
      continue;
    }
    const size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (size === 0 || at + size > end) return -1;
    if (!isSecond(first, bytes[at + 1] ?? 0)) return -1;
    if (size > 2 && !isTail(bytes[at + 2])) return -1;
    if (size > 3 && !isTail(bytes[at + 3])) return -1;
    at += size;
    units += size === 4 ? 2 : 1;
  }
  return units;
}

/** The range of the second byte excludes overlong forms, surrogates and code points above U+10FFFF. */
function isSecond(first: number, second: number): boolean {
  const from = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const to = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  return second >= from && second <= to;
}

const shortest = 40;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes bytes known to be well-formed. Short ASCII, as in ids and keys, needs no decoder. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > shortest) return decoder.decode(bytes.subarray(start, end));
  let text = '';
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}
