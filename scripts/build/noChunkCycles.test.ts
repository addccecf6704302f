import { expect, test } from 'vitest';
import { findCycle } from './noChunkCycles.ts';

const graph = (edges: { readonly [chunk: string]: readonly string[] }) => new Map(Object.entries(edges));

test('a cycle of chunks is found wherever it begins', () => {
  expect(findCycle(graph({ index: ['page'], page: ['parts'], parts: ['library', 'page'], library: [] }))).toEqual(
    ['page', 'parts', 'page'],
  ); // prettier-ignore
  expect(findCycle(graph({ alone: ['alone'] }))).toEqual(['alone', 'alone']);
});

test('chunks that share imports are no cycle', () => {
  expect(findCycle(graph({ index: ['a', 'b'], a: ['c'], b: ['c'], c: [] }))).toBeNull();
});
