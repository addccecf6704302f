import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rootFolder } from '../build/paths.ts';
import { run } from '../testing/run.ts';
import { readReport } from './dependencies.ts';

/** An import that each rule must report: importing file, imported file. */
const examples: { readonly [rule: string]: readonly [from: string, to: string] } = {
  'shared-alone': ['shared/a.ts', 'server/b.ts'],
  'client-not-server': ['client/a.ts', 'server/b.ts'],
  'server-not-client': ['server/a.ts', 'client/b.ts'],
  'product-not-tests': ['server/http/a.ts', 'server/testing/b.ts'],
  'shared-layer-1': ['shared/ids.ts', 'shared/people/b.ts'],
  'shared-layer-1-apart': ['shared/time.ts', 'shared/ids.ts'],
  'shared-layer-2': ['shared/people/a.ts', 'shared/protocol/b.ts'],
  'shared-layer-2-apart': ['shared/people/a.ts', 'shared/stages/b.ts'],
  'shared-layer-3': ['shared/protocol/a.ts', 'shared/board/b.ts'],
  'shared-layer-4': ['shared/board/a.ts', 'shared/session/b.ts'],
  'shared-layer-5': ['shared/session/a.ts', 'shared/commands/b.ts'],
  'shared-layer-5-apart': ['shared/plan/a.ts', 'shared/session/b.ts'],
  'shared-layer-6-apart': ['shared/register/a.ts', 'shared/commands/b.ts'],
  'shared-text-by-type': ['shared/register/a.ts', 'shared/text/en/b.ts'],
  'domain-layer-1': ['server/domain/core/a.ts', 'server/domain/board/b.ts'],
  'domain-layer-2': ['server/domain/history/a.ts', 'server/domain/board/b.ts'],
  'domain-layer-3': ['server/domain/mail/a.ts', 'server/domain/board/b.ts'],
  'domain-layer-4': ['server/domain/errands/a.ts', 'server/domain/board/b.ts'],
  'domain-layer-5': ['server/domain/board/a.ts', 'server/domain/stages/b.ts'],
  'domain-layer-5-apart': ['server/domain/board/a.ts', 'server/domain/share/b.ts'],
  'domain-layer-6': ['server/domain/people/a.ts', 'server/domain/decide/b.ts'],
  'domain-layer-6-apart': ['server/domain/people/a.ts', 'server/domain/stages/b.ts'],
  'domain-layer-7': ['server/domain/notices/a.ts', 'server/domain/decide/b.ts'],
  'live-layer-1': ['server/live/documents/a.ts', 'server/live/connections/b.ts'],
  'live-layer-2': ['server/live/connections/a.ts', 'server/live/workshop/b.ts'],
  'domain-pure': ['server/domain/core/a.ts', 'server/store/b.ts'],
  'gate-pure': ['server/gate/a.ts', 'server/wire/b.ts'],
  'export-pure': ['server/export/a.ts', 'server/live/b.ts'],
  'wire-below-live': ['server/wire/a.ts', 'server/live/b.ts'],
  'store-alone': ['server/store/a.ts', 'server/domain/b.ts'],
  'runtime-sees-ports': ['server/runtime/a.ts', 'server/live/b.ts'],
  'live-below-transport': ['server/live/workshop/a.ts', 'server/gateway/b.ts'],
  'workshop-by-its-face': ['server/http/a.ts', 'server/live/workshop/commandQueue.ts'],
  'gateway-not-http': ['server/gateway/a.ts', 'server/http/b.ts'],
  'root-stays-root': ['server/http/a.ts', 'server/start.ts'],
  'client-layer-1': ['client/runtime/a.ts', 'client/text/b.ts'],
  'client-layer-1-apart': ['client/runtime/a.ts', 'client/editing/b.ts'],
  'client-layer-2': ['client/text/a.ts', 'client/ui/b.ts'],
  'client-layer-3': ['client/ui/a.tsx', 'client/connection/b.ts'],
  'client-layer-4': ['client/connection/a.ts', 'client/documents/b.ts'],
  'client-layer-5': ['client/documents/a.ts', 'client/commands/b.ts'],
  'client-layer-6': ['client/commands/a.ts', 'client/frame/b.ts'],
  'client-layer-7': ['client/frame/a.ts', 'client/stages/vote/b.ts'],
  'client-layer-8': ['client/stages/vote/a.ts', 'client/workshop/b.ts'],
  'client-layer-9': ['client/workshop/a.ts', 'client/WorkshopPage.tsx'],
  'client-layer-9-apart': ['client/workshop/a.ts', 'client/home/b.ts'],
  'client-layer-10': ['client/WorkshopPage.tsx', 'client/App.tsx'],
  'client-layer-11': ['client/App.tsx', 'client/main.tsx'],
  'connection-shows-nothing': ['client/connection/a.ts', 'client/ui/b.ts'],
  'rehearsal-outside': ['server/rehearsal/a.ts', 'server/domain/share/b.ts'],
  'stages-apart': ['client/stages/vote/a.ts', 'client/stages/plan/b.ts'],
};

const folder = mkdtempSync(join(tmpdir(), 'forewarned-layers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text, { flag: 'a' });
};

test('every dependency rule reports the import it is there for', { timeout: 60_000 }, async () => {
  write('tsconfig.base.json', '{}');
  for (const [from, to] of Object.values(examples)) {
    write(to, '');
    write(from, `import '${relative(dirname(from), to).replace(/^(?!\.)/, './')}';\n`);
  }
  write('tests/unresolved.ts', "import './missing.ts';\n");
  write('tests/one.ts', "import './other.ts';\n");
  write('tests/other.ts', "import './one.ts';\n");
  const { output } = await run(
    'depcruise',
    [
      '--config',
      join(rootFolder, '.dependency-cruiser.mjs'),
      '--output-type',
      'json',
      'shared',
      'server',
      'client',
      'tests',
    ],
    { cwd: folder },
  );
  const { violations = [], ruleSetUsed } = readReport(output)?.summary ?? {};
  const reported = (rule: string, from: string, to: string): boolean =>
    violations.some((one) => one.rule.name === rule && one.from === from && one.to === to);
  for (const [rule, [from, to]] of Object.entries(examples)) {
    expect(reported(rule, from, to), `${rule}: ${from} imports ${to}`).toBe(true);
  }
  const withExample = [...Object.keys(examples), 'no-cycles', 'no-unresolved'].sort();
  expect(ruleSetUsed?.forbidden.map(({ name }) => name).sort()).toEqual(withExample);
  expect(reported('no-unresolved', 'tests/unresolved.ts', './missing.ts')).toBe(true);
  expect(violations.some(({ rule, from }) => rule.name === 'no-cycles' && from === 'tests/one.ts')).toBe(true);
});
