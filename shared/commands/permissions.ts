import type { Capability } from '../people/capability.ts';
import { capabilities, may } from '../people/capability.ts';
import type { Stage } from '../stages/stages.ts';
import { byStage, isWithin } from '../stages/stages.ts';
import type { CommandType } from './registry.ts';
import { commandRules, commandTypes } from './registry.ts';

type ByCapability<T> = { readonly [C in Capability]: T };
type Table<Row> = { readonly [T in CommandType]: Row };

const byCapability = <T>(valueOf: (capability: Capability) => T): ByCapability<T> =>
  Object.fromEntries(capabilities.map((capability) => [capability, valueOf(capability)])) as ByCapability<T>;

const table = <Row>(rowOf: (type: CommandType) => Row): Table<Row> =>
  Object.fromEntries(commandTypes.map((type) => [type, rowOf(type)])) as Table<Row>;

/** Who may give a command at all (SPEC CM2). */
export const commandsByCapability: Table<ByCapability<boolean>> = table((type) =>
  byCapability((capability) => commandRules[type].by.includes(capability)),
);

/** In which stages a command is possible (SPEC CM3). */
export const commandsByStage: Table<{ readonly [S in Stage]: boolean }> = table((type) =>
  byStage((stage) => isWithin(commandRules[type].stages, stage)),
);

export type DocumentKind = 'session' | 'board' | 'plan' | 'notebook' | 'ballot';

const everyone = <T>(value: T): ByCapability<T> => byCapability(() => value);
const those = <T, U>(group: readonly Capability[], theirs: T, others: U): ByCapability<T | U> =>
  byCapability((capability) => (group.includes(capability) ? theirs : others));

/**
 * Who may open a document's socket and write in it (SPEC DO1). Session and board are read by all and written by the
 * server alone. In which stages a document can be written follows from its round: `session.open` names the notebook and
 * the ballot that can be written now; the plan can be written in every stage.
 */
export const documentsByCapability: {
  readonly [D in DocumentKind]: ByCapability<'reads' | 'writes' | 'nothing'>;
} = {
  session: everyone('reads'),
  board: everyone('reads'),
  plan: those(may.edit, 'writes', 'reads'),
  notebook: those(may.takePart, 'writes', 'nothing'),
  ballot: those(may.takePart, 'writes', 'nothing'),
};
