import type { ParticipantId } from '../../../shared/ids.ts';
import { readPlan } from '../../../shared/plan/plan.ts';
import { readReview } from '../../../shared/plan/reviews.ts';
import { closeCode } from '../../../shared/protocol/closeCodes.ts';
import { facilitatorLinkPath } from '../../../shared/protocol/links.ts';
import type { Join } from '../../../shared/commands/requests.ts';
import type { FacilitatorSeat, Links, OpenPage, Reply, Visited } from '../../../shared/protocol/replies.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { IsoDate } from '../../../shared/time.ts';
import type { Write } from '../../store/port.ts';
import { StoreUnavailable } from '../../store/port.ts';
import type { Change } from '../../domain/core/change.ts';
import { applyChange, joinChanges } from '../../domain/core/change.ts';
import type { HistoryEntry } from '../../../shared/register/history.ts';
import type { AsOf } from '../../domain/history/asOf.ts';
import { registerAsOf } from '../../domain/history/asOf.ts';
import { entriesOf } from '../../domain/history/entries.ts';
import { readingsShown } from '../../domain/board/programReadings.ts';
import { textsEdited } from '../../domain/board/textsEdited.ts';
import type { TextEdit } from '../../domain/history/typing.ts';
import { restedTexts } from '../../domain/history/typing.ts';
import { completeRegister } from '../../domain/stages/completeRegister.ts';
import { completeIncidents } from '../../domain/stages/completeIncidents.ts';
import { completeRounds } from '../../domain/stages/completeRounds.ts';
import type { Due } from '../../domain/errands/errands.ts';
import {
  dueByChannel,
  errandDropped,
  errandsAfterJump,
  errandsAfterRestart,
  errandSettled,
  hasSooner,
} from '../../domain/errands/errands.ts';
import { withEvents } from '../../domain/errands/events.ts';
import { webhooksReply } from '../../domain/errands/webhooks.ts';
import { morningIfDue, noticesBegun } from '../../domain/notices/morning.ts';
import { endRound } from '../../domain/stages/roundEnd.ts';
import { afterJump, afterRestart } from '../../domain/stages/waits.ts';
import { canGovern } from '../../domain/core/capability.ts';
import { leadInRegister } from '../../domain/core/leadInRegister.ts';
import { joinSecretsOf, withLinkSecret } from '../../domain/core/linkSecret.ts';
import { withProgress } from '../../domain/core/progress.ts';
import { answersOfMeeting } from '../../domain/people/answersOfMeeting.ts';
import { linkOwedTo, renewedFacilitatorLink } from '../../domain/people/facilitatorLink.ts';
import { leadAfterLoss } from '../../domain/people/lostLead.ts';
import { everybodyDisconnected, personConnected, personDisconnected } from '../../domain/people/presence.ts';
import { withoutAwayReaders } from '../../domain/share/awayReaders.ts';
import { endedLinks } from '../../domain/people/sharedLinks.ts';
import { visitUsed } from '../../domain/people/visiting.ts';
import type { State } from '../../domain/core/state.ts';
import type { Context } from '../../domain/core/context.ts';
import type { Visits } from './visits.ts';
import { createVisits } from './visits.ts';
import type { WakeAlarm } from './wakeAlarm.ts';
import { createWakeAlarm } from './wakeAlarm.ts';
import type { CommitQueue } from './commitQueue.ts';
import { createCommitQueue } from './commitQueue.ts';
import type { UnusedDocuments } from './unusedDocuments.ts';
import { createUnusedDocuments } from './unusedDocuments.ts';
import type { LiveDocument } from '../documents/liveDocument.ts';
import type { WorkshopDocuments } from '../documents/workshopDocuments.ts';
import type { DocumentPath } from '../../wire/documentPath.ts';
import { writeChange } from '../documents/writeChange.ts';
import { runEffects, writesForEffects } from './runEffects.ts';
import type { Seat, JoinResult } from './joining.ts';
import { findSeat, recoverFacilitator, joinWorkshop } from './joining.ts';
import type { Visiting } from './visiting.ts';
import { programsOf } from './programs.ts';
import { linksFor, takeSeatByLink, visitWorkshop } from './visiting.ts';
import { endOtherSessions, openPages, startSession } from './sessions.ts';
import { sendHand } from '../connections/readerHand.ts';
import { hashSecret, keyedHash } from './hashing.ts';
import { writesForLink } from './linkWrites.ts';
import { writesForHidden } from './hiddenRecords.ts';
import { knowledgeAbout } from './knowledge.ts';
import { mailOf } from './mail.ts';
import type { DiskQuota } from './diskQuota.ts';
import { createDiskQuota } from './diskQuota.ts';
import { memoryCosts } from './admission.ts';
import type { LoadedWorkshop } from './loadWorkshop.ts';
import { updateMessage } from '../../wire/messages.ts';
import type { StoredReplies } from './storedReplies.ts';
import type { PlanClientIds } from '../documents/planClientIds.ts';
import type { WebhooksReply } from '../../../shared/register/webhooksReply.ts';
import type { Sent } from '../../domain/core/errand.ts';
import type { Clock, Ports, ResourceLimits, SocketPort, Timers } from '../../ports.ts';
import { createCommandQueue } from './commandQueue.ts';
import type { CommandQueue } from './commandQueue.ts';
import { isOpen, isSubscribed } from '../connections/connection.ts';
import type { ConnectionHost } from '../connections/connectionHost.ts';
import type { Connections, OpenConnection } from '../connections/connections.ts';
import { createConnections } from '../connections/connections.ts';
import { documentAccess } from '../connections/documentAccess.ts';
import type { LiveWorkshop } from './liveWorkshop.ts';
import { describeError } from '../../describeError.ts';

