import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { joinLink } from '../../client/frame/joinLink.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = (pattern: string): Map<string, string> =>
  new Map(
    globSync(pattern, { cwd: root, exclude: (name) => /\.test\.tsx?$/.test(name) }).map((file) => [
      file,
      readFileSync(join(root, file), 'utf8'),
    ]),
  );

type HouseRules = { readonly houseRules: () => Linter.RulesRecord };
const { houseRules } = (await import(join(root, 'scripts', 'lint', 'houseRules.mjs'))) as HouseRules;

/** The lint messages for a line of code in this repository. */
const said = (code: string): string[] =>
  new Linter()
    .verify(code, { languageOptions: { ecmaVersion: 2024, sourceType: 'module' }, rules: houseRules() })
    .map(({ message }) => message); // prettier-ignore

test('SC22c lint forbids `PermanentUserData`, and the Yjs version stores no author attributions', () => {
  expect(said("import * as Y from 'yjs'; export const made = new Y.Map();")).toEqual([]);
  expect(said("import * as Y from 'yjs'; export const made = new Y.PermanentUserData(new Y.Doc());").join()).toContain('who wrote what'); // prettier-ignore
  expect(said("import { PermanentUserData } from 'yjs'; export const made = PermanentUserData;").join()).toContain('who wrote what'); // prettier-ignore
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: { yjs: string } }; // prettier-ignore
  expect(dependencies.yjs).toMatch(/^13\.\d+\.\d+$/);
});

test('SC22b tabs of one browser exchange data only through the server', () => {
  const providers = [...sources('client/**/*.ts').values()].filter((source) => source.includes('new WebsocketProvider('));
  expect(providers).toHaveLength(1);
  expect(providers[0]).toMatch(/new WebsocketProvider\([^;]*\bdisableBc: true\b/s);
  expect(said("new BroadcastChannel('x');").length).toBeGreaterThan(0);
  for (const [file, source] of sources('client/**/*.{ts,tsx}')) expect(source, file).not.toMatch(/BroadcastChannel|SharedWorker/);
}); // prettier-ignore

test('SC22d every text field turns browser autofill and history off', () => {
  const fields = [...sources('client/**/*.tsx')].flatMap(([file, source]) =>
    [...source.matchAll(/<(?:input|textarea)\b.*?\/>/gs)].map(([field]) => ({ file, field })),
  );
  expect(fields.length).toBeGreaterThan(8);
  const wordless = /type="(checkbox|radio|range|number|file|date|datetime-local)"|type=\{/;
  for (const { file, field } of fields) {
    if (!wordless.test(field)) expect(field, file).toMatch(/autoComplete=("off"|\{)|\{\.\.\./);
  }
});

test('SC22e the print view reads session, board and plan only', () => {
  const screens = sources('client/stages/register/*.tsx');
  expect([...screens.keys()].join()).toContain('PrintVersion.tsx');
  for (const [file, source] of screens) {
    expect(source, file).not.toMatch(/documents\/(notebook|noteOrder|ballot)|fetchKnowledge|outbox|leftoverNotes/);
  }
});

test('SC22a the invitation link is the same for everyone, and its code and secret are in the fragment', () => {
  const window = { location: { origin: 'https://premortem.example.org' } };
  Object.assign(globalThis, { window });
  const workshop = { joinCode: 'KXPM4TQ9', linkSecret: 'aB3'.padEnd(22, '_') };
  expect(joinLink(workshop)).toBe(`https://premortem.example.org/j#KXPM-4TQ9.${workshop.linkSecret}`);
  expect(joinLink.length).toBe(1);
  Reflect.deleteProperty(globalThis, 'window');
});
