import type { WorkshopId } from '../../../shared/ids.ts';
import { createId, createJoinCode, createToken, isToken, parseJoinCode } from '../../../shared/ids.ts';
import { closeCode } from '../../../shared/protocol/closeCodes.ts';
import type { CreateWorkshop, Rehearse } from '../../../shared/commands/requests.ts';
import type { RegisterFile } from '../../../shared/register/file.ts';
import { hourMs, minuteMs, secondMs } from '../../../shared/time.ts';
import type { Founding } from '../../domain/stages/createState.ts';
import { joinSecretsOf } from '../../domain/core/linkSecret.ts';
import { createState } from '../../domain/stages/createState.ts';
import { rehearse } from '../../domain/stages/rehearsed.ts';
import type { Imported } from '../../domain/stages/importState.ts';
import { importState } from '../../domain/stages/importState.ts';
import { describeError } from '../../describeError.ts';
import { StoreConflict, StoreDamaged } from '../../store/port.ts';
import { createAdmission, unlimited } from './admission.ts';
import { hashSecret } from './hashing.ts';
import type { ProgramHolder } from './hiddenRecords.ts';
import { foundWorkshop, loadWorkshop } from './loadWorkshop.ts';
import type { Ports, Resources } from '../../ports.ts';
import { Workshop } from './workshop.ts';

/** An idle workshop is unloaded after this time; the store has all of it. */
const idleMs = minuteMs;
const sweepEveryMs = 20 * secondMs;

/** Workshops with a time to wake within this are opened at the start; a closing round is two seconds long. */
const wakeAheadMs = hourMs;
/** More rounds than close in the same two seconds. Whoever sends errands wakes the others (server/live/outbox). */
const mostResumed = 200;
/** How many ids one query for expired workshops reads. */
const expiredAtOnce = 50;

export { ServerFull, type FullReason } from './admission.ts';

export type Founded = {
  readonly workshop: Workshop;
  readonly participantId: string;
  readonly token: string;
  readonly secret: string;
};

type Make = (founding: Founding) => Imported;

/** All workshops of this server: live ones in memory, the others in the store. */
export type Registry = {
  /**
   * @param creator stands for the address that creates it; null: nobody in particular
   * @throws ServerFull, StoreUnavailable
   */
  readonly found: (wanted: CreateWorkshop, creator?: string | null) => Promise<Founded>;
  /** Makes a rehearsal of a story. @throws ServerFull, StoreUnavailable */
  readonly foundRehearsal: (wanted: Rehearse, creator?: string | null) => Promise<Founded>;
  /** Makes a new register from a file (SPEC FL1). @throws ServerFull, StoreUnavailable */
  readonly importFile: (file: RegisterFile, creator?: string | null) => Promise<Founded>;
  /** @returns null when there is no such workshop; @throws StoreDamaged, StoreUnavailable */
  readonly open: (workshopId: WorkshopId) => Promise<Workshop | null>;
  /**
   * Opens a workshop for the holder of a token or of the secret of its facilitator link. One that belongs to nobody here
   * loads nothing (SPEC RL2a). What it may do is decided by the workshop.
   */
  readonly openFor: (workshopId: WorkshopId, secret: string) => Promise<Workshop | 'unknownToken' | null>;
  /**
   * Opens the workshop of a program's secret: that of a feed or a key, or of the link that stops mails. One that belongs to nobody loads nothing.
   * @param holder what the secret is of; another kind of secret of the same workshop does not count
   */
  readonly openForProgram: (holder: ProgramHolder, secret: string) => Promise<Workshop | null>;
  readonly openByCode: (typedCode: string) => Promise<Workshop | null>;
  /**
   * By the join link. The secret is looked up first and nothing is loaded for a wrong one, so that the time it takes does
   * not tell whether the code exists.
   */
  readonly openByLink: (joinCode: string, linkSecret: string) => Promise<Workshop | null>;
  /** Opens workshops that have to wake soon: those with a round that was closing when the server stopped are among them. */
  readonly resume: () => Promise<void>;
  /** Deletes workshops whose retention time is over, without opening any, one per turn of the event loop (SPEC FA14a). */
  readonly expire: () => Promise<void>;
  /** Calls back when errands were stored. One listener. */
  readonly whenErrands: (run: () => void) => void;
  readonly live: () => ReadonlyMap<WorkshopId, Workshop>;
  /** Unloads all workshops and closes their connections with this code. */
  readonly unload: (code: number) => void;
  /** Closes every connection with 1012; pending commits still complete. */
  readonly close: () => void;
};

