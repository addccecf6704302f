const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A count as it is spoken: words up to twelve, digits after that. */
export const numberWord = (count: number): string => words[count] ?? String(count);

/** The same at the beginning of a sentence. */
export function numberWordFirst(count: number): string {
  const word = numberWord(count);
  return word.charAt(0).toUpperCase() + word.slice(1);
}
