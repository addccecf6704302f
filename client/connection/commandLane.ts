import * as decoding from 'lib0/decoding';
import type { Command } from '../../shared/commands/commands.ts';
import { message } from '../../shared/protocol/frames.ts';
import { encodeFilled } from '../../shared/protocol/padding.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import { isOnScreen, isTransient } from '../../shared/protocol/refusals.ts';
import type { FacilitatorLink, Reply } from '../../shared/protocol/replies.ts';
import { dayMs } from '../../shared/time.ts';
import type { EpochMs } from '../../shared/time.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { Timers } from '../runtime/timers.ts';
import { wordsOf } from './commandWords.ts';
import { rulesOf } from './rulesOfCommand.ts';
import type { RefusedCommand } from './workshopConnection.ts';
import type { Outbox } from './outbox.ts';

/** Sends commands: each one until it has a reply. The server runs it at most once, by its commandId (SPEC CM5). */
export type CommandLane = {
  readonly send: (command: Command) => Promise<Reply>;
  /** The session socket is open again: sends everything that has no reply. */
  readonly resend: () => void;
  /** Takes a reply (message 18). */
  readonly received: (decoder: decoding.Decoder) => void;
  /** Sends the commands that an earlier page of this seat stored and got no reply to. */
  readonly restore: () => Promise<void>;
  readonly refusedCommands: Signal<readonly RefusedCommand[]>;
  readonly dismissRefusedCommand: (index: number) => void;
  /** Commands without a reply that would be lost if the page ended now, oldest first. */
  readonly unanswered: () => readonly Command[];
  /** The server no longer knows this seat: a command that gives the seat up has succeeded. */
  readonly seatGone: () => void;
  /** Removes every command without a reply from the device. */
  readonly wipe: () => Promise<void>;
  readonly close: () => void;
};

type Queued = { readonly command: Command; readonly queuedAt: EpochMs };
type Waiting = Queued & {
  readonly resolve: (reply: Reply) => void;
  retries: number;
  /** Given while nothing could be sent, or by an earlier page. Its author is not looking at the screen that sent it. */
  hasWaited: boolean;
};

export type CommandLaneOptions = {
  readonly outbox: Outbox;
  /** The prefix of this seat's keys in the outbox, ending in a slash. */
  readonly outboxPrefix: string;
  readonly timers: Timers;
  readonly now: () => EpochMs;
  readonly createId: () => string;
  /** @returns false when the socket is not open; `resend` sends it later */
  readonly write: (frame: Uint8Array<ArrayBuffer>) => boolean;
  readonly onAnswered: (command: Command, reply: Reply) => void;
  /** After `handOver` the server sends the new secret link to the new facilitator, not as a reply. */
  readonly onFacilitatorLink: (link: FacilitatorLink) => void;
};

const retryMs = 1_500;
const mostRetries = 5;

/** True when no screen tells the author of this refusal, so that a banner must (SPEC SA5). */
function needsBanner({ command, hasWaited }: Waiting, code: RefusalCode): boolean {
  const { whenLate } = rulesOf(command);
  if (whenLate === 'answeredInPlace') return false;
  if (!isOnScreen(code)) return true;
  const hasWords = wordsOf(command) !== '';
  if (code === 'stageMoved') return hasWords || (hasWaited && whenLate === 'shown');
  return hasWords && hasWaited;
}

const isStored = (command: Command): boolean => rulesOf(command).isStored !== false;

export function createCommandLane(options: CommandLaneOptions): CommandLane {
  const waiting = new Map<string, Waiting>();
  const refusedCommands = createSignal<readonly RefusedCommand[]>([]);
  const stops = new Set<() => void>();
  let closed = false;

  const write = (commandId: string, { command }: Queued): boolean => {
    const json = JSON.stringify({ ...command, commandId });
    return options.write(encodeFilled(message.command, json, rulesOf(command).leastFrameBytes));
  };

  const queue = (commandId: string, queued: Queued, isRestored = false): Promise<Reply> =>
    new Promise((resolve) => {
      const one: Waiting = { ...queued, resolve, retries: 0, hasWaited: isRestored };
      waiting.set(commandId, one);
      if (!write(commandId, queued)) one.hasWaited = true;
    });

  const retryLater = (commandId: string, one: Waiting): void => {
    one.retries++;
    const stop = options.timers.after(retryMs * one.retries, () => {
      stops.delete(stop);
      write(commandId, one);
    });
    stops.add(stop);
  };

  const settle = (commandId: string, one: Waiting, reply: Reply): void => {
    waiting.delete(commandId);
    void options.outbox.drop([options.outboxPrefix + commandId]);
    if (!reply.ok && needsBanner(one, reply.code)) {
      refusedCommands.set([
        ...refusedCommands.get(),
        { code: reply.code, ...(reply.params && { params: reply.params }), command: one.command },
      ]);
    }
    options.onAnswered(one.command, reply);
    one.resolve(reply);
  };

  return {
    refusedCommands,
    dismissRefusedCommand: (index) => refusedCommands.set(refusedCommands.get().filter((_, at) => at !== index)),
    send(command) {
      if (closed) return Promise.resolve(lost);
      const commandId = options.createId();
      const queued = { command, queuedAt: options.now() };
      if (isStored(command)) void options.outbox.put(options.outboxPrefix + commandId, queued);
      return queue(commandId, queued);
    },
    resend() {
      for (const [commandId, one] of waiting) write(commandId, one);
    },
    received(decoder) {
      const reply = JSON.parse(decoding.readVarString(decoder)) as
        Reply | ({ readonly commandId?: undefined } & FacilitatorLink);
      if ('facilitatorLink' in reply) {
        options.onFacilitatorLink(reply);
        return;
      }
      const { commandId } = reply;
      const one = commandId === undefined ? undefined : waiting.get(commandId);
      if (commandId === undefined || one === undefined) return;
      if (!reply.ok && isTransient(reply.code) && one.retries < mostRetries) retryLater(commandId, one);
      else settle(commandId, one, reply);
    },
    async restore() {
      for (const [key, value] of await options.outbox.read(options.outboxPrefix)) {
        const commandId = key.slice(options.outboxPrefix.length);
        if (closed || waiting.has(commandId)) continue;
        // The server stores replies for a day; it could run an older command twice.
        if (isQueued(value) && options.now() - value.queuedAt < dayMs) void queue(commandId, value, true);
        else void options.outbox.drop([key]);
      }
    },
    unanswered: () => [...waiting.values()].map(({ command }) => command).filter(isStored),
    seatGone() {
      for (const [commandId, one] of waiting)
        if (givesUp(one.command) !== null) settle(commandId, one, { ok: true, commandId });
    },
    async wipe() {
      const kept = await options.outbox.read(options.outboxPrefix);
      await options.outbox.drop(kept.map(([key]) => key));
    },
    close() {
      closed = true;
      for (const stop of stops) stop();
      for (const { resolve } of waiting.values()) resolve(lost);
      waiting.clear();
    },
  };
}

/** What the author of a command gives up with it. */
export const givesUp = (command: Command): 'seat' | 'workshop' | null => rulesOf(command).givesUp ?? null;

/** The page ended before there was a reply; a stored command is sent by the next page. */
const lost: Reply = { ok: false, code: 'gone', message: 'The page was closed before the server answered.' };

const isQueued = (value: unknown): value is Queued =>
  typeof value === 'object' && value !== null && 'command' in value && 'queuedAt' in value;
