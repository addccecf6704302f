import type { Command } from '../../shared/commands/commands.ts';
import { rulesOf } from './rulesOfCommand.ts';

/** The words that a person typed into a command, one field a line; empty when there are none. */
export function wordsOf(command: Command): string {
  const fields: { readonly [field: string]: unknown } = command;
  const words = (rulesOf(command).words ?? []).map((field) => fields[field]);
  return words.filter((value) => typeof value === 'string' && value !== '').join('\n');
}
