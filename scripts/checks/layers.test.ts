import { expect, test } from 'vitest';
import { cyclesOf, essentialArrows, folderGraph, graphAsText, layerOf, mermaid } from './layers.ts';

test.each([
  ['shared/board/board.ts', 'shared'],
  ['server/domain/core/state.ts', 'server/domain/core'],
  ['server/store/sqlite/loadWorkshopRows.ts', 'server/store'],
  ['server/ports.ts', 'server/ports.ts'],
  ['client/stages/write/WriteScreen.tsx', 'client/stages'],
  ['client/App.tsx', 'client'],
])('%s belongs to %s', (file, layer) => {
  expect(layerOf(file)).toBe(layer);
});

const chain = folderGraph([
  { from: 'client/a/x.ts', to: 'client/b/x.ts' },
  { from: 'client/b/x.ts', to: 'client/c/x.ts' },
  { from: 'client/a/y.ts', to: 'client/c/y.ts' },
  { from: 'client/a/y.ts', to: 'client/a/x.ts' },
]);

test('an arrow that follows from others is left out', () => {
  expect(essentialArrows(chain)).toEqual([
    { from: 'client/a', to: 'client/b' },
    { from: 'client/b', to: 'client/c' },
  ]);
});

test('folders that import each other are a cycle, and all arrows among them are drawn', () => {
  const graph = folderGraph([
    { from: 'client/a/x.ts', to: 'client/b/x.ts' },
    { from: 'client/b/y.ts', to: 'client/a/y.ts' },
    { from: 'client/c/x.ts', to: 'client/a/y.ts' },
  ]);
  expect(cyclesOf(graph)).toEqual([['client/a', 'client/b']]);
  expect(essentialArrows(graph)).toContainEqual({ from: 'client/b', to: 'client/a' });
  expect(graphAsText(graph)).toContain('cycle: client/a ↔ client/b');
});

test('the chart names folders and draws arrows from one side only', () => {
  expect(mermaid(chain, 'client').split('\n')).toEqual([
    '```mermaid',
    'flowchart TD',
    '  client_a["client/a"]',
    '  client_b["client/b"]',
    '  client_c["client/c"]',
    '  client_a --> client_b',
    '  client_b --> client_c',
    '```',
  ]);
  expect(mermaid(chain, 'server')).toBe('```mermaid\nflowchart TD\n```');
});