export type { ProgramReading } from '../../domain/board/programReadings.ts';
export type { OpenConnection } from '../connections/connections.ts';

type WorkshopLimits = Pick<ResourceLimits, 'memoryPerWorkshop' | 'diskPerWorkshop'>;

/**
 * One live workshop. Every change runs synchronously: decide, write the documents, hand the writes to the store. Messages to
 * clients wait until the store has committed.
 */
export class Workshop implements LiveWorkshop, ConnectionHost {
  readonly id: string;
  readonly documents: WorkshopDocuments;
  readonly connections: Connections;
  readonly storedReplies: StoredReplies;
  readonly planClientIds: PlanClientIds;
  readonly ports: Ports;
  readonly mail = mailOf(this);
  readonly programs = programsOf(this);
  readonly #commands: CommandQueue;
  readonly #alarm: WakeAlarm;
  readonly #visits: Visits;
  readonly #commits: CommitQueue;
  readonly #onEnd: () => void;
  readonly #onErrands: () => void;
  readonly #limits: WorkshopLimits;
  readonly #quota: DiskQuota;
  readonly #unused: UnusedDocuments;
  readonly #waiting = new Set<(reason: Error) => void>();
  #state: State;
  #isEnded = false;
  /** How many errands are on their way. */
  #sending = 0;

