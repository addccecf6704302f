import type { Reply } from '../../../shared/protocol/replies.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { dayMs } from '../../../shared/time.ts';
import { keyedHash } from './hashing.ts';

/** How long a reply is remembered. */
export const storedReplyMs = dayMs;

/** More commands than 200 participants send in a day. Above it the oldest replies are dropped, so memory stays bounded. */
const mostStoredReplies = 20_000;

type Remembered = { readonly body: string; readonly reply: Promise<Reply>; readonly at: EpochMs };

/**
 * What is stored of a command: a keyed hash of its body, never its content (SPEC CM5). `reply` is null while the command
 * waits for the end of a round.
 */
export type StoredReply = { readonly body: string; readonly reply: Reply | null };

/** A command whose reply waits for the end of a round. */
export type PendingReply = { readonly commandKey: CommandKey | null; readonly answer: (reply: Reply) => void };

/** Makes commands idempotent: a repeated `commandId` gets the first reply and changes nothing. */
export type StoredReplies = {
  /** @returns the first reply, `reused` when the id belongs to another command, null when it is new */
  readonly find: (commandKey: CommandKey) => Promise<Reply> | 'reused' | null;
  /** @returns the keys of the oldest replies, dropped because there were too many */
  readonly remember: (commandKey: CommandKey, reply: Promise<Reply>, at: EpochMs) => readonly string[];
  /** Commands that waited for the end of a round when the previous process stopped. */
  readonly pending: readonly PendingReply[];
};

/** Keyed hashes: `key` of participant and commandId, `body` of the command. */
export type CommandKey = { readonly key: string; readonly body: string };

/** @param raw the command as it was sent, without `commandId` */
export function commandKeyFor(hashKey: string, participantId: string, commandId: string, raw: object): CommandKey {
  return {
    key: keyedHash(hashKey, 'outcome', participantId, commandId),
    body: keyedHash(hashKey, 'body', canonical(raw)),
  };
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

/** @param stored as committed, in any order */
export function createStoredReplies(
  stored: readonly { readonly key: string; readonly outcome: unknown; readonly at: EpochMs }[],
  most = mostStoredReplies,
): StoredReplies {
  const byKey = new Map<string, Remembered>();
  const pending: PendingReply[] = [];
  for (const { key, outcome, at } of stored.toSorted((a, b) => a.at - b.at)) {
    const { body, reply } = outcome as StoredReply;
    const { promise, resolve } = Promise.withResolvers<Reply>();
    if (reply) resolve(reply);
    else pending.push({ commandKey: { key, body }, answer: resolve });
    byKey.set(key, { body, reply: promise, at });
  }
  const dropOld = (now: EpochMs): string[] => {
    const dropped: string[] = [];
    for (const [key, { at }] of byKey) {
      const isTooMany = byKey.size > most;
      if (at > now - storedReplyMs && !isTooMany) break;
      byKey.delete(key);
      if (isTooMany) dropped.push(key);
    }
    return dropped;
  };
  return {
    find({ key, body }) {
      const known = byKey.get(key);
      if (!known) return null;
      return known.body === body ? known.reply : 'reused';
    },
    remember({ key, body }, reply, at) {
      byKey.set(key, { body, reply, at });
      return dropOld(at);
    },
    pending,
  };
}
