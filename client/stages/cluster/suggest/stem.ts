/**
 * The stem of an English word in lower case: plurals, -ed and -ing fall together, and nothing else does. It need not be a
 * word. Suffixes that make another word (-ment, -er, -ness) stay: "developer" and "development" are two notions.
 */
export function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z'’]+$/.test(word)) return word;
  let stem = word
    .replace(/['’]s?$/, '')
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^aius])s$/, '$1');
  const [, root] = /^(.*[aeiouy].*)(?:ing|ed)$/.exec(stem) ?? [];
  if (root !== undefined && root.length > 2) stem = root.replace(/([^aeioulsz])\1$/, '$1');
  return stem.replace(/(.{3})e$/, '$1').replace(/(.{2})y$/, '$1i');
}
