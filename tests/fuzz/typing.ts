import type * as Y from 'yjs';
import { limits } from '../../shared/protocol/limits.ts';
import type { SeededRandom } from './fuzzRandom.ts';

const words = [
  'late',
  'vendor',
  'budget ',
  'nobody asked',
  '“quoted”',
  'naïve',
  '漢字かな',
  '😀',
  '👩‍👩‍👧',
  'e\u0301',
  '\n',
  ' ',
];
const syllables = ['k', 'か', 'かn', 'かん', 'かんj', 'かんじ', '感じ'];

/** One thing a person does in a text field. */
export function type(text: Y.Text, random: SeededRandom, most: number = limits.textLength): void {
  const kind = random.below(8);
  if (kind < 4) insert(text, place(text, random), random.pick(words), most);
  else if (kind === 4) keys(text, random, most);
  else if (kind === 5) compose(text, random, most);
  else if (kind === 6) remove(text, random);
  else replace(text, random, most);
}

/** Mostly at the end, as people do. */
const place = (text: Y.Text, random: SeededRandom): number =>
  random.oneIn(3) ? random.below(text.length + 1) : text.length;

function insert(text: Y.Text, at: number, words: string, most: number): void {
  if (text.length + words.length <= most) text.insert(at, words);
}

/** Letter after letter, with a slip of the finger now and then. */
function keys(text: Y.Text, random: SeededRandom, most: number): void {
  let at = place(text, random);
  for (let i = random.below(12); i > 0; i--) {
    if (random.oneIn(6) && at > 0) text.delete(--at, 1);
    else if (text.length < most) text.insert(at++, random.letters(1));
  }
}

/** An input method puts each stage of a syllable in the place of the one before. */
function compose(text: Y.Text, random: SeededRandom, most: number): void {
  const at = place(text, random);
  let shown = 0;
  for (const stage of syllables.slice(0, 2 + random.below(syllables.length))) {
    text.doc?.transact(() => {
      if (shown > 0) text.delete(at, shown);
      shown = 0;
      if (text.length + stage.length > most) return;
      text.insert(at, stage);
      shown = stage.length;
    });
  }
}

function remove(text: Y.Text, random: SeededRandom): void {
  const at = random.below(text.length + 1);
  const length = Math.min(text.length - at, random.below(random.oneIn(4) ? 400 : 6));
  if (length > 0) text.delete(at, length);
}

function replace(text: Y.Text, random: SeededRandom, most: number): void {
  const words = random.oneIn(10) ? random.letters(random.below(1_500)) : random.letters(random.below(40));
  text.doc?.transact(() => {
    remove(text, random);
    insert(text, random.below(text.length + 1), words, most);
  });
}
