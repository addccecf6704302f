import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Command } from '../../shared/commands/commands.ts';
import { message } from '../../shared/protocol/frames.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import { isOnScreen, isTransient } from '../../shared/protocol/refusals.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import { dayMs } from '../../shared/time.ts';
import type { EpochMs } from '../../shared/time.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { Timers } from '../runtime/timers.ts';
import { wordsOf } from './commandWords.ts';
import { rulesOf } from './rulesOfCommand.ts';
import type { RefusedCommand } from './workshopConnection.ts';
import type { Outbox } from './outbox.ts';

/** Commands on their way: each is sent until it is answered and carried out at most once (THREATS 4.5, point 65). */
export type CommandLane = {
  readonly send: (command: Command) => Promise<Reply>;
  /** The session socket is open (again): everything unanswered goes out. */
  readonly resend: () => void;
  /** A message 18. */
  readonly received: (decoder: decoding.Decoder) => void;
  /** Takes up what an earlier page of this seat had not got an answer to. */
  readonly restore: () => Promise<void>;
  readonly refusedCommands: Signal<readonly RefusedCommand[]>;
  readonly dismissRefusedCommand: (index: number) => void;
  /** Commands that their author would miss if the page ended here, oldest first. */
  readonly unanswered: () => readonly Command[];
  /** The server knows this seat no longer: whoever asked to leave, or to delete the workshop, got what they asked for. */
  readonly seatGone: () => void;
  /** Forgets everything unanswered, here and on the device. */
  readonly wipe: () => Promise<void>;
  readonly close: () => void;
};

type Queued = { readonly command: Command; readonly queuedAt: EpochMs };
type Waiting = Queued & {
  readonly resolve: (reply: Reply) => void;
  retries: number;
  /** Given while nothing could be sent, or by an earlier page: its author has turned to something else since. */
  hasWaited: boolean;
};

export type CommandLaneOptions = {
  readonly outbox: Outbox;
  /** Where this seat's commands lie in the outbox, ending in a slash. */
  readonly outboxPrefix: string;
  readonly timers: Timers;
  readonly now: () => EpochMs;
  readonly createId: () => string;
  /** @returns false when the socket is not open; it is then sent on the next opening */
  readonly write: (frame: Uint8Array<ArrayBuffer>) => boolean;
  readonly onAnswered: (command: Command, reply: Reply) => void;
  /** After handing over, the server sends the new secret link to whoever holds the role, without being asked. */
  readonly onFacilitatorLink: (link: string) => void;
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
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, message.command);
    encoding.writeVarString(encoder, JSON.stringify({ ...command, commandId }));
    return options.write(encoding.toUint8Array(encoder));
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
      const reply = JSON.parse(decoding.readVarString(decoder)) as Reply & { readonly facilitatorLink?: string };
      if (reply.facilitatorLink !== undefined) options.onFacilitatorLink(reply.facilitatorLink);
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
        // The server keeps the ids it has carried out for a day; an older one could be carried out twice.
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

/** The page turned away before there was an answer; on the device the command still waits for the next page. */
const lost: Reply = { ok: false, code: 'gone', message: 'The page was closed before the server answered.' };

const isQueued = (value: unknown): value is Queued =>
  typeof value === 'object' && value !== null && 'command' in value && 'queuedAt' in value;
