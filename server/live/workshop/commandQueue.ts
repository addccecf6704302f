import type { ParticipantId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/commands/commands.ts';
import { commandRules } from '../../../shared/commands/registry.ts';
import type { RefusalCode } from '../../../shared/protocol/refusals.ts';
import type { Reply } from '../../../shared/protocol/replies.ts';
import type { Write } from '../../store/port.ts';
import type { Decided, Refused } from '../../domain/core/decision.ts';
import { decide, mayCommand, notYours } from '../../domain/decide/decide.ts';
import type { CommandKey, PendingReply, StoredReply } from './storedReplies.ts';
import { commandKeyFor } from './storedReplies.ts';
import { parseCommand } from '../../wire/parsing.ts';
import type { LiveWorkshop } from './liveWorkshop.ts';

type Workshop = Pick<
  LiveWorkshop,
  'id' | 'state' | 'isEnded' | 'ports' | 'storedReplies' | 'context' | 'change' | 'commit' | 'whenDurable'
>;

/** Decides commands one after the other and replies when the change is durable. */
export type CommandQueue = {
  readonly ask: (participantId: ParticipantId, raw: unknown) => Promise<Reply>;
  /** Ends a closing round: answers the commands that announced it, then decides those that arrived since. */
  readonly endRound: (decision: Decided | Refused) => void;
  /** The workshop ends: answers all open commands with `storageTrouble`. */
  readonly abandon: () => void;
};

type Waiting = PendingReply & { readonly participantId: ParticipantId; readonly command: Command };

const refusal = (code: RefusalCode, message: string): Reply => ({ ok: false, code, message });

const storageTrouble = (): Reply =>
  refusal('storageTrouble', 'The server could not save this. Nothing was changed. You can try again.');

const withId = (reply: Reply, commandId: string | null): Reply =>
  commandId === null ? reply : { ...reply, commandId };

export function createCommandQueue(workshop: Workshop): CommandQueue {
  let awaiting: readonly PendingReply[] = workshop.storedReplies.pending;
  let held: Waiting[] = [];
  const open = new Set<(reply: Reply) => void>(awaiting.map(({ answer }) => answer));

  const replyWrites = (commandKey: CommandKey | null, reply: Reply | null): Write[] => {
    if (!commandKey) return [];
    const { key, body } = commandKey;
    const outcome: StoredReply = { body, reply };
    return [{ kind: 'putOutcome', workshopId: workshop.id, key, outcome, at: workshop.ports.clock.now() }];
  };

  /** A reply that only its author may know is not stored; the command, sent again after a restart, is decided again. */
  const answer = ({ commandKey, command, answer: settle }: Waiting, decision: Decided | Refused): void => {
    const reply = replyFor(decision);
    const writes = commandRules[command.type].hasSecretReply ? [] : replyWrites(commandKey, reply);
    if (decision.change) {
      workshop.change(decision.change, writes, () => settle(reply));
      return;
    }
    workshop.commit(writes);
    workshop.whenDurable(() => settle(reply));
  };

  const decideOne = (waiting: Waiting): void => {
    const decision = decide(workshop.state, waiting.command, workshop.context(waiting.participantId));
    switch (decision.kind) {
      case 'held':
        held.push(waiting);
        return;
      case 'awaited':
        awaiting = [...awaiting, waiting];
        // Stored without a reply: after a restart the round still ends in time, and a repeated command gets that reply.
        workshop.change(decision.change, replyWrites(waiting.commandKey, null));
        return;
      default:
        answer(waiting, decision);
    }
  };

  const start = (participantId: ParticipantId, command: Command, commandKey: CommandKey | null): Promise<Reply> =>
    new Promise((resolve) => {
      const settle = (reply: Reply): void => {
        open.delete(settle);
        resolve(reply);
      };
      open.add(settle);
      decideOne({ participantId, command, commandKey, answer: settle });
    });

  return {
    async ask(participantId, raw) {
      if (workshop.isEnded) return storageTrouble();
      const parsed = parseCommand(raw);
      const type = parsed.kind === 'command' ? parsed.command.type : parsed.type;
      if (type !== null && !mayCommand(workshop.state, type, participantId)) {
        return withId(replyFor(notYours), parsed.commandId);
      }
      if (parsed.kind === 'malformed') return withId(refusal('malformed', parsed.message), parsed.commandId);
      const { command, commandId } = parsed;
      if (commandId === null) return start(participantId, command, null);
      const { hashKey } = workshop.state.hidden.access;
      const commandKey = commandKeyFor(hashKey, participantId, commandId, command);
      const known = workshop.storedReplies.find(commandKey);
      if (known === 'reused') {
        return withId(refusal('commandIdReused', 'This commandId was used for another command.'), commandId);
      }
      if (known) return withId(await known, commandId);
      const reply = start(participantId, command, commandKey);
      const dropped = workshop.storedReplies.remember(commandKey, reply, workshop.ports.clock.now());
      workshop.commit(dropped.map((key) => ({ kind: 'deleteOutcome', workshopId: workshop.id, key })));
      return withId(await reply, commandId);
    },
    endRound(decision) {
      const [answered, decidedNow] = [awaiting, held];
      [awaiting, held] = [[], []];
      const reply = replyFor(decision);
      workshop.change(
        decision.change ?? {},
        answered.flatMap(({ commandKey }) => replyWrites(commandKey, reply)),
      );
      workshop.whenDurable(() => {
        for (const one of answered) one.answer(reply);
      });
      for (const waiting of decidedNow) decideOne(waiting);
    },
    abandon() {
      [awaiting, held] = [[], []];
      for (const settle of [...open]) settle(storageTrouble());
    },
  };
}

function replyFor(decision: Decided | Refused): Reply {
  if (decision.kind === 'refused') {
    const { code, message, params } = decision;
    return { ok: false, code, message, ...(params && { params }) };
  }
  return {
    ok: true,
    ...(decision.riskId !== undefined && { riskId: decision.riskId }),
    ...(decision.checkId !== undefined && { checkId: decision.checkId }),
    ...(decision.incidentId !== undefined && { incidentId: decision.incidentId }),
    ...(decision.changeId !== undefined && { changeId: decision.changeId }),
    ...(decision.testId !== undefined && { testId: decision.testId }),
    ...(decision.checklistId !== undefined && { checklistId: decision.checklistId }),
    ...(decision.arrived !== undefined && { arrived: decision.arrived }),
    ...(decision.undone !== undefined && { undone: decision.undone }),
    ...decision.made,
  };
}
