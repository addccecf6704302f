import { describe, expect, test } from 'vitest';
import { anchorOf, unresolvedIn, type Repository } from './citations.ts';

const repository: Repository = {
  rules: new Set(['QA1', 'QA2b']),
  exists: (path) => ['docs/PRIVACY.md', 'docs/SPEC.md', 'server/start.ts'].includes(path),
  anchors: () => new Set(['not-promised']),
};

const cited = (path: string, text: string): string[] =>
  unresolvedIn(path, text, repository).map((finding) => finding.cited);

describe('in source', () => {
  test.each([
    ['a document outside the repository', '// as CONTRACT says', 'CONTRACT'],
    ['the same in a string', `const message = 'see STYLE';`, 'STYLE'],
    ['a number of a list', '/** So that L13 holds. */', 'L13'],
    ['a point', ' * (point 65)', 'point 65'],
    ['a section without a document', '// section 4 has the list', 'section 4'],
    ['a rule that does not exist', '// (SPEC QA1, QA9)', 'QA9'],
    ['a file under docs/ that does not exist', '// see docs/NOTHING.md', 'docs/NOTHING.md'],
    ['a source file that does not exist', '// see server/begin.ts', 'server/begin.ts'],
  ])('%s is found', (_, line, expected) => {
    expect(cited('server/a.ts', line)).toEqual([expected]);
  });

  test('rules, documents and files that exist pass, and so do standards', () => {
    const text = '// SPEC QA1, QA2b; docs/PRIVACY.md; server/start.ts\n// RFC 5545, section 3\n';
    expect(cited('server/a.ts', text)).toEqual([]);
  });

  test('what only looks like a citation passes', () => {
    expect(cited('client/a.tsx', `<path d="M0 L12" />; const at = '2027-05-04T12:00';`)).toEqual([]);
  });

  test('the line is told', () => {
    expect(unresolvedIn('a.ts', '\n\n// THREATS', repository)[0]?.line).toBe(3);
  });
});

describe('in titles and messages', () => {
  test.each([
    ['a number before the rule', `test('T26 QA1 x', f);`, 'T26'],
    ['a number after the rule', `  'QA1 G4 x',`, 'G4'],
    ['a bare number', `test('57 x', f);`, '57 '],
    ['a promise', `test('promise 4: x', f);`, 'promise 4'],
    ['a list of rules by number', `rule: 'L1',`, 'L1'],
  ])('%s is found', (_, line, expected) => {
    expect(cited('server/a.test.ts', line)).toEqual([expected]);
  });

  test('a message of a lint rule is read like a comment', () => {
    expect(cited('eslint.config.mjs', `message: 'see docs/NOTHING.md (SPEC QA9)'`)).toEqual(['QA9', 'docs/NOTHING.md']);
  });
});

describe('in Markdown', () => {
  test.each([
    ['a document outside the repository', 'as in THREATS', 'THREATS'],
    ['a rule that does not exist', 'holds (QA9)', 'QA9'],
    ['a link to a missing file', '[x](NOTHING.md)', 'NOTHING.md'],
    ['a link to a missing heading', '[x](PRIVACY.md#promised)', 'PRIVACY.md#promised'],
    ['a link to a missing heading of its own', '[x](#promised)', '#promised'],
    ['a path that does not exist', 'in `server/begin.ts`', 'server/begin.ts'],
  ])('%s is found', (_, line, expected) => {
    expect(cited('docs/SPEC.md', line)).toEqual([expected]);
  });

  test('links, rules and paths that exist pass', () => {
    const text =
      '[x](PRIVACY.md#not-promised) QA1 `server/start.ts` [y](https://example.org) `client/text/<language>/`';
    expect(cited('docs/SPEC.md', text)).toEqual([]);
  });

  test('blocks of code are not read', () => {
    expect(cited('docs/SPEC.md', '```\nsee THREATS\n```\n')).toEqual([]);
  });

  test('an anchor is made as GitHub does', () => {
    expect(anchorOf('Rules of the `gate`, and why')).toBe('rules-of-the-gate-and-why');
  });
});
