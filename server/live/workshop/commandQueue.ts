import type { ParticipantId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/commands/commands.ts';
import type { RefusalCode } from '../../../shared/protocol/refusals.ts';
import type { Reply } from '../../../shared/protocol/replies.ts';
import type { Write } from '../../store/port.ts';
import type { Decided, Refused } from '../../domain/core/decision.ts';
import { decide, mayCommand } from '../../domain/decide/decide.ts';
import type { Asked, StoredOutcome, Unanswered } from './storedReplies.ts';
import { askedFor } from './storedReplies.ts';
import { parseCommand } from '../../wire/parsing.ts';
import type { Room } from './liveWorkshop.ts';

/** The one lane of commands: decided one after the other, answered when the change is on disk (CONTRACT section 5). */
export type Queue = {
  readonly ask: (participantId: ParticipantId, raw: unknown) => Promise<Reply>;
  /** Ends a round that was announced to end; whoever asked for it is answered, and what was held is judged again. */
  readonly endRound: (outcome: Decided | Refused) => void;
  readonly abandon: () => void;
};

type Waiting = Unanswered & { readonly participantId: ParticipantId; readonly command: Command };

const refusal = (code: RefusalCode, message: string): Reply => ({ ok: false, code, message });

const storageTrouble = (): Reply =>
  refusal('storageTrouble', 'The server could not save that. Nothing was changed; it is safe to try again.');

const reused = (): Reply => refusal('commandIdReused', 'This commandId stood for another command.');

const withId = (reply: Reply, commandId: string | null): Reply =>
  commandId === null ? reply : { ...reply, commandId };

export function createQueue(workshop: Room): Queue {
  let awaiting: readonly Unanswered[] = workshop.outcomes.unanswered;
  let held: Waiting[] = [];
  const open = new Set<(reply: Reply) => void>(awaiting.map(({ answer }) => answer));

  /** What is kept so that a command sent again after a restart is answered as before. */
  const outcomeWrites = (asked: Asked | null, reply: Reply | null): Write[] => {
    if (!asked) return [];
    const outcome: StoredOutcome = { body: asked.body, reply };
    return [{ kind: 'putOutcome', workshopId: workshop.id, key: asked.key, outcome, at: workshop.ports.clock.now() }];
  };

  /**
   * `whichArrived` changes nothing and is simply judged again: its answer names the notes of one person, and kept it would
   * tell how many each had (THREATS L11).
   */
  const answer = ({ asked, command, answer: settle }: Waiting, outcome: Decided | Refused): void => {
    const reply = replyFor(outcome);
    const writes = command.type === 'whichArrived' ? [] : outcomeWrites(asked, reply);
    if (outcome.change) {
      workshop.change(outcome.change, writes, () => settle(reply));
      return;
    }
    workshop.commit(writes);
    workshop.whenDurable(() => settle(reply));
  };

  const judge = (waiting: Waiting): void => {
    const decision = decide(workshop.state, waiting.command, workshop.context(waiting.participantId));
    switch (decision.kind) {
      case 'held':
        held.push(waiting);
        return;
      case 'awaited':
        awaiting = [...awaiting, waiting];
        // The round ends at its time whether or not this server lives; whoever asks again is answered as if it had.
        workshop.change(decision.change, outcomeWrites(waiting.asked, null));
        return;
      default:
        answer(waiting, decision);
    }
  };

  const start = (participantId: ParticipantId, command: Command, asked: Asked | null): Promise<Reply> =>
    new Promise((resolve) => {
      const settle = (reply: Reply): void => {
        open.delete(settle);
        resolve(reply);
      };
      open.add(settle);
      judge({ participantId, command, asked, answer: settle });
    });

  return {
    async ask(participantId, raw) {
      if (workshop.isEnded) return storageTrouble();
      const parsed = parseCommand(raw);
      const type = parsed.kind === 'command' ? parsed.command.type : parsed.type;
      if (type !== null && !mayCommand(workshop.state, type, participantId)) {
        return withId(refusal('notAllowed', 'That is not yours to do in this workshop.'), parsed.commandId);
      }
      if (parsed.kind === 'malformed') return withId(refusal('malformed', parsed.message), parsed.commandId);
      const { command, commandId } = parsed;
      if (commandId === null) return start(participantId, command, null);
      const { hashKey } = workshop.state.hidden.access;
      const asked = askedFor(hashKey, participantId, commandId, command);
      const known = workshop.outcomes.find(asked);
      if (known === 'reused') return withId(reused(), commandId);
      if (known) return withId(await known, commandId);
      const reply = start(participantId, command, asked);
      const forgotten = workshop.outcomes.remember(asked, reply, workshop.ports.clock.now());
      workshop.commit(forgotten.map((key) => ({ kind: 'deleteOutcome', workshopId: workshop.id, key })));
      return withId(await reply, commandId);
    },
    endRound(outcome) {
      const [answered, judgedAgain] = [awaiting, held];
      [awaiting, held] = [[], []];
      const reply = replyFor(outcome);
      workshop.change(
        outcome.change ?? {},
        answered.flatMap(({ asked }) => outcomeWrites(asked, reply)),
      );
      workshop.whenDurable(() => {
        for (const one of answered) one.answer(reply);
      });
      for (const waiting of judgedAgain) judge(waiting);
    },
    abandon() {
      [awaiting, held] = [[], []];
      for (const settle of [...open]) settle(storageTrouble());
    },
  };
}

function replyFor(outcome: Decided | Refused): Reply {
  if (outcome.kind === 'refused') {
    const { code, message, params } = outcome;
    return { ok: false, code, message, ...(params && { params }) };
  }
  return {
    ok: true,
    ...(outcome.riskId !== undefined && { riskId: outcome.riskId }),
    ...(outcome.arrived !== undefined && { arrived: outcome.arrived }),
  };
}
