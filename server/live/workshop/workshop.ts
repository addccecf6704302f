import type { ParticipantId } from '../../../shared/ids.ts';
import { readPlan } from '../../../shared/plan/plan.ts';
import { closeCode } from '../../../shared/protocol/closeCodes.ts';
import type { Join } from '../../../shared/commands/requests.ts';
import type { FacilitatorSeat, Reply } from '../../../shared/protocol/replies.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { hourMs } from '../../../shared/time.ts';
import type { Write } from '../../store/port.ts';
import { StoreUnavailable } from '../../store/port.ts';
import type { Change } from '../../domain/core/change.ts';
import { applyChange } from '../../domain/core/change.ts';
import { endRound } from '../../domain/stages/roundEnd.ts';
import { withProgress } from '../../domain/core/progress.ts';
import { leadAfterLoss } from '../../domain/people/lostLead.ts';
import { everybodyDisconnected, personConnected, personDisconnected } from '../../domain/people/presence.ts';
import type { State } from '../../domain/core/state.ts';
import type { Context } from '../../domain/core/context.ts';
import type { Alarm } from './wakeAlarm.ts';
import { createAlarm } from './wakeAlarm.ts';
import { createCommitting } from './commitQueue.ts';
import type { Documents } from '../documents/workshopDocuments.ts';
import type { DocumentPath } from '../../wire/documentPath.ts';
import { writeChange } from '../documents/writeChange.ts';
import { carryOut, writesForEffects } from './runEffects.ts';
import type { Holder, JoinOutcome } from './joining.ts';
import { holderOf, letFacilitatorIn, letIn } from './joining.ts';
import { sendHand } from '../connections/readerHand.ts';
import { hashSecret, keyedHash } from './hashing.ts';
import { writesForHidden } from './hiddenRecords.ts';
import { knowledgeAbout } from './knowledge.ts';
import type { Loaded } from './loadWorkshop.ts';
import { updateMessage } from '../../wire/messages.ts';
import type { Outcomes } from './storedReplies.ts';
import type { PlanClients } from '../documents/planClientIds.ts';
import type { Ports, SocketPort } from '../../ports.ts';
import { createQueue } from './commandQueue.ts';
import type { Queue } from './commandQueue.ts';
import { accessTo } from '../connections/documentAccess.ts';
import type { Room } from './liveWorkshop.ts';
import type { Seat } from '../connections/connection.ts';
import { createSeats } from '../connections/connection.ts';
import { createTable } from '../connections/connections.ts';
import type { Table } from '../connections/connections.ts';

export type { Seat } from '../connections/connection.ts';

/**
 * One live workshop: one queue that decides commands, writes the documents, keeps them, and tells everyone. Everything that
 * changes it runs to its end before anything else does; only then is the store asked, and only when the store has it is
 * anything shown (THREATS 4.1).
 */
export class Workshop implements Room {
  readonly id: string;
  readonly documents: Documents;
  readonly seats = createSeats();
  readonly outcomes: Outcomes;
  readonly planClients: PlanClients;
  readonly ports: Ports;
  readonly queue: Queue;
  readonly #table: Table;
  readonly #alarm: Alarm;
  readonly #committing;
  readonly #ended: () => void;
  readonly #waiting = new Set<(reason: Error) => void>();
  #state: State;
  #visitedAt: EpochMs;
  #isEnded = false;

