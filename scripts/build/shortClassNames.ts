import { globSync } from 'node:fs';
import { relative } from 'node:path';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** 0 is a, 25 is z, 26 is aa, as columns of a sheet are counted. */
const lettersOf = (number: number): string =>
  (number < letters.length ? '' : lettersOf(Math.floor(number / letters.length) - 1)) +
  letters.charAt(number % letters.length);

/**
 * Class names for the built page: letters that count the CSS modules in order of their paths, and the number of the class in
 * its module. The same sources give the same names, no two classes share one, and they are shorter than hashes, which do not
 * compress.
 * @param folder absolute path that holds all CSS modules
 */
export function shortClassNames(folder: string): (name: string, file: string) => string {
  const files = globSync('**/*.module.css', { cwd: folder }).sort();
  const numbers = new Map(files.map((file, at) => [file, { file: at, classes: new Map<string, number>() }]));
  return (name, path) => {
    const numbered = numbers.get(relative(folder, path.replace(/\?.*$/, '')));
    if (numbered === undefined) throw new Error(`${path} is no CSS module in ${folder}`);
    const { classes } = numbered;
    const known = classes.get(name) ?? classes.size;
    classes.set(name, known);
    return lettersOf(numbered.file) + String(known);
  };
}
