import { createCommitGroup, type CommitOutcome } from '../store/groupCommit.ts';
import type { PreparedWrite } from '../store/prepareWrite.ts';
import {
  type DocName,
  type DueErrands,
  sealedRoundOf,
  type SealedRound,
  type Store,
  StoreConflict,
  StoreUnavailable,
} from '../store/port.ts';

type Kept = {
  joinCode: string | null;
  linkHash: string | null;
  createdAt: number;
  lastVisitAt: number;
  expiresAt: number;
  creator: string | null;
  wakeAt: number | null;
  schemaVersion: number;
  docs: Map<DocName, readonly Uint8Array[]>;
  records: Map<string, string>;
  outcomes: Map<string, { json: string; at: number }>;
  errands: Map<string, { json: string; at: number }>;
  tokens: Map<string, string>;
  shredded: Set<SealedRound>;
};

/**
 * A store that forgets everything with the process: for tests and for trying the app out. Nothing is sealed, since
 * nothing reaches a disk. `faults.beforeCommit` is called before each group takes effect; if it throws, the group
 * fails as it would on a broken disk.
 */
export function createMemoryStore(
  options: { afterTurn?: (run: () => void) => void; faults?: { beforeCommit?(): void } } = {},
): Store {
  let workshops = new Map<string, Kept>();

  const group = createCommitGroup({
    afterTurn: options.afterTurn ?? queueMicrotask,
    run(callers) {
      const before = workshops;
      const outcomes = callers.map((writes): CommitOutcome => {
        const draft = new Map(workshops);
        try {
          for (const write of copyOnWrite(draft, writes)) applyWrite(draft, write);
        } catch (error) {
          if (error instanceof StoreConflict) return error;
          throw error;
        }
        workshops = draft;
        return null;
      });
      try {
        options.faults?.beforeCommit?.();
      } catch (cause) {
        workshops = before;
        return callers.map(() => new StoreUnavailable('The store could not commit.', { cause }));
      }
      return outcomes;
    },
  });

  return {
    async load(workshopId) {
      group.flush();
      const kept = workshops.get(workshopId);
      if (!kept) return null;
      const { joinCode, createdAt, lastVisitAt, expiresAt, wakeAt, schemaVersion } = kept;
      return {
        workshopId,
        joinCode,
        createdAt,
        lastVisitAt,
        expiresAt,
        wakeAt,
        schemaVersion,
        bytes: bytesOf(kept),
        docs: new Map([...kept.docs].map(([doc, updates]) => [doc, updates.map((update) => update.slice())])),
        records: new Map([...kept.records].map(([name, json]) => [name, JSON.parse(json) as unknown])),
        outcomes: [...kept.outcomes].map(([key, { json, at }]) => ({ key, outcome: JSON.parse(json) as unknown, at })),
        errands: new Map(
          [...kept.errands].map(([id, { json, at }]) => [id, { at, value: JSON.parse(json) as unknown }]),
        ),
        damaged: [],
      };
    },
    async findByCode(joinCode) {
      group.flush();
      for (const [workshopId, kept] of workshops) if (kept.joinCode === joinCode) return workshopId;
      return null;
    },
    async findByLink(hash) {
      group.flush();
      for (const [workshopId, kept] of workshops) if (kept.linkHash === hash) return workshopId;
      return null;
    },
    async findToken(hash) {
      group.flush();
      for (const [workshopId, { tokens }] of workshops) {
        const participantId = tokens.get(hash);
        if (participantId !== undefined) return { workshopId, participantId };
      }
      return null;
    },
    async bytesOf(workshopId) {
      group.flush();
      const kept = workshops.get(workshopId);
      return kept ? bytesOf(kept) : null;
    },
    async expired(at, limit) {
      group.flush();
      return earliest(workshops, (kept) => kept.expiresAt, at, limit);
    },
    async dueToWake(at, limit) {
      group.flush();
      return earliest(workshops, (kept) => kept.wakeAt, at, limit);
    },
    async dueErrands(at, limit) {
      group.flush();
      const firstOf = ({ errands }: Kept): number => Math.min(...[...errands.values()].map((errand) => errand.at));
      return earliest(workshops, firstOf, at, limit).map((workshopId): DueErrands => ({
        workshopId,
        at: firstOf(workshops.get(workshopId)!),
      }));
    },
    async usage(creator) {
      group.flush();
      const all = [...workshops.values()];
      const own = all.filter((kept) => kept.creator === creator);
      const sum = (some: readonly Kept[]): number => some.reduce((bytes, kept) => bytes + bytesOf(kept), 0);
      return { totalBytes: sum(all), creator: { workshops: own.length, bytes: sum(own) } };
    },
    async forgetCreatorsBefore(at) {
      group.flush();
      for (const kept of workshops.values()) if (kept.createdAt < at) kept.creator = null;
    },
    async list() {
      group.flush();
      return [...workshops].map(([workshopId, { lastVisitAt, wakeAt }]) => ({ workshopId, lastVisitAt, wakeAt }));
    },
    commit: (writes) => group.commit(writes),
    async dropOutcomesBefore(at) {
      group.flush();
      for (const { outcomes } of workshops.values())
        for (const [key, outcome] of outcomes) if (outcome.at < at) outcomes.delete(key);
    },
    async backup() {
      throw new StoreUnavailable('A store in memory has no backup.');
    },
    async heartbeat() {
      group.flush();
    },
    async close() {
      group.close();
    },
  };
}