  /**
   * @param onEnd called once when the workshop must be unloaded: idle, deleted, or a commit failed
   * @param onErrands called when errands were stored
   */
  constructor(
    loaded: LoadedWorkshop,
    ports: Ports,
    limits: WorkshopLimits,
    onEnd: () => void,
    onErrands: () => void = () => undefined,
  ) {
    this.id = loaded.state.session.workshop.id;
    this.documents = loaded.documents;
    this.storedReplies = loaded.storedReplies;
    this.planClientIds = loaded.planClientIds;
    this.ports = ports;
    this.#limits = limits;
    this.#quota = createDiskQuota(loaded.storedBytes, limits.diskPerWorkshop, () => ports.store.bytesOf(this.id));
    this.#state = loaded.state;
    this.#alarm = createWakeAlarm(this.id, loaded.wakeAt, ports, () => this.#guard('a wake-up', () => this.wake()));
    this.#visits = createVisits(this.id, loaded);
    this.#onEnd = onEnd;
    this.#onErrands = onErrands;
    this.#commits = createCommitQueue(
      ports.store,
      () => this.connections.sendAcks(),
      (error) => this.#commitFailed(error),
    );
    this.#commands = createCommandQueue(this);
    this.connections = createConnections(this);
    this.#unused = createUnusedDocuments({
      documents: this.documents,
      timers: ports.timers,
      isEnded: () => this.#isEnded,
      isUsed: (document) => this.connections.on(document).length > 0,
    });
    this.commit(loaded.repairs);
    this.change(completeRounds(this.#state));
    this.change(completeRegister(this.#state));
    this.#changeIfAny(completeIncidents(this.#state, ports.random.ids));
    this.change(afterRestart(this.#state, ports.clock.now()));
    loaded.repairLater((writes) => this.commit(writes));
    this.change(everybodyDisconnected(this.#state, ports.clock.now()));
    this.#changeIfAny(errandsAfterRestart(this.#state, ports.clock.now()));
    this.change(leadInRegister(this.#state));
    this.#endLinks();
    this.change(withLinkSecret(this.#state, ports.random.access));
    this.#alarm.set(this.#state);
    this.#unused.readAhead();
  }

  get state(): State {
    return this.#state;
  }

  get timers(): Timers {
    return this.ports.timers;
  }

  get clock(): Clock {
    return this.ports.clock;
  }

  get isIdle(): boolean {
    return (
      this.connections.all.size === 0 &&
      this.#commits.isIdle() &&
      !this.#state.hidden.conduct.closing &&
      this.#sending === 0
    );
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  commit(writes: readonly Write[]): void {
    this.#commits.commit(writes);
    this.#quota.add(writes);
  }

  /** Its space on the disk is used up: no update of a client is accepted any more. */
  get isFull(): boolean {
    return this.#quota.isFull();
  }

  /** An estimate of the memory that this workshop takes. */
  memoryBytes(): number {
    return memoryCosts.base + this.documents.memoryBytes(memoryCosts);
  }

  whenDurable(run: () => void): void {
    this.#commits.whenDurable(run);
  }

  context(actorId: ParticipantId): Context {
    const { hashKey } = this.#state.hidden.access;
    return {
      now: this.ports.clock.now(),
      actorId,
      random: this.ports.random,
      openNotebooks: (round) => this.documents.notebooksOf(round),
      openBallots: (round) => this.documents.ballotsOf(round),
      planTexts: (riskId) => readPlan(this.documents.shared.plan.doc, riskId),
      reviewTexts: (incidentId) => readReview(this.documents.shared.plan.doc, incidentId),
      hashNoteId: (noteId) => keyedHash(hashKey, 'note', noteId),
      hashSecret,
      secretFor: (purpose, of) => keyedHash(hashKey, purpose, of),
      urlFault: this.ports.couriers.urlFault,
    };
  }

  /**
   * Applies a change to state and documents, commits it, then sends it to the subscribers.
   * @param extra writes of the same commit
   * @param answer called when the change is durable, before its effects, which may end the workshop
   */
  change(decidedChange: Change, extra: readonly Write[] = [], answer: () => void = () => undefined): void {
    const before = this.#state;
    const counted = withProgress(before, decidedChange);
    const change = joinChanges(counted, this.#visits.published(applyChange(before, counted)));
    this.#state = applyChange(before, change);
    const { updates, writes } = writeChange(this.documents, before, change);
    const effects = change.effects ?? [];
    const deliveries = updates.map(({ name, update }) => ({
      subscribers: this.connections.on(this.documents.shared[name]).filter(isSubscribed),
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
            ...writesForLink(this.id, joinSecretsOf(before).linkSecret, joinSecretsOf(this.#state).linkSecret),
            ...this.#alarm.writes(this.#state),
            ...this.#visits.writes(this.#state),
            ...extra,
          ],
    );
    const after = this.#state;
    this.whenDurable(() => {
      for (const { subscribers, frame } of deliveries) {
        for (const subscriber of subscribers) if (isOpen(subscriber)) subscriber.socket.send(frame);
      }
      sendHand(before, after, this.connections);
      answer();
      runEffects(this, effects);
      if (change.hidden?.errands && hasSooner(before.hidden.errands, change.hidden.errands)) this.#onErrands();
    });
    this.#setAlarm();
  }

  /** What time or a connection brings about is often nothing, which needs no commit. */
  #changeIfAny(change: Change): void {
    if (Object.keys(change).length > 0) this.change(change);
  }

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

  /** The seat of this token; null when the token is unknown. */
  seatOf(token: string): Seat | null {
    return findSeat(this.#state, token, this.ports.clock.now());
  }

  join(wanted: Join): Promise<JoinResult> {
    return joinWorkshop(this, wanted);
  }

  /** @returns null when the secret is wrong */
  recoverFacilitator(secret: string): Promise<FacilitatorSeat | null> {
    return recoverFacilitator(this, secret);
  }

  /** Ends the facilitator link and makes another. @returns its path */
  async renewFacilitatorLink(): Promise<string> {
    const { change, secret } = renewedFacilitatorLink(
      this.#state,
      this.context(this.#state.session.lead.facilitatorId),
    );
    this.change(change);
    await this.durable();
    return facilitatorLinkPath(this.id, secret);
  }

  /** @returns null when no link that works has this secret */
  visit(wanted: Visiting): Promise<Visited | null> {
    return visitWorkshop(this, wanted);
  }

  /** @returns null when no personal link that works has this secret */
  takeSeat(secret: string): Promise<FacilitatorSeat | 'stageMoved' | null> {
    return takeSeatByLink(this, secret);
  }

  linksFor(seat: Seat): Links {
    return linksFor(this.#state, seat);
  }

  mayGovern(participantId: ParticipantId): boolean {
    return canGovern(this.#state, participantId);
  }

  /** The answers to "What felt unsafe to say?", for those who were in the meeting. */
  answers(): readonly string[] | null {
    return answersOfMeeting(this.#state);
  }

  /** The history of the register or of one risk, newest first. */
  history(risk?: string): HistoryEntry[] {
    return entriesOf(this.#state.hidden.history, risk);
  }

  /** The register as it stood at the end of a day. */
  asOf(on: IsoDate): AsOf {
    const { doc } = this.documents.shared.plan;
    return registerAsOf(
      this.#state,
      (riskId) => readPlan(doc, riskId),
      (incidentId) => readReview(doc, incidentId),
      on,
    );
  }

  openPages(seat: Seat): readonly OpenPage[] {
    return openPages(this, seat);
  }

  startSession(seat: Seat): Promise<string> {
    return startSession(this, seat);
  }

  endOtherSessions(seat: Seat): Promise<void> {
    return endOtherSessions(this, seat);
  }

  /** Runs a command that came over WebSocket or HTTP. */
  command(participantId: ParticipantId, raw: unknown): Promise<Reply> {
    return this.#commands.ask(participantId, raw);
  }

  knowledgeAbout(participantId: ParticipantId): object {
    return knowledgeAbout(this, participantId);
  }

  // Connections

  /**
   * Connects a socket to a document.
   * @param isScreen the socket only watches, whatever the token allows (SPEC SN3)
   * @returns a close code when the token may not open it
   */
  connect(token: string, path: DocumentPath, socket: SocketPort, isScreen = false): OpenConnection | number {
    if (this.#isEnded) return closeCode.restart;
    try {
      return this.#connect(token, path, socket, isScreen);
    } catch (error) {
      this.#failed('a connection', error);
      return closeCode.storageTrouble;
    }
  }

  #connect(token: string, path: DocumentPath, socket: SocketPort, isScreen: boolean): OpenConnection | number {
    const seat = this.seatOf(token);
    if (!seat) return closeCode.unknownToken;
    if (seat.removed) return closeCode.removed;
    if (isScreen && 'round' in path) return closeCode.notAllowed;
    const access = documentAccess(this.#state, seat.participantId, path);
    if (typeof access === 'number') return access;
    this.#visited();
    if (seat.isVisitor) this.#visitorSeen(seat);
    if ('round' in path && this.memoryBytes() > this.#limits.memoryPerWorkshop) return closeCode.tryLater;
    return this.connections.open({ ...seat, isScreen }, path, socket);
  }

  participantConnected(participantId: ParticipantId): void {
    this.change(personConnected(this.#state, participantId, this.context(participantId)));
  }

  sessionSubscribed(participantId: ParticipantId): void {
    this.#changeIfAny(linkOwedTo(this.#state, participantId, this.context(participantId)));
  }

  participantDisconnected(participantId: ParticipantId): void {
    if (this.#isEnded) return;
    this.#guard('a disconnection', () => this.#disconnected(participantId));
  }

  #disconnected(participantId: ParticipantId): void {
    // The visit ends now, not when the connection was opened: a tab may stay open for weeks.
    this.#visited();
    this.change(personDisconnected(this.#state, participantId, this.context(participantId)));
  }

  textsEdited(participantId: ParticipantId, edits: readonly TextEdit[], writes: readonly Write[]): void {
    const change = edits.length === 0 ? {} : textsEdited(this.#state, edits, this.context(participantId));
    if (Object.keys(change).length === 0) this.commit(writes);
    else this.change(withEvents(this.#state, change, this.context(participantId)), writes);
  }

  frameFailed(error: unknown): void {
    this.#failed('a frame', error);
  }

  // Time

  /** Does what is due: ends a closing round; passes on the lead, and the turn to read, of who is gone. */
  wake(): void {
    const now = this.ports.clock.now();
    const { closing } = this.#state.hidden.conduct;
    if (closing && closing.at <= now) {
      this.#commands.endRound(endRound(this.#state, closing, this.context(this.#state.session.lead.facilitatorId)));
    }
    this.#endLinks();
    const context = this.context(this.#state.session.lead.facilitatorId);
    this.#changeIfAny(withEvents(this.#state, restedTexts(this.#state, context), context));
    this.#changeIfAny(noticesBegun(this.#state, this.#state, context));
    this.#changeIfAny(morningIfDue(this.#state, context));
    this.#changeIfAny(leadAfterLoss(this.#state, now));
    this.#changeIfAny(withoutAwayReaders(this.#state, now));
    this.#changeIfAny(readingsShown(this.#state, now));
    this.#setAlarm();
  }

  /** Keeps waits as long as they were meant to be after the wall clock was set. */
  clockJumped(byMs: number): void {
    if (this.#isEnded) return;
    this.change(joinChanges(afterJump(this.#state, byMs), errandsAfterJump(this.#state, byMs)));
    this.#endLinks();
  }

  /** Signs out whoever came by a link whose last day is over. */
  #endLinks(): void {
    this.#changeIfAny(endedLinks(this.#state, dayIn(this.#state.session, this.ports.clock.now())));
  }

  #setAlarm(): void {
    if (!this.#isEnded) this.#alarm.set(this.#state);
  }

  documentUnused(document: LiveDocument): void {
    this.#unused.add(document);
  }

  #visitorSeen({ tokenHash }: Seat): void {
    this.#changeIfAny(visitUsed(this.#state, tokenHash, dayIn(this.#state.session, this.ports.clock.now())));
  }

  #visited(): void {
    const writes = this.#visits.writesForVisit(this.ports.clock.now());
    if (writes.length > 0) this.change({}, writes);
  }

  // Errands

  /** What can be sent now: one errand for each webhook, and a mail. */
  dueErrands(): readonly Due[] {
    return this.#isEnded ? [] : dueByChannel(this.#state.hidden.errands, this.ports.clock.now());
  }

  /**
   * Sends one errand. The workshop is not unloaded meanwhile.
   * @param send resolves with null when there is nothing to tell any more
   * @returns when what came of it is stored, or the workshop has ended
   */
  async sendErrand(errandId: string, send: () => Promise<Sent | null>): Promise<void> {
    const startedAt = this.ports.clock.monotonicNow();
    this.#sending += 1;
    try {
      const sent = await send();
      if (this.#isEnded) return;
      const tookMs = this.ports.clock.monotonicNow() - startedAt;
      const settled = { now: this.ports.clock.now(), tookMs, jitter: this.ports.random.jitter };
      this.#changeIfAny(
        sent === null ? errandDropped(this.#state, errandId) : errandSettled(this.#state, errandId, sent, settled),
      );
      await this.durable().catch(() => undefined);
    } finally {
      this.#sending -= 1;
    }
  }

  /** Null for whoever may not see them: all but the facilitator. */
  webhooksFor(seat: Seat): WebhooksReply | null {
    return canGovern(this.#state, seat.participantId) ? webhooksReply(this.#state) : null;
  }

  // Ending

  #commitFailed(error: unknown): void {
    this.#failed('a commit', error);
  }

  /** Documents in memory may differ from the store: the workshop is unloaded. Other workshops are not affected. */
  #failed(what: string, error: unknown): void {
    this.ports.log.warn(`${what} failed; the workshop is unloaded and will be loaded from the store`, {
      workshopId: this.id,
      ...describeError(error),
    });
    this.end(closeCode.storageTrouble);
  }

  /** For calls that nobody above could answer for: what is thrown here would otherwise end the process. */
  #guard(what: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#failed(what, error);
    }
  }

  /** Unloads the workshop: closes every connection with this code and rejects what waits. */
  end(code: number): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#alarm.cancel();
    this.#commands.abandon();
    const reason = new StoreUnavailable('The workshop was unloaded before the change was stored.');
    for (const reject of this.#waiting) reject(reason);
    for (const connection of [...this.connections.all]) this.connections.close(connection, code);
    this.#onEnd();
  }
}
