import { limits } from './limits.ts';

/**
 * A name as it is stored (SPEC PE1d): compatibility forms as plain letters, without characters that cannot be seen, that
 * change the direction of text, or that each device draws in its own way. Empty when nothing is left.
 */
export function cleanName(wanted: string): string {
  const plain = wanted
    .normalize('NFKC')
    .replace(/[\s\u2800]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu, '')
    .normalize('NFKC')
    .replace(/ +/g, ' ')
    .trim();
  return shortened(plain).trim();
}

/** NFKC can make a text longer than the schema allowed. */
function shortened(name: string): string {
  let short = '';
  for (const character of name) {
    if (short.length + character.length > limits.nameLength) break;
    short += character;
  }
  return short;
}