export function createRegistry(ports: Ports, resources: Resources = unlimited): Registry {
  const live = new Map<WorkshopId, Workshop>();
  const opening = new Map<WorkshopId, Promise<Workshop | null>>();
  const idleSince = new Map<WorkshopId, number>();
  let isClosed = false;
  let onErrands = (): void => undefined;
  const tellErrands = (): void => onErrands();

  const admission = createAdmission(ports, resources, live, () =>
    [...live.values()]
      .filter((workshop) => workshop.isIdle)
      .sort((a, b) => (idleSince.get(a.id) ?? Infinity) - (idleSince.get(b.id) ?? Infinity)),
  );

  const keep = (create: (ended: () => void) => Workshop): Workshop => {
    const workshop: Workshop = create(() => {
      if (live.get(workshop.id) === workshop) live.delete(workshop.id);
      idleSince.delete(workshop.id);
    });
    live.set(workshop.id, workshop);
    return workshop;
  };

  const load = async (workshopId: WorkshopId): Promise<Workshop | null> => {
    let endReservation = (): void => undefined;
    try {
      endReservation = await admission.forStored(workshopId);
      const stored = await ports.store.load(workshopId);
      if (!stored) return null;
      return keep(
        (ended) => new Workshop(loadWorkshop(stored, ports.log), ports, resources.limits, ended, tellErrands),
      );
    } catch (error) {
      // The message of StoreDamaged names what is damaged and holds nothing that people wrote.
      const reason = error instanceof StoreDamaged ? { reason: error.message } : describeError(error);
      ports.log.warn('a workshop could not be opened', { workshopId, ...reason });
      throw error;
    } finally {
      endReservation();
    }
  };

  const sweep = (): void => {
    if (isClosed) return;
    const now = ports.clock.monotonicNow();
    for (const [id, workshop] of live) {
      if (!workshop.isIdle) idleSince.delete(id);
      else if (!idleSince.has(id)) idleSince.set(id, now);
      else if (now - (idleSince.get(id) ?? now) >= idleMs) {
        workshop.end(closeCode.restart);
      }
    }
    ports.timers.after(sweepEveryMs, sweep);
  };
  ports.timers.after(sweepEveryMs, sweep);

  const unload = (code: number): void => {
    for (const workshop of [...live.values()]) workshop.end(code);
  };

  const stopWatchingClock = ports.clock.onJump((byMs) => {
    ports.log.warn('the clock of this machine was set, or the machine was suspended', { byMs });
    for (const workshop of [...live.values()]) workshop.clockJumped(byMs);
  });

  const open = async (workshopId: WorkshopId): Promise<Workshop | null> => {
    const known = live.get(workshopId);
    if (known) return known;
    const underway = opening.get(workshopId);
    if (underway) return underway;
    const loading = load(workshopId).finally(() => opening.delete(workshopId));
    opening.set(workshopId, loading);
    return loading;
  };

  /** Deletes a workshop unless somebody is connected to it. */
  const expireOne = async (workshopId: WorkshopId): Promise<void> => {
    const workshop = live.get(workshopId);
    if (workshop?.isIdle === false || opening.has(workshopId)) return;
    workshop?.end(closeCode.notFound);
    await ports.store.commit([{ kind: 'delete', workshopId }]);
    ports.log.info('a workshop was deleted: its retention time is over');
  };

  const tryToFound = async (make: Make, creator: string | null): Promise<Founded> => {
    const { access } = ports.random;
    const [token, secret] = [createToken(access), createToken(access)];
    const now = ports.clock.now();
    const { state, texts, reviews } = make({
      workshopId: createId(access),
      joinCode: createJoinCode(access),
      linkSecret: createId(access),
      facilitatorId: createId(access),
      tokenHash: hashSecret(token),
      secretHash: hashSecret(secret),
      now,
      random: access,
    });
    const { loaded, writes } = foundWorkshop(state, now, creator, texts, reviews);
    await ports.store.commit(writes);
    const workshop = keep((ended) => new Workshop(loaded, ports, resources.limits, ended, tellErrands));
    return { workshop, participantId: state.session.lead.facilitatorId, token, secret };
  };

  const found = async (make: Make, creator: string | null): Promise<Founded> => {
    await admission.forNew(creator);
    for (let attempt = 0; ; attempt++) {
      try {
        return await tryToFound(make, creator);
      } catch (error) {
        if (!(error instanceof StoreConflict) || attempt >= 5) throw error;
      }
    }
  };

  return {
    found: (wanted, creator = null) =>
      found((founding) => ({ state: createState(wanted, founding), texts: new Map(), reviews: {} }), creator),
    foundRehearsal: (asked, creator = null) =>
      found((founding) => {
        const { wanted, rehearsed } = rehearse(asked, founding.now);
        return { state: createState(wanted, founding, rehearsed), texts: new Map(), reviews: {} };
      }, creator),
    importFile: (file, creator = null) => found((founding) => importState(file, founding), creator),
    open,
    async openFor(workshopId, secret) {
      const known = live.get(workshopId);
      if (known) return known;
      const owner = isToken(secret) ? await ports.store.findToken(hashSecret(secret)) : null;
      if (owner?.workshopId === workshopId) return open(workshopId);
      return (await ports.store.bytesOf(workshopId)) === null ? null : 'unknownToken';
    },
    async openForProgram(holder, secret) {
      const owner = await ports.store.findToken(hashSecret(secret));
      return owner?.participantId === holder ? open(owner.workshopId) : null;
    },
    async openByCode(typedCode) {
      const code = parseJoinCode(typedCode);
      const workshopId = code === null ? null : await ports.store.findByCode(code);
      return workshopId === null ? null : open(workshopId);
    },
    async openByLink(joinCode, linkSecret) {
      const workshopId = await ports.store.findByLink(hashSecret(linkSecret));
      const workshop = workshopId === null ? null : await open(workshopId);
      return workshop && joinSecretsOf(workshop.state).joinCode === parseJoinCode(joinCode) ? workshop : null;
    },
    async resume() {
      for (const workshopId of await ports.store.dueToWake(ports.clock.now() + wakeAheadMs, mostResumed)) {
        await open(workshopId).catch(() => ports.log.warn('a workshop could not be resumed', { workshopId }));
      }
    },
    async expire() {
      const now = ports.clock.now();
      // Those that stay, because somebody is connected or the disk fails, are found again and must not be tried again.
      const tried = new Set<WorkshopId>();
      for (;;) {
        const found = await ports.store.expired(now, tried.size + expiredAtOnce);
        const next = found.filter((workshopId) => !tried.has(workshopId));
        if (next.length === 0) return;
        for (const workshopId of next) {
          tried.add(workshopId);
          await expireOne(workshopId).catch(() => ports.log.warn('a workshop could not be expired', { workshopId }));
        }
      }
    },
    whenErrands(run) {
      onErrands = run;
    },
    live: () => live,
    unload,
    close() {
      isClosed = true;
      stopWatchingClock();
      unload(closeCode.restart);
    },
  };
}
