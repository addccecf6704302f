const variation = '\uFE0F';

/** Null in browsers that do not know the property of sequences; there every sequence counts as an emoji. */
const recommended = ((): RegExp | null => {
  try {
    return new RegExp('^\\p{RGI_Emoji}$', 'v');
  } catch {
    return null;
  }
})();

/** A pictograph with skin tones, variation selectors, and the pictographs that joiners connect with it. */
export const emojiPattern = '\\p{ExtPict}[\\p{EMod}\\uFE0F]*(?:\\u200D+\\p{ExtPict}[\\p{EMod}\\uFE0F]*)*';

/**
 * One spelling for each emoji: keyboards differ in which variation selectors they insert. A sequence that Unicode does not
 * recommend is taken apart, since its joiners connect nothing and could carry a message (SPEC NO1b).
 */
export function canonicalEmoji(written: string): string {
  const parts = written.replaceAll(variation, '').split(/\u200D+/);
  const whole = parts.map(withVariation).join('\u200D');
  return parts.length === 1 || (recommended?.test(whole) ?? true) ? whole : parts.map(withVariation).join('');
}

/** A keycap is an emoji of a digit, a variation selector and the enclosing key. */
export const canonicalKeycap = (written: string): string => `${written.slice(0, 1)}${variation}\u20E3`;

/** The variation selector follows a pictograph that would otherwise be shown as text, unless a skin tone does. */
function withVariation(part: string): string {
  const isText = /^(?=\p{Emoji})\P{EPres}/u.test(part);
  const [first = '', ...tones] = part;
  return isText && tones.length === 0 ? first + variation : part;
}
