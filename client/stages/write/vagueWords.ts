/**
 * Finds the first word about what could happen instead of what did: notes are written in the past tense, as certain.
 * It prefers missing a word to a false alarm: "could not", "nobody could" and the month of May are about facts.
 * @returns the word as it was typed, or null
 */
export function findVagueWord(text: string): string | null {
  for (const match of text.matchAll(/\b(might|could|may|maybe|perhaps|possibly|potentially)\b/gi)) {
    const word = match[0];
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + word.length);
    if (/^(might|could|may)$/i.test(word)) {
      if (/^\s*(n[o']t\b|n’t\b|never\b|no longer\b|only\b|hardly\b|barely\b)/i.test(after)) continue;
      if (/\b(nobody|no one|no-one|none|nothing|never|who|what|that|as \w+ as \w+|all \w+)\s+$/i.test(before)) continue;
    }
    if (/^may$/i.test(word) && isMonth(word, before, after)) continue;
    if (word === 'might' && /\b(the|its|their|our|with)\s+$/i.test(before)) continue;
    return word;
  }
  return null;
}

function isMonth(word: string, before: string, after: string): boolean {
  if (word === 'May' && before.trim() !== '') return true;
  return /\b(in|by|until|since|of|from|to|last|this|early|late|mid|on|\d)[\s-]+$/i.test(before) || /^\s*\d/.test(after);
}