  /** @param ended called once when the workshop must be let go of: deleted, or the store did not keep something */
  constructor(loaded: Loaded, ports: Ports, ended: () => void) {
    this.id = loaded.state.session.workshop.id;
    this.documents = loaded.documents;
    this.outcomes = loaded.outcomes;
    this.planClients = loaded.planClients;
    this.ports = ports;
    this.#state = loaded.state;
    this.#alarm = createAlarm(this.id, loaded.wakeAt, ports, () => this.wake());
    this.#visitedAt = loaded.lastVisitAt;
    this.#ended = ended;
    this.#committing = createCommitting(
      ports.store,
      () => this.#table.acknowledge(),
      (error) => this.#storeFailed(error),
    );
    this.queue = createQueue(this);
    this.#table = createTable(this);
    this.commit(loaded.repairs);
    this.change(everybodyDisconnected(this.#state, ports.clock.now()));
    this.#alarm.set(this.#state);
  }

  get state(): State {
    return this.#state;
  }

  get isIdle(): boolean {
    return this.seats.all.size === 0 && this.#committing.isIdle() && !this.#state.hidden.conduct.closing;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  commit(writes: readonly Write[]): void {
    this.#committing.commit(writes);
  }

  whenDurable(run: () => void): void {
    this.#committing.whenDurable(run);
  }

  /** What decisions may look at besides the state. */
  context(actorId: ParticipantId): Context {
    const { hashKey } = this.#state.hidden.access;
    return {
      now: this.ports.clock.now(),
      actorId,
      random: this.ports.random,
      openNotebooks: (round) => this.documents.notebooksOf(round),
      openBallots: (round) => this.documents.ballotsOf(round),
      planTexts: (riskId) => readPlan(this.documents.shared.plan.doc, riskId),
      hashNoteId: (noteId) => keyedHash(hashKey, 'note', noteId),
      hashSecret,
    };
  }

  /**
   * Makes a decided change real: documents, store, and then everyone who may see it.
   * @param extra kept in the same commit
   * @param answer called when the change is on disk, before its effects may end the workshop and whatever waits in it
   */
  change(decidedChange: Change, extra: readonly Write[] = [], answer: () => void = () => undefined): void {
    const before = this.#state;
    const change = withProgress(before, decidedChange);
    this.#state = applyChange(before, change);
    const { updates, writes } = writeChange(this.documents, before, change);
    const effects = change.effects ?? [];
    const audience = updates.map(({ name, update }) => ({
      seats: this.seats.on(this.documents.shared[name]).filter((seat) => seat.isSubscribed),
      frame: updateMessage(update),
    }));
    const isDeleted = effects.some((effect) => effect.kind === 'workshopDeleted');
    this.commit(
      isDeleted
        ? writesForEffects(this.id, effects)
        : [
            ...writes,
            ...writesForHidden(this.id, before.hidden, change.hidden ?? {}),
            ...writesForEffects(this.id, effects),
            ...this.#alarm.writes(this.#state),
            ...extra,
          ],
    );
    const after = this.#state;
    this.whenDurable(() => {
      for (const { seats, frame } of audience) for (const seat of seats) if (!seat.isClosed) seat.port.send(frame);
      sendHand(before, after, this.seats);
      answer();
      carryOut(this, effects);
    });
    this.#setAlarm();
  }

  /** Resolves when the change that was just made is on disk; rejects when it will never be. */
  async durable(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#waiting.add(reject);
      this.whenDurable(() => {
        this.#waiting.delete(reject);
        resolve();
      });
    });
  }

  // People

  /** Whose token this is, null for nobody's. */
  personOf(token: string): Holder | null {
    return holderOf(this.#state, token);
  }

  join(wanted: Join): Promise<JoinOutcome> {
    return letIn(this, wanted);
  }

  /** @returns null when the secret is not the facilitator's */
  recoverFacilitator(secret: string): Promise<FacilitatorSeat | null> {
    return letFacilitatorIn(this, secret);
  }

  /** One command of one person, over whatever lane it came (CONTRACT section 5). */
  command(participantId: ParticipantId, raw: unknown): Promise<Reply> {
    return this.queue.ask(participantId, raw);
  }

  /** What the server holds about one person, to tell them. */
  knowledgeAbout(participantId: ParticipantId): object {
    return knowledgeAbout(this, participantId);
  }

  // Sockets

  /** Gives a socket its place on a document; a number is the code to close it with instead. */
  takeSeat(token: string, path: DocumentPath, port: SocketPort): Seat | number {
    if (this.#isEnded) return closeCode.restart;
    const person = this.personOf(token);
    if (!person) return closeCode.unknownToken;
    if (person.removed) return closeCode.removed;
    const access = accessTo(this.#state, { participantId: person.participantId, path });
    if (typeof access === 'number') return access;
    this.#visited();
    return this.#table.take(person, path, port);
  }

  personArrived(participantId: ParticipantId): void {
    this.change(personConnected(this.#state, participantId, this.context(participantId)));
  }

  personWent(participantId: ParticipantId): void {
    if (this.#isEnded) return;
    // A visit lasts until here; a tab may have been open for weeks.
    this.#visited();
    this.change(personDisconnected(this.#state, participantId, this.context(participantId)));
  }

  get table(): Table {
    return this.#table;
  }

  // Time

  /** Does what is due by now: ends a round that was announced to, hands the lead on. */
  wake(): void {
    const now = this.ports.clock.now();
    const { closing } = this.#state.hidden.conduct;
    if (closing && closing.at <= now) {
      this.queue.endRound(endRound(this.#state, closing, this.context(this.#state.session.lead.facilitatorId)));
    }
    const lead = leadAfterLoss(this.#state, now);
    if (Object.keys(lead).length > 0) this.change(lead);
    this.#setAlarm();
  }

  #setAlarm(): void {
    if (!this.#isEnded) this.#alarm.set(this.#state);
  }

  #visited(): void {
    const now = this.ports.clock.now();
    if (now - this.#visitedAt < hourMs) return;
    this.#visitedAt = now;
    this.commit([{ kind: 'touch', workshopId: this.id, at: now }]);
  }

  // Ending

  #storeFailed(error: unknown): void {
    this.ports.log.warn('a commit failed; the workshop is let go of and will be read from the disk again', {
      error: error instanceof Error ? error.name : 'unknown',
    });
    this.end(closeCode.storageTrouble);
  }

  /** Closes every socket with this code and lets go of everything. */
  end(code: number): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#alarm.callOff();
    this.queue.abandon();
    for (const reject of this.#waiting)
      reject(new StoreUnavailable('The workshop was let go of before that was kept.'));
    for (const seat of [...this.seats.all]) this.#table.close(seat, code);
    this.#ended();
  }
}
