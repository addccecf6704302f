import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { migrate, newestSchemaVersion, readSchemaVersion } from './migrations.ts';

const tables = (db: DatabaseSync) =>
  db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all()
    .map((row) => row.name);

test('FA17a an empty file is migrated to the newest version, once', () => {
  const db = new DatabaseSync(':memory:');
  expect(readSchemaVersion(db)).toBe(0);
  migrate(db);
  expect(readSchemaVersion(db)).toBe(newestSchemaVersion);
  const before = tables(db);
  migrate(db);
  expect(tables(db)).toEqual(before);
  expect(db.prepare('SELECT version FROM schema_version').all()).toHaveLength(newestSchemaVersion);
});

test('FA17a only missing steps run, and stored rows stay', () => {
  const db = new DatabaseSync(':memory:');
  const first = "CREATE TABLE card (text TEXT); INSERT INTO card VALUES ('kept')";
  migrate(db, [first]);
  migrate(db, [first, 'ALTER TABLE card ADD COLUMN rank TEXT', `UPDATE card SET rank = 'a0'`]);
  expect(readSchemaVersion(db)).toBe(3);
  expect(db.prepare('SELECT * FROM card').all()).toEqual([{ text: 'kept', rank: 'a0' }]);
});

test('FA2a a migration applies all of its steps or none', () => {
  const db = new DatabaseSync(':memory:');
  migrate(db, ['CREATE TABLE card (text TEXT)']);
  const steps = ['', 'CREATE TABLE pile (title TEXT)', 'INSERT INTO nowhere VALUES (1)'];
  expect(() => migrate(db, steps)).toThrow('nowhere');
  expect(db.isTransaction).toBe(false);
  expect(readSchemaVersion(db)).toBe(1);
  expect(tables(db)).toEqual(['card', 'schema_version']);
});
