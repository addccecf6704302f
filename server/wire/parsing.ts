import type * as z from 'zod/mini';
import type { Command } from '../../shared/commands/commands.ts';
import type { CommandType } from '../../shared/commands/registry.ts';
import { commandSchemas } from '../../shared/commands/commands.ts';
import { commandRules, isCommandType } from '../../shared/commands/registry.ts';
import { commandId as commandIdSchema } from '../../shared/protocol/fields.ts';

export type ParsedCommand =
  | {
      readonly kind: 'malformed';
      readonly message: string;
      readonly commandId: string | null;
      readonly type: CommandType | null;
    }
  | { readonly kind: 'command'; readonly command: Command; readonly commandId: string | null };

const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * True when any nested object has a key that could reach a prototype. Uses an explicit stack: 64 KiB can hold 30,000 nested
 * arrays, and recursion would overflow.
 */
export function hasPrototypeKey(value: unknown): boolean {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== 'object' || one === null) continue;
    if (!Array.isArray(one) && Object.keys(one).some((key) => refusedKeys.has(key))) return true;
    for (const part of Object.values(one)) left.push(part);
  }
  return false;
}

/** Parses a command. The message about a malformed one never repeats its content (SPEC CM4). */
export function parseCommand(raw: unknown): ParsedCommand {
  const none = { commandId: null, type: null } as const;
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { kind: 'malformed', message: 'A command is a JSON object with a type.', ...none };
  }
  if (hasPrototypeKey(raw)) return { kind: 'malformed', message: 'A key of the command is not allowed.', ...none };
  const { commandId: wantedId, ...rest } = raw as { commandId?: unknown; type?: unknown };
  const commandId =
    wantedId === undefined ? { success: true as const, data: null } : commandIdSchema.safeParse(wantedId);
  const type = isCommandType(rest.type) ? rest.type : null;
  if (!commandId.success) {
    return { kind: 'malformed', message: 'commandId has 1 to 64 characters.', commandId: null, type };
  }
  if (type === null) {
    return { kind: 'malformed', message: 'There is no command of that type.', commandId: commandId.data, type };
  }
  const parsed = commandSchemas[type].safeParse(rest);
  if (!parsed.success) return { kind: 'malformed', message: problemOf(parsed.error), commandId: commandId.data, type };
  return { kind: 'command', command: parsed.data, commandId: commandId.data };
}

/** The least size of the frame of its reply, also when the command is refused (SPEC PA4). */
export function leastReplyBytes(raw: unknown): number | undefined {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : null;
  return isCommandType(type) ? commandRules[type].leastFrameBytes : undefined;
}

/** Words validation errors by path and kind, never by value: "agenda.write is over its limit of 240." */
export function problemOf({ issues }: { readonly issues: readonly z.core.$ZodIssue[] }): string {
  return issues
    .slice(0, 3)
    .map((issue) => {
      const place = issue.path.filter((part) => typeof part !== 'symbol').join('.');
      const fault = issue.code === 'unrecognized_keys' ? 'has a key that is not known' : faultOf(issue);
      return place === '' ? `The command ${fault}.` : `${place} ${fault}.`;
    })
    .join(' ');
}

const faultOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'too_big':
      return `is over its limit of ${issue.maximum}`;
    case 'too_small':
      return `is under its least of ${issue.minimum}`;
    case 'custom':
      return issue.message;
    default:
      return 'is missing or of the wrong kind';
  }
};
