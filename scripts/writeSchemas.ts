import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaName, schemaText, schemaVersions } from '../server/export/schemas.ts';

// Writes the JSON Schemas of the register's JSON to docs/schemas. A test fails when they are out of date.
const directory = join(import.meta.dirname, '..', 'docs', 'schemas');
mkdirSync(directory, { recursive: true });
for (const version of schemaVersions) writeFileSync(join(directory, schemaName(version)), schemaText(version));
