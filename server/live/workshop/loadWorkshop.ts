import * as Y from 'yjs';
import { readBoard } from '../../../shared/board/board.ts';
import { noRecords, readRecords } from '../../../shared/board/records.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import { fillPlans } from '../../../shared/plan/plan.ts';
import type { Reviews } from '../../../shared/plan/reviews.ts';
import { readPeople, readSession } from '../../../shared/session/session.ts';
import { keeping } from '../../../shared/session/expiry.ts';
import type { EpochMs } from '../../../shared/time.ts';
import type { StoredWorkshop, Write } from '../../store/port.ts';
import { StoreDamaged } from '../../store/port.ts';
import type { State } from '../../domain/core/state.ts';
import type { WorkshopDocuments } from '../documents/workshopDocuments.ts';
import { createWorkshopDocuments } from '../documents/workshopDocuments.ts';
import { writeChange } from '../documents/writeChange.ts';
import { writesForLink } from './linkWrites.ts';
import { nothingHidden, readHidden, writesForAllChecks, writesForHidden } from './hiddenRecords.ts';
import { planClientsShape, storedReplyShape } from './recordShapes.ts';
import type { StoredReplies } from './storedReplies.ts';
import { createStoredReplies } from './storedReplies.ts';
import type { PlanClientIds } from '../documents/planClientIds.ts';
import { createPlanClientIds } from '../documents/planClientIds.ts';
import type { Log } from '../../ports.ts';

export type LoadedWorkshop = {
  readonly state: State;
  readonly documents: WorkshopDocuments;
  readonly storedReplies: StoredReplies;
  readonly planClientIds: PlanClientIds;
  readonly wakeAt: EpochMs | null;
  readonly lastVisitAt: EpochMs;
  readonly expiresAt: EpochMs;
  /** What the store holds of it. */
  readonly storedBytes: number;
  /** What sets damaged rows aside, to be committed when the workshop opens. */
  readonly repairs: readonly Write[];
  /** Receives the repairs of sealed documents that turn out to be damaged when they are opened. */
  readonly repairLater: (commit: (writes: readonly Write[]) => void) => void;
};

const damaged = (workshopId: string, what: string): StoreDamaged =>
  new StoreDamaged(
    `Workshop ${workshopId} cannot be opened: ${what}. Nothing was changed; restore a backup or ask for help.`,
  );

/**
 * A workshop as it was stored. Damaged updates are quarantined and the rest loads; a workshop with an incomplete session is
 * refused and never starts empty (SPEC FA4b): a session from before a lost row would open an ended round again, or give the
 * role of facilitator to a person who had it before.
 * @throws StoreDamaged
 */
export function loadWorkshop(stored: StoredWorkshop, log: Log): LoadedWorkshop {
  const { workshopId } = stored;
  const repairs: Write[] = [];
  let repair = (writes: readonly Write[]): void => void repairs.push(...writes);
  const hurt = new Set<string>(stored.damaged.map(({ doc }) => doc));
  const mended = new Set<string>(hurt);
  const documents = createWorkshopDocuments(stored.docs, hurt, ({ name, doc }, aside) => {
    mended.add(name);
    repair([
      ...aside.map((one): Write => ({ kind: 'quarantine', workshopId, doc: name, ...one })),
      { kind: 'compact', workshopId, doc: name, snapshot: Y.encodeStateAsUpdate(doc) },
    ]);
  });
  const session = readSession(documents.shared.session.doc);
  if (session === null) throw damaged(workshopId, 'its session is missing');
  if (documents.shared.session.isMended) throw damaged(workshopId, 'a part of its session is missing');
  const hidden = readHidden(stored.records, stored.errands);
  if ('unreadable' in hidden)
    throw damaged(workshopId, `its record "${hidden.unreadable}" is missing or has a wrong shape`);
  const planClients = stored.records.get('planClients') ?? {};
  if (!planClientsShape.safeParse(planClients).success)
    throw damaged(workshopId, 'its record "planClients" has a wrong shape');
  const warn = (): void =>
    log.warn('damaged rows were set aside; the rest of the workshop was opened', { documents: mended.size });
  if (mended.size > 0) warn();
  return {
    state: {
      session,
      people: readPeople(documents.shared.session.doc),
      board: readBoard(documents.shared.board.doc),
      records: readRecords(documents.shared.board.doc),
      hidden,
    },
    documents,
    storedReplies: createStoredReplies(repliesIn(stored)),
    planClientIds: createPlanClientIds(planClients),
    wakeAt: stored.wakeAt,
    lastVisitAt: stored.lastVisitAt,
    expiresAt: stored.expiresAt,
    storedBytes: stored.bytes,
    repairs: [...repairs, ...writesForAllChecks(workshopId, stored.records, hidden)],
    repairLater(commit) {
      repair = (writes) => {
        warn();
        commit(writes);
      };
    },
  };
}

/** A reply that has another shape is as good as none: its command, sent again, is decided again. */
const repliesIn = ({ outcomes }: StoredWorkshop): StoredWorkshop['outcomes'] =>
  outcomes.filter(({ outcome }) => storedReplyShape.safeParse(outcome).success);

/**
 * A new workshop, and the writes that found it.
 * @param texts of the risks of an imported register, and of its review notes
 */
export function foundWorkshop(
  state: State,
  now: EpochMs,
  creator: string | null,
  texts: ReadonlyMap<RiskId, PlanTexts> = new Map(),
  reviews: Reviews = {},
): { loaded: LoadedWorkshop; writes: Write[] } {
  const { id: workshopId, joinCode } = state.session.workshop;
  const documents = createWorkshopDocuments(new Map(), new Set(), () => undefined);
  const { people, session, records, hidden } = state;
  const before: State = {
    ...state,
    session: { workshop: { id: workshopId } } as State['session'],
    people: {},
    board: { cards: {}, risks: {} },
    records: noRecords,
  };
  const { cards, risks } = state.board;
  const { writes } = writeChange(documents, before, { session, people, cards, risks, records, reviews });
  const filled =
    texts.size === 0 ? null : documents.shared.plan.change(() => fillPlans(documents.shared.plan.doc, texts));
  if (filled !== null) writes.push(...documents.shared.plan.writesFor(workshopId, filled));
  const { expiresAt } = keeping(session, state.board, records, now);
  return {
    loaded: {
      state,
      documents,
      storedReplies: createStoredReplies([]),
      planClientIds: createPlanClientIds(undefined),
      wakeAt: null,
      lastVisitAt: now,
      expiresAt,
      storedBytes: 0,
      repairs: [],
      repairLater: () => undefined,
    },
    writes: [
      { kind: 'create', workshopId, joinCode, at: now, expiresAt, creator, schemaVersion: 1 },
      ...writes,
      ...writesForLink(workshopId, null, session.workshop.linkSecret),
      ...writesForHidden(workshopId, nothingHidden, hidden),
    ],
  };
}
