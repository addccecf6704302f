import { unshown, visiblePrivateUse } from './blank.ts';
import {
  beginsWithAddress,
  hasPlainForm,
  withLowerCaseAddresses,
  withNewLetters,
  withoutDeviceCharacters,
} from './deviceCharacters.ts';
import { canonicalEmoji, canonicalKeycap, emojiPattern } from './emoji.ts';
import { isNeededJoiner } from './joiners.ts';

/**
 * What is removed at once: what no font shows, a variation selector behind no emoji, a key without a digit. Joiners and the
 * other variation selectors are decided about afterwards.
 */
const invisible = new RegExp(
  `(?<!\\p{ExtPict}|[0-9#*])\\uFE0F|(?<![0-9#*]\\uFE0F?)\\u20E3|(?!\\u200C|\\u200D|\\uFE0F|[${visiblePrivateUse}])[${unshown}]`,
  'gu',
);

const keycap = '[0-9#*]\\uFE0F?\\u20E3';
const joinersAndEmoji = new RegExp(`${emojiPattern}|${keycap}|[\\u200C\\u200D\\uFE0F]+`, 'gu');

/**
 * Removes from a text what identifies its author's device or typing habits, and everything that cannot be seen (SPEC NO1).
 * The page shows the same result.
 */
export function normaliseText(text: string): string {
  const visible = text
    .normalize('NFC')
    .replace(/\p{White_Space}+/gu, ' ')
    .replace(invisible, '');
  const joined = withNewLetters(visible.normalize('NFC')).replace(joinersAndEmoji, canonical);
  const plain = withoutDeviceCharacters(joined);
  const spaced = withLowerCaseAddresses(plain.replace(/ +/g, ' ').trim());
  const withoutStop = /(?<!\.)[.\u3002\u06D4\u0964]$/u.test(spaced) ? spaced.slice(0, -1).trimEnd() : spaced;
  return (beginsWithAddress(withoutStop) ? withoutStop : upperFirst(withoutStop)).normalize('NFC');
}

function canonical(found: string, at: number, whole: string): string {
  const [first = ''] = found;
  if (/[0-9#*]/.test(first)) return canonicalKeycap(found);
  // Without a variation selector a symbol that has a plain form is not meant as an emoji.
  if (hasPlainForm(found)) return found;
  if (!/\u200C|\u200D|\uFE0F/.test(first)) return canonicalEmoji(found);
  const joiner = found.replaceAll('\uFE0F', '').slice(0, 1);
  return joiner !== '' && isNeededJoiner(joiner, whole.slice(0, at), whole.slice(at + found.length)) ? joiner : '';
}

function upperFirst(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20);
  return text === '' ? '' : first.toUpperCase() + text.slice(first.length);
}
