import * as z from 'zod/mini';
import { filledText, id, isoDate, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { RiskFact, RiskFacts } from './riskFields.ts';
import { riskFacts, riskFields } from './riskFields.ts';

type FactSchema<F extends RiskFact> = z.ZodMiniNullable<z.ZodMiniType<NonNullable<RiskFacts[F]>>>;
type FactSchemas = { [F in RiskFact]: FactSchema<F> };

/** The schema of every fact, null for an empty one. */
export const factSchemas = (): FactSchemas =>
  Object.fromEntries(riskFacts.map((fact) => [fact, z.nullable(valueSchema(fact))])) as FactSchemas;

/** The same for a change of some facts. */
export const factChangeSchemas = () => {
  type Changes = { [F in RiskFact]: z.ZodMiniExactOptional<FactSchema<F>> };
  return Object.fromEntries(
    Object.entries(factSchemas()).map(([fact, schema]) => [fact, z.exactOptional(schema)]),
  ) as Changes;
};

/** Who of the workshop each owner is. */
export const ownerIdSchemas = () => ({
  preventionOwnerId: z.exactOptional(z.nullable(id)),
  watcherId: z.exactOptional(z.nullable(id)),
  contingencyOwnerId: z.exactOptional(z.nullable(id)),
});

function valueSchema(fact: RiskFact): z.ZodMiniType {
  const entry = riskFields[fact];
  switch (entry.kind) {
    case 'grade':
    case 'days':
      return whole(1, entry.most);
    case 'choice':
      return z.enum(entry.of);
    case 'day':
      return isoDate;
    case 'remark':
      return filledText(limits.titleLength);
    case 'owner':
      return filledText(limits.nameLength);
  }
}
