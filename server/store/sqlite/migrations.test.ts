import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { dayMs, minuteMs } from '../../../shared/time.ts';
import { SEAL_BYTES } from '../rowCipher.ts';
import { createTestDirectory, random } from '../../testing/sqlite/directory.ts';
import { migrate, newestSchemaVersion, readSchemaVersion } from './migrations.ts';

const tables = (db: DatabaseSync) =>
  db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all()
    .map((row) => row.name);

test('FA17a an empty file is migrated to the newest version, once', () => {
  const db = new DatabaseSync(':memory:');
  expect(readSchemaVersion(db)).toBe(0);
  migrate(db, random);
  expect(readSchemaVersion(db)).toBe(newestSchemaVersion);
  const before = tables(db);
  migrate(db, random);
  expect(tables(db)).toEqual(before);
  expect(db.prepare('SELECT version FROM schema_version').all()).toHaveLength(newestSchemaVersion);
});

test('FA17a only missing steps run, and stored rows stay', () => {
  const db = new DatabaseSync(':memory:');
  const first = "CREATE TABLE card (text TEXT); INSERT INTO card VALUES ('kept')";
  migrate(db, random, [first]);
  migrate(db, random, [first, 'ALTER TABLE card ADD COLUMN rank TEXT', `UPDATE card SET rank = 'a0'`]);
  expect(readSchemaVersion(db)).toBe(3);
  expect(db.prepare('SELECT * FROM card').all()).toEqual([{ text: 'kept', rank: 'a0' }]);
});

test('FA2a a migration applies all of its steps or none', () => {
  const db = new DatabaseSync(':memory:');
  migrate(db, random, ['CREATE TABLE card (text TEXT)']);
  const steps = ['', 'CREATE TABLE pile (title TEXT)', 'INSERT INTO nowhere VALUES (1)'];
  expect(() => migrate(db, random, steps)).toThrow('nowhere');
  expect(db.isTransaction).toBe(false);
  expect(readSchemaVersion(db)).toBe(1);
  expect(tables(db)).toEqual(['card', 'schema_version']);
});

test('TL3a FA17a FA14a a file of version 1 is filled: expiry by settings, tokens, bytes', async () => {
  const directory = createTestDirectory();
  const old = join(import.meta.dirname, 'fixtures', 'version1');
  copyFileSync(join(old, 'forewarned.db'), directory.database);
  const expected = JSON.parse(readFileSync(join(old, 'expected.json'), 'utf8')) as {
    [name in 'begun' | 'neverBegun' | 'unreadable']: string;
  } & { at: number; tokens: { tokenHash: string; workshopId: string; participantId: string }[] };
  const store = directory.open();
  const days = async (workshopId: string): Promise<number> => {
    for (let day = 0; ; day++) {
      const due = await store.expired(expected.at + day * dayMs + minuteMs, 10);
      if (due.includes(workshopId)) return day;
    }
  };
  expect(await days(expected.begun)).toBe(90);
  expect(await days(expected.neverBegun)).toBe(1);
  expect(await days(expected.unreadable)).toBe(180);
  expect(expected.tokens).toHaveLength(5);
  for (const { tokenHash, workshopId, participantId } of expected.tokens)
    expect(await store.findToken(tokenHash)).toEqual({ workshopId, participantId });
  const { secretHash } = (await store.load(expected.begun))!.records.get('access') as { secretHash: string };
  expect(await store.findToken(secretHash)).toEqual({ workshopId: expected.begun, participantId: 'facilitatorLink' });

  // Errands came with version 6. A file from before has none, and takes them.
  expect(await store.dueErrands(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  await store.commit([{ kind: 'putErrand', workshopId: expected.begun, id: 'e', at: 5, value: 1 }]);
  expect(await store.dueErrands(5, 10)).toEqual([{ workshopId: expected.begun, at: 5 }]);
  await store.commit([{ kind: 'deleteErrand', workshopId: expected.begun, id: 'e' }]);

  const begun = await store.load(expected.begun);
  const sizes = [
    ...[...begun!.docs.values()].flat().map((update) => update.length),
    ...[...begun!.records.values()].map((record) => JSON.stringify(record).length),
    ...begun!.outcomes.map(({ outcome }) => JSON.stringify(outcome).length),
  ];
  expect(begun!.bytes).toBe(sizes.reduce((sum, size) => sum + size + SEAL_BYTES, 0));
  // Version 1 held texts in the open. Now nothing but the key opens them, also in the unused parts of pages.
  expect(readFileSync(join(old, 'forewarned.db')).includes('Text of version 1')).toBe(true);
  await store.close();
  expect(directory.count('Text of version 1')).toBe(0);
  expect(directory.countDecrypted('Text of version 1')).toBe(1);
  await directory.dispose();
});
