import type { Reply } from '../../../shared/protocol/replies.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { dayMs } from '../../../shared/time.ts';
import { keyedHash } from './hashing.ts';

/** How long an outcome is remembered (CONTRACT section 5). */
export const outcomeMs = dayMs;

/** More commands than two hundred people give in a day; who gives more may make the server forget, not grow. */
const mostOutcomes = 20_000;

type Outcome = { readonly body: string; readonly reply: Promise<Reply>; readonly at: EpochMs };

/**
 * What is stored of a command: no content, only a keyed hash of what was asked (CONTRACT section 5; SPEC CM5). The reply is
 * null while the round ends that it waits for.
 */
export type StoredOutcome = { readonly body: string; readonly reply: Reply | null };

/** A command whose answer waits for the end of a round, and how to give it. */
export type Unanswered = { readonly asked: Asked | null; readonly answer: (reply: Reply) => void };

/** The same command again gets the first answer and changes nothing. */
export type Outcomes = {
  /** @returns the first answer, `reused` when the id stood for another command, null when it is new */
  readonly find: (asked: Asked) => Promise<Reply> | 'reused' | null;
  /** @returns the keys of those that are too many now: the oldest, which are forgotten */
  readonly remember: (asked: Asked, reply: Promise<Reply>, at: EpochMs) => readonly string[];
  /** Those that the server before this one announced the end of a round for and did not live to answer. */
  readonly unanswered: readonly Unanswered[];
};

export type Asked = { readonly key: string; readonly body: string };

/** @param raw the command as it was sent, `commandId` included */
export function askedFor(hashKey: string, participantId: string, commandId: string, raw: object): Asked {
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

/** @param stored as they were committed, in any order */
export function createOutcomes(
  stored: readonly { readonly key: string; readonly outcome: unknown; readonly at: EpochMs }[],
  most = mostOutcomes,
): Outcomes {
  const outcomes = new Map<string, Outcome>();
  const unanswered: Unanswered[] = [];
  for (const { key, outcome, at } of stored.toSorted((a, b) => a.at - b.at)) {
    const { body, reply } = outcome as StoredOutcome;
    const { promise, resolve } = Promise.withResolvers<Reply>();
    if (reply) resolve(reply);
    else unanswered.push({ asked: { key, body }, answer: resolve });
    outcomes.set(key, { body, reply: promise, at });
  }
  const dropOld = (now: EpochMs): string[] => {
    const dropped: string[] = [];
    for (const [key, { at }] of outcomes) {
      const isTooMuch = outcomes.size > most;
      if (at > now - outcomeMs && !isTooMuch) break;
      outcomes.delete(key);
      if (isTooMuch) dropped.push(key);
    }
    return dropped;
  };
  return {
    find({ key, body }) {
      const known = outcomes.get(key);
      if (!known) return null;
      return known.body === body ? known.reply : 'reused';
    },
    remember({ key, body }, reply, at) {
      outcomes.set(key, { body, reply, at });
      return dropOld(at);
    },
    unanswered,
  };
}
