/** Characters of private use that word processors insert for arrows, bullets and faces, and that fonts show. */
export const visiblePrivateUse = '\\uF04A\\uF04C\\uF0B7\\uF0DF\\uF0E0\\uF0E8\\uF0F3';

/**
 * The inside of a character class: what no font shows by itself. Default-ignorable, format and control characters, halves of
 * characters, private use, the blank Braille pattern, placeholders.
 */
export const unshown =
  '\\p{DI}\\p{Cf}\\p{Cc}\\p{Cs}\\p{Co}\\p{NChar}\\u{16FE4}\\u2800\\uFFFC\\u{1D159}\\u{13441}\\u{13442}';

const notVisible = new RegExp(`(?![${visiblePrivateUse}])(?:\\u20E3|[\\p{White_Space}${unshown}])`, 'gu');

/**
 * True for a text without a visible character, or with a full stop only: what `normaliseText` leaves empty (SPEC NO2). Apart
 * from it, because the page needs only this.
 */
export const isBlank = (text: string): boolean =>
  !/\w/.test(text) && /^[.\u3002\u06D4\u0964\uFE12\uFE52\uFF0E\uFF61]?$/u.test(text.replace(notVisible, ''));
