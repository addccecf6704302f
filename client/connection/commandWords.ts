import type { Command } from '../../shared/commands/commands.ts';

const fields: ReadonlySet<string> = new Set(['text', 'title', 'headline', 'name', 'reading']);

/** The words somebody typed into a command, so that a refusal never takes them away; empty when there are none. */
export function wordsOf(command: Command): string {
  const words = Object.entries(command).filter(([key, value]) => fields.has(key) && typeof value === 'string');
  return words.map(([, value]) => String(value)).join('\n');
}
