import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { rootFolder } from '../build/paths.ts';
import type { Finished } from '../testing/run.ts';
import { citedRules, rulesOf, wholeRule } from './ruleNumbers.ts';

/** What a file may cite: the rules of docs/SPEC.md, and files and headings of this repository. */
export type Repository = {
  readonly rules: ReadonlySet<string>;
  /** `path` is relative to the root, with slashes. */
  readonly exists: (path: string) => boolean;
  /** The anchors of a Markdown file; empty if there is none. */
  readonly anchors: (path: string) => ReadonlySet<string>;
};

/** `line` counts from 1. */
export type Unresolved = { readonly line: number; readonly cited: string; readonly why: string };

type Finding = { cited: string; why: string };

const outside = 'names a document that is not in this repository';
const numbered = 'is a number of a list that is not in this repository';

const documentNames = /\b(?:CONTRACT|THREATS|DESIGN|STYLE|DEPENDENCIES)\b/g;
const points = /\b(?:points?|promises?) \d+/gi;
const sections = /\bsections? \d+/gi;
const listNumbers = /\b[TLG]\d{1,3}\b/g;
const titleNumbers = /(?<=['"`](?:[A-Z]{2}\d+[a-z]?,? )*)[TLG]\d{1,3}\b/g;
const bareTitles = /(?<=\b(?:test|it|describe)(?:\.each\([^'"`]*\))?\(['"`])\d+[ ,:]/g;
const paths = /(?<![\w./-])(?:docs|server|client|shared|tests|scripts)\/[\w./-]*\w/g;

const finds = (text: string, pattern: RegExp, why: string): Finding[] =>
  [...text.matchAll(pattern)].map(([cited]) => ({ cited, why }));

/** The part of a source line that is a comment, or "". Exact enough: a quoted `//` has no space before it. */
function commentOf(line: string): string {
  if (/^\s*(\*|\/\*)/.test(line)) return line;
  return /(?:^|\s)\/\/ (.*)$|\/\*.*?\*\//.exec(line)?.[0] ?? '';
}

function unknownPaths(text: string, { exists }: Repository, pattern = paths): Finding[] {
  return finds(text, pattern, 'is no file of this repository').filter(
    ({ cited }) => (cited.startsWith('docs/') || /\.\w+$/.test(cited)) && !exists(cited),
  );
}

const unknownRules = (cited: readonly string[], { rules }: Repository): Finding[] =>
  cited.filter((rule) => !rules.has(rule)).map((rule) => ({ cited: rule, why: 'is no rule of docs/SPEC.md' }));

/** Test files, and the lists of rules whose strings are printed as messages. */
const speaksInStrings = (path: string): boolean =>
  /\.(test|spec)\.tsx?$|^tests\/|\.mjs$/.test(path) && !path.startsWith('tests/fixtures/');

function inSourceLine(path: string, line: string, repository: Repository): Finding[] {
  const comment = commentOf(line);
  return [
    ...finds(line, documentNames, outside),
    ...finds(speaksInStrings(path) ? line : comment, points, numbered),
    ...(/\bRFC\b/.test(comment) || line.search(documentNames) >= 0 ? [] : finds(comment, sections, outside)),
    ...finds(comment, listNumbers, numbered),
    ...(speaksInStrings(path) && comment === '' ? finds(line, titleNumbers, numbered) : []),
    ...finds(line, bareTitles, numbered),
    ...unknownRules(citedRules(line), repository),
    ...unknownPaths(speaksInStrings(path) && path.endsWith('.mjs') ? line : comment, repository),
  ];
}

/** The anchor that GitHub makes of a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .replace(/[`*]|\]\(.*?\)|\[/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

export const anchorsOf = (markdown: string): Set<string> =>
  new Set([...markdown.matchAll(/^#+ (.*)$/gm)].map((match) => anchorOf(match[1] ?? '')));

function brokenLinks(path: string, line: string, { exists, anchors }: Repository): Finding[] {
  return [...line.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = '', anchor] = target.split('#');
    const full = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file));
    if (!exists(full)) return [{ cited: target, why: 'is a link to a file that does not exist' }];
    if (anchor === undefined || anchors(full).has(anchor)) return [];
    return [{ cited: target, why: 'is a link to a heading that does not exist' }];
  });
}

function inMarkdownLine(path: string, line: string, repository: Repository): Finding[] {
  const inCode = [...line.matchAll(/`([^`]*)`/g)].map((match) => match[1] ?? '');
  const codePaths = inCode.filter((code) => new RegExp(`^${paths.source}$`).test(code) && !repository.exists(code));
  const prose = line.replace(/`[^`]*`/g, '');
  return [
    ...finds(prose, documentNames, outside),
    ...finds(prose, points, numbered),
    ...finds(prose, listNumbers, numbered),
    ...unknownRules(prose.match(/\b[A-Z]{2}\d{1,2}[a-z]?\b/g) ?? [], repository),
    ...codePaths.map((cited) => ({ cited, why: 'is no file of this repository' })),
    ...brokenLinks(path, line, repository),
  ];
}

/** Blanks fenced blocks, keeping the count of lines. */
const withoutFences = (markdown: string): string =>
  markdown.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''));

/** The citations of one file that resolve to nothing in the repository. */
export function unresolvedIn(path: string, text: string, repository: Repository): Unresolved[] {
  const markdown = path.endsWith('.md');
  const lines = (markdown ? withoutFences(text) : text).split('\n');
  return lines.flatMap((line, i) =>
    (markdown ? inMarkdownLine(path, line, repository) : inSourceLine(path, line, repository)).map((finding) => ({
      line: i + 1,
      ...finding,
    })),
  );
}

const sources = '**/*.{ts,tsx,mjs,css,html,md,yml}';
const skipped = /(^|\/)(node_modules|dist|data|coverage|test-results|playwright-report)(\/|$)/;
/** The check's own words and their tests name what they forbid. */
const exempt = /^scripts\/checks\/citations(\.test)?\.ts$|^scripts\/checks\/ruleNumbers\.test\.ts$/;

export function repositoryAt(root: string): Repository {
  const read = (path: string): string =>
    path.endsWith('.md') && existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  return {
    // The id of a split rule stands for all of its parts.
    rules: new Set(rulesOf(read('docs/SPEC.md')).flatMap((rule) => [rule, wholeRule(rule)])),
    exists: (path) =>
      existsSync(join(root, path)) ||
      // A decision may be cited by its number.
      (/^docs\/decisions\/\d{4}$/.test(path) && globSync(`${path}-*.md`, { cwd: root }).length > 0),
    anchors: (path) => anchorsOf(read(path)),
  };
}

/** All unresolved citations of the repository at `root`, or of the files whose path begins with one of `only`, as printable lines. */
export function unresolvedCitations(root: string, only: readonly string[] = ['']): string[] {
  const repository = repositoryAt(root);
  return globSync([sources, '.github/**/*.yml', '.*.mjs'], { cwd: root, exclude: (path) => skipped.test(path) })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !exempt.test(path) && only.some((start) => path.startsWith(start)))
    .sort()
    .flatMap((path) =>
      unresolvedIn(path, readFileSync(join(root, path), 'utf8'), repository).map(
        ({ line, cited, why }) => `${path}:${String(line)}: "${cited}" ${why}`,
      ),
    );
}

/** The citations of this repository resolve. */
export function checkCitations(): Finished {
  const found = unresolvedCitations(rootFolder);
  return { code: found.length === 0 ? 0 : 1, output: found.join('\n') };
}
