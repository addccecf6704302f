import * as z from 'zod/mini';
import { isoDate } from '../../shared/protocol/fields.ts';
import { registerFileSchema } from '../../shared/register/file.ts';
import { registerFile1Schema } from '../../shared/register/fileVersion1.ts';
import { registerFile2Schema } from '../../shared/register/fileVersion2.ts';

const schemas: { readonly [version: number]: z.ZodMiniType } = {
  1: registerFile1Schema,
  2: registerFile2Schema,
  3: registerFileSchema,
};

/** The versions of the register's JSON that have a schema. */
export const schemaVersions: readonly number[] = Object.keys(schemas).map(Number);

/** The name under which the schema of a version is published, and its file in docs/schemas. */
export const schemaName = (version: number): string => `register-${version}.json`;

/**
 * The JSON Schema of a version (draft 2020-12), made from what checks a file that is imported. What JSON Schema cannot say,
 * such as that a day exists or that a reference names something, is checked besides.
 */
export function schemaText(version: number): string {
  const schema = schemas[version];
  if (!schema) throw new Error('There is no such version.');
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    // What a file may leave out, since a default stands for it, is not required.
    io: 'input',
    reused: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === isoDate) Object.assign(jsonSchema, { format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
    },
  });
  const head = { $schema, $id: `/schemas/${schemaName(version)}`, title: `Forewarned register, version ${version}` };
  return `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`;
}
