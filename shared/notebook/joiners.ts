const nonJoiner = '\u200C';

/** Arabic letters that never connect to the next one: a non-joiner behind them changes nothing (Unicode, ArabicShaping.txt). */
const unconnected =
  /[\u0621-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF\u0759-\u075B\u076B\u076C\u0771\u0773\u0774\u0778\u0779]\p{M}*$/u;

const cursive = String.raw`(?=\p{L})[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mand}\p{scx=Mong}\p{scx=Adlm}\p{scx=Rohg}]`;
const endsCursive = new RegExp(String.raw`${cursive}\p{M}*$`, 'u');
const beginsCursive = new RegExp(`^${cursive}`, 'u');

/** The signs of South Asian scripts that take the vowel off a consonant; a joiner behind one selects the form of the letters. */
const virama =
  '[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA\u1039\u17D2\u1B44\u1BAA\uA8C4\uA9C0\u{110B9}\u{11133}\u{111C0}\u{1134D}]';
const endsWithVirama = new RegExp(`${virama}$`, 'u');
const beginsWithVirama = new RegExp(`^${virama}`, 'u');

/** Bengali and Kannada ra: a joiner before the virama keeps its full form. */
const endsWithRa = /[\u09B0\u0CB0]$/;

/** Marks on one letter that are searched for the letter itself. */
const contextLength = 8;

/** True where a joiner changes how the letters around it look; elsewhere it is invisible and could carry a message (SPEC NO1b). */
export function isNeededJoiner(joiner: string, before: string, after: string): boolean {
  const previous = before.slice(-contextLength);
  if (endsWithVirama.test(previous)) return /^\p{L}/u.test(after);
  if (joiner === nonJoiner)
    return endsCursive.test(previous) && !unconnected.test(previous) && beginsCursive.test(after);
  if (endsWithRa.test(previous)) return beginsWithVirama.test(after);
  return unconnected.test(previous) && beginsCursive.test(after);
}
