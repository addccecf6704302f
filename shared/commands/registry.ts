import { boardRules } from './boardCommands.ts';
import { incidentRules } from './incidentCommands.ts';
import { feedRules } from './feedCommands.ts';
import { keyRules } from './keyCommands.ts';
import { foresightRules } from './foresightCommands.ts';
import { learningRules } from './learningCommands.ts';
import { linkRules } from './linkCommands.ts';
import { mailRules } from './mailCommands.ts';
import { noteRules } from './noteCommands.ts';
import { peopleRules } from './peopleCommands.ts';
import { planRules } from './planCommands.ts';
import { registerRules } from './registerCommands.ts';
import type { CommandRules } from './rules.ts';
import { settingsRules } from './settingsCommands.ts';
import { shareRules } from './shareCommands.ts';
import { stageRules } from './stageCommands.ts';
import { voteRules } from './voteCommands.ts';
import { webhookRules } from './webhookCommands.ts';
import { workshopRules } from './workshopCommands.ts';

const families = {
  ...stageRules,
  ...settingsRules,
  ...noteRules,
  ...shareRules,
  ...boardRules,
  ...voteRules,
  ...planRules,
  ...registerRules,
  ...incidentRules,
  ...foresightRules,
  ...peopleRules,
  ...workshopRules,
  ...linkRules,
  ...mailRules,
  ...feedRules,
  ...keyRules,
  ...learningRules,
  ...webhookRules,
};

export type CommandType = keyof typeof families;

/** The rules of every command. Their schemas are in commands.ts, apart from these, so that the page does not load them. */
export const commandRules: { readonly [T in CommandType]: CommandRules<{ [field: string]: string }> } = families;

export const commandTypes = Object.keys(families) as CommandType[];

export const isCommandType = (value: unknown): value is CommandType =>
  typeof value === 'string' && Object.hasOwn(families, value);