function bytesOf({ docs, records, outcomes, errands }: Kept): number {
  const sizes = [
    ...[...docs.values()].flatMap((updates) => updates.map((update) => update.length)),
    ...[...records.values()].map((json) => Buffer.byteLength(json)),
    ...[...outcomes.values(), ...errands.values()].map(({ json }) => Buffer.byteLength(json)),
  ];
  return sizes.reduce((sum, size) => sum + size, 0);
}

function earliest(
  workshops: ReadonlyMap<string, Kept>,
  timeOf: (kept: Kept) => number | null,
  at: number,
  limit: number,
): string[] {
  return [...workshops]
    .map(([workshopId, kept]) => ({ workshopId, time: timeOf(kept) ?? Infinity }))
    .filter(({ time }) => time <= at)
    .sort((a, b) => a.time - b.time)
    .slice(0, limit)
    .map(({ workshopId }) => workshopId);
}

/** Gives each workshop its own copy in the draft before the first write to it, so that the draft can be thrown away. */
function* copyOnWrite(draft: Map<string, Kept>, writes: readonly PreparedWrite[]): Generator<PreparedWrite> {
  const copied = new Set<string>();
  for (const write of writes) {
    const kept = draft.get(write.workshopId);
    if (kept && !copied.has(write.workshopId)) {
      copied.add(write.workshopId);
      draft.set(write.workshopId, {
        ...kept,
        docs: new Map(kept.docs),
        records: new Map(kept.records),
        outcomes: new Map(kept.outcomes),
        errands: new Map(kept.errands),
        tokens: new Map(kept.tokens),
        shredded: new Set(kept.shredded),
      });
    }
    yield write;
  }
}

function applyWrite(workshops: Map<string, Kept>, write: PreparedWrite): void {
  if (write.kind === 'create') {
    applyCreate(workshops, write);
    return;
  }
  if (write.kind === 'delete') {
    workshops.delete(write.workshopId);
    return;
  }
  const kept = workshops.get(write.workshopId);
  if (!kept) throw new StoreConflict('unknownWorkshop');
  switch (write.kind) {
    case 'append':
      refuseShredded(kept, write.doc);
      kept.docs.set(write.doc, [...(kept.docs.get(write.doc) ?? []), write.update.slice()]);
      return;
    case 'compact':
      refuseShredded(kept, write.doc);
      kept.docs.set(write.doc, [write.snapshot.slice()]);
      return;
    case 'quarantine':
      // Quarantined rows are kept for inspection of a damaged disk; without a disk there is nothing to inspect.
      refuseShredded(kept, write.doc);
      return;
    case 'putRecord':
      kept.records.set(write.name, write.json);
      return;
    case 'deleteRecord':
      kept.records.delete(write.name);
      return;
    case 'putOutcome':
      kept.outcomes.set(write.key, { json: write.json, at: write.at });
      return;
    case 'deleteOutcome':
      kept.outcomes.delete(write.key);
      return;
    case 'putErrand':
      kept.errands.set(write.id, { json: write.json, at: write.at });
      return;
    case 'deleteErrand':
      kept.errands.delete(write.id);
      return;
    case 'shred':
      kept.shredded.add(write.round);
      for (const doc of kept.docs.keys()) if (sealedRoundOf(doc) === write.round) kept.docs.delete(doc);
      return;
    case 'touch':
      kept.lastVisitAt = write.at;
      return;
    case 'expire':
      kept.expiresAt = write.at;
      return;
    case 'putToken':
      for (const [other, { tokens }] of workshops)
        if (other !== write.workshopId && tokens.has(write.hash)) throw new StoreConflict('tokenTaken');
      kept.tokens.set(write.hash, write.participantId);
      return;
    case 'deleteToken':
      kept.tokens.delete(write.hash);
      return;
    case 'wake':
      kept.wakeAt = write.at;
      return;
    case 'setCode':
      refuseTakenCode(workshops, write.joinCode, write.workshopId);
      kept.joinCode = write.joinCode;
      return;
    case 'setLink':
      kept.linkHash = write.hash;
      return;
  }
}

function applyCreate(workshops: Map<string, Kept>, write: Extract<PreparedWrite, { kind: 'create' }>): void {
  if (workshops.has(write.workshopId)) throw new StoreConflict('idTaken');
  refuseTakenCode(workshops, write.joinCode, write.workshopId);
  workshops.set(write.workshopId, {
    joinCode: write.joinCode,
    linkHash: null,
    createdAt: write.at,
    lastVisitAt: write.at,
    expiresAt: write.expiresAt,
    creator: write.creator,
    wakeAt: null,
    schemaVersion: write.schemaVersion,
    docs: new Map(),
    records: new Map(),
    outcomes: new Map(),
    errands: new Map(),
    tokens: new Map(),
    shredded: new Set(),
  });
}

function refuseTakenCode(workshops: Map<string, Kept>, joinCode: string | null, workshopId: string): void {
  if (joinCode === null) return;
  for (const [other, kept] of workshops)
    if (other !== workshopId && kept.joinCode === joinCode) throw new StoreConflict('codeTaken');
}

function refuseShredded(kept: Kept, doc: DocName): void {
  const round = sealedRoundOf(doc);
  if (round !== null && kept.shredded.has(round)) throw new StoreConflict('roundShredded');
}
