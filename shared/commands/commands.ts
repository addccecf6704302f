import type * as z from 'zod/mini';
import { boardSchemas } from './boardCommands.ts';
import { incidentSchemas } from './incidentCommands.ts';
import { feedSchemas } from './feedCommands.ts';
import { keySchemas } from './keyCommands.ts';
import { foresightSchemas } from './foresightCommands.ts';
import { learningSchemas } from './learningCommands.ts';
import { linkSchemas } from './linkCommands.ts';
import { mailSchemas } from './mailCommands.ts';
import { noteSchemas } from './noteCommands.ts';
import { peopleSchemas } from './peopleCommands.ts';
import { planSchemas } from './planCommands.ts';
import { registerSchemas } from './registerCommands.ts';
import type { CommandType } from './registry.ts';
import { settingsSchemas } from './settingsCommands.ts';
import { shareSchemas } from './shareCommands.ts';
import { stageSchemas } from './stageCommands.ts';
import { voteSchemas } from './voteCommands.ts';
import { webhookSchemas } from './webhookCommands.ts';
import { workshopSchemas } from './workshopCommands.ts';

/** The schema of every command; the types of the program are inferred from these. */
export const commandSchemas = {
  ...stageSchemas(),
  ...settingsSchemas(),
  ...noteSchemas(),
  ...shareSchemas(),
  ...boardSchemas(),
  ...voteSchemas(),
  ...planSchemas(),
  ...registerSchemas(),
  ...incidentSchemas(),
  ...foresightSchemas(),
  ...peopleSchemas(),
  ...workshopSchemas(),
  ...linkSchemas(),
  ...mailSchemas(),
  ...feedSchemas(),
  ...keySchemas(),
  ...learningSchemas(),
  ...webhookSchemas(),
} as const satisfies { readonly [T in CommandType]: z.core.$ZodType };

export type CommandOf<T extends CommandType> = z.infer<(typeof commandSchemas)[T]>;
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];
