import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { commandSchemas } from '../../shared/commands/commands.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { fingerprint, protocolShape } from './protocolShape.ts';

/**
 * When this test fails, the protocol has changed. Raise `protocolVersion`, write a line of its history
 * (shared/protocol/version.ts), and put the new version and fingerprint here.
 */
const expected = { version: 5, fingerprint: '10c6758c4ac09d30' };

test('GW5 a change of the protocol has a version of its own', () => {
  expect({ version: protocolVersion, fingerprint: fingerprint(protocolShape()) }).toEqual(expected);
});

test('GW5 every version of the protocol has its line of history', () => {
  const source = readFileSync(join(import.meta.dirname, '../../shared/protocol/version.ts'), 'utf8');
  const versions = [...source.matchAll(/^ \* - (\d+): \S/gm)].map(([, version]) => Number(version));
  expect(versions).toEqual(Array.from({ length: protocolVersion }, (_, i) => i + 1));
});

test('GW5 probe: the fingerprint changes with a field, a limit, a close code and a document', () => {
  const shape = protocolShape() as { readonly [part: string]: object };
  const before = fingerprint(shape);
  const withField = { ...commandSchemas, agree: z.extend(commandSchemas.agree, { loudly: z.boolean() }) };
  expect(fingerprint(protocolShape(withField))).not.toBe(before);
  for (const part of ['message', 'closeCodes', 'refusals', 'limits', 'requests', 'documentRoots', 'types']) {
    expect(fingerprint({ ...shape, [part]: { ...shape[part], one: 'more' } }), part).not.toBe(before);
  }
  expect(JSON.stringify(shape.types)).toContain('preventionOwner');
  const turnedAround = Object.fromEntries(Object.entries(shape).reverse());
  expect(fingerprint(turnedAround)).toBe(before);
});
