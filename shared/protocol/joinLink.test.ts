import { expect, test } from 'vitest';
import { joinPath, readJoinFragment } from './joinLink.ts';

const linkSecret = 'aB-_'.padEnd(22, '9');

test('JN1 the join link holds code and secret in its fragment, and is read back', () => {
  const link = joinPath({ joinCode: 'KXPM4TQ9', linkSecret });
  expect(link).toBe(`/j#KXPM-4TQ9.${linkSecret}`);
  expect(readJoinFragment(link.split('#')[1]!)).toEqual({ code: 'KXPM-4TQ9', linkSecret });
  expect(joinPath({ joinCode: 'KXPM4TQ9', linkSecret: null })).toBe('/j#KXPM-4TQ9');
});

test('JN1 a fragment without a secret, or with something else in its place, is read as a typed code', () => {
  expect(readJoinFragment('kxpm4tq9')).toEqual({ code: 'KXPM-4TQ9', linkSecret: null });
  expect(readJoinFragment('KXPM-4TQ9.')).toEqual({ code: 'KXPM-4TQ9', linkSecret: null });
  expect(readJoinFragment('KXPM-4TQ9.short')).toEqual({ code: 'KXPM-4TQ9', linkSecret: null });
  expect(readJoinFragment('no code')).toEqual({ code: 'no code', linkSecret: null });
  expect(readJoinFragment('')).toEqual({ code: '', linkSecret: null });
});
