/**
 * The store of workshops. One contract suite (tests/contract/store/) tests both adapters, memory and SQLite.
 *
 * Every adapter guarantees:
 * - A commit is all or nothing, and a resolved commit is durable: it survives `kill -9` and loss of power.
 * - Commits of one caller take effect in the order of their calls. Reads see every commit called before them.
 * - Nothing of one workshop is ever returned for another.
 * - A workshop that cannot be read is an error (StoreDamaged), never an empty or a missing one.
 * - A sealed round (notebooks, ballots) can be destroyed for good, and takes no writes afterwards.
 *
 * One server at a time holds a workshop: it alone loads, changes and delivers for it. Errands therefore need no lease; a
 * store that several servers share has to give each workshop to one of them before `dueErrands` or `dueToWake` name it
 * there. What has to be atomic is the commit: an errand is stored with the change that causes it, and what came of an
 * attempt with the change that tells of it, or neither is.
 */

/** One shared document. A sealed one is named by round (1, 2, …) and participant id. */
export type DocName = 'session' | 'board' | 'plan' | `notebook/${number}/${string}` | `ballot/${number}/${string}`;

/** What is opened and destroyed at once: all notebooks, or all ballots, of one round. */
export type SealedRound = `notebook/${number}` | `ballot/${number}`;

export type Write =
  /**
   * Fails with StoreConflict (`idTaken`, `codeTaken`) when the id or the code exist. Last visit is `at`. `creator` stands
   * for whoever made it, until `forgetCreatorsBefore`; null: nobody in particular.
   */
  | {
      kind: 'create';
      workshopId: string;
      joinCode: string;
      at: number;
      expiresAt: number;
      creator: string | null;
      schemaVersion: number;
    }
  /** One Yjs V1 update, added after all others of the document. StoreConflict `roundShredded` in a shredded round. */
  | { kind: 'append'; workshopId: string; doc: DocName; update: Uint8Array }
  /** The snapshot takes the place of everything the document held so far. */
  | { kind: 'compact'; workshopId: string; doc: DocName; snapshot: Uint8Array }
  /** Keeps a copy of an update that did not apply. Commit it together with the `compact` that leaves it out. */
  | { kind: 'quarantine'; workshopId: string; doc: DocName; update: Uint8Array; reason: string }
  /** A private record of the server (hashes of tokens, deck, …), any JSON value; replaces the one of that name. */
  | { kind: 'putRecord'; workshopId: string; name: string; value: unknown }
  /** No error when there is none. */
  | { kind: 'deleteRecord'; workshopId: string; name: string }
  /** The stored reply of a command, any JSON value. `key` is a keyed hash. The same key replaces it. */
  | { kind: 'putOutcome'; workshopId: string; key: string; outcome: unknown; at: number }
  /** No error when there is none. */
  | { kind: 'deleteOutcome'; workshopId: string; key: string }
  /**
   * Something to be sent out of the server, due at `at`; `value` is any JSON value. The same id replaces it. Nothing but the
   * time and the id may be readable without the workshop's key.
   */
  | { kind: 'putErrand'; workshopId: string; id: string; at: number; value: unknown }
  /** No error when there is none. */
  | { kind: 'deleteErrand'; workshopId: string; id: string }
  /**
   * Deletes all documents of the round and destroys its key; the commit resolves only when both are done. A crash in
   * between is finished at the next start, before the store opens. The same round again is no error.
   */
  | { kind: 'shred'; workshopId: string; round: SealedRound }
  /** The workshop was visited at `at`. */
  | { kind: 'touch'; workshopId: string; at: number }
  /** From `at` on the workshop is among the `expired` ones. */
  | { kind: 'expire'; workshopId: string; at: number }
  /** `hash` finds this workshop and participant; `facilitatorLink` stands for whoever has the facilitator link. StoreConflict `tokenTaken` when another workshop has the hash. */
  | { kind: 'putToken'; workshopId: string; hash: string; participantId: string }
  /** No error when the workshop has no such token. */
  | { kind: 'deleteToken'; workshopId: string; hash: string }
  /** The server must wake this workshop at `at`, also after a restart; null: it need not. */
  | { kind: 'wake'; workshopId: string; at: number | null }
  /** StoreConflict `codeTaken` when another workshop has the code. null: the workshop cannot be found by code. */
  | { kind: 'setCode'; workshopId: string; joinCode: string | null }
  /** The workshop is found by the join link whose secret has this hash; null: by none. */
  | { kind: 'setLink'; workshopId: string; hash: string | null }
  /** Everything of the workshop, its keys included; resolves when nothing is left. No error when there is none. */
  | { kind: 'delete'; workshopId: string };

/** Where damage was found: a document, a sealed round (whose document can no longer be told), a record, an outcome, an errand. */
export type DamagedPlace = DocName | SealedRound | `record/${string}` | 'outcomes' | 'errands';

export type StoredWorkshop = {
  workshopId: string;
  joinCode: string | null;
  createdAt: number;
  lastVisitAt: number;
  expiresAt: number;
  wakeAt: number | null;
  schemaVersion: number;
  /** What the workshop takes: its updates, records, outcomes and errands as they are stored. */
  bytes: number;
  /** The updates of each document in the order in which they were committed; a document without any is absent. */
  docs: Map<DocName, Uint8Array[]>;
  records: Map<string, unknown>;
  outcomes: { key: string; outcome: unknown; at: number }[];
  /** By id. */
  errands: Map<string, { at: number; value: unknown }>;
  /** What could not be read just now and was put into quarantine; it is not reported a second time. */
  damaged: { doc: DamagedPlace; rows: number }[];
};

export type TokenOwner = { workshopId: string; participantId: string };

/** A workshop with errands that are due, and the time of the earliest of them. */
export type DueErrands = { workshopId: string; at: number };

export type Usage = {
  /** What all workshops take, with the store's own overhead. */
  totalBytes: number;
  /** Workshops of one creator, and the sum of their `bytes`. */
  creator: { workshops: number; bytes: number };
};

export type ListedWorkshop = { workshopId: string; lastVisitAt: number; wakeAt: number | null };

export type Store = {
  /**
   * Everything stored of a workshop, or null when it does not exist.
   * Throws StoreDamaged when it cannot be read, also when a single row of its session cannot; StoreUnavailable when
   * the disk does not answer.
   */
  load(workshopId: string): Promise<StoredWorkshop | null>;

  /** The workshop with this join code (as it was written, no normalising), or null. */
  findByCode(joinCode: string): Promise<string | null>;

  /** The workshop with this hash of its join link's secret, or null. */
  findByLink(hash: string): Promise<string | null>;

  /** Whom a token belongs to, by its hash; null when nobody has it. Reads nothing else of the workshop. */
  findToken(hash: string): Promise<TokenOwner | null>;

  /** What a workshop takes (`StoredWorkshop.bytes`), or null when it does not exist. Reads nothing of it. */
  bytesOf(workshopId: string): Promise<number | null>;

  /** Ids of workshops whose `expiresAt` is at or before `at`, the earliest first, at most `limit`. Opens none. */
  expired(at: number, limit: number): Promise<string[]>;

  /** Ids of workshops whose `wakeAt` is at or before `at`, the earliest first, at most `limit`. Opens none. */
  dueToWake(at: number, limit: number): Promise<string[]>;

  /**
   * Workshops with an errand whose time is at or before `at`, the one with the earliest first, at most `limit`. Opens none.
   * Each is named once however many errands it has, so that one with many does not hide the others.
   */
  dueErrands(at: number, limit: number): Promise<DueErrands[]>;

  /** What is stored in all, and by this creator. */
  usage(creator: string): Promise<Usage>;

  /** Forgets who made the workshops that were created before `at`. */
  forgetCreatorsBefore(at: number): Promise<void>;

  /** Every workshop. Takes time in proportion to their number. */
  list(): Promise<ListedWorkshop[]>;

  /**
   * All writes or none. Resolved means durable. Calls of one turn of the event loop share one transaction; a call
   * that contradicts what is stored (StoreConflict) fails alone, an error of the disk (StoreUnavailable) fails all.
   *
   * Every write but `create` and `delete` needs an existing workshop: else StoreConflict `unknownWorkshop`.
   * The bytes handed over must not change until the promise settles; JSON values are copied at once. A value that
   * is not JSON rejects with a TypeError.
   *
   * A rejected commit changed nothing, with two edges for which whoever gets StoreUnavailable must load again before
   * going on: after `shred` or `delete` the rows may be gone already while the key waits to be destroyed (`load` and
   * `commit` of this workshop fail until that is done); and when the process dies right after a failed sync, the next
   * start may find the rejected commit, whole.
   */
  commit(writes: readonly Write[]): Promise<void>;

  /** Forgets the outcomes of commands with a time before `at`, in all workshops. */
  dropOutcomesBefore(at: number): Promise<void>;

  /**
   * Writes a copy of everything committed into `file` while the store goes on working. The copy holds no keys: what
   * is sealed at that time cannot be read from it, ever. It is not checked and not synced. No `file` is left when it fails.
   */
  backup(file: string): Promise<void>;

  /**
   * Writes the time `at` durably, after making sure that the files still lie where the next start will look for them.
   * Rejects with StoreLost when they do not, and as long as they do not, `load` and `commit` reject with it too; with
   * StoreUnavailable when the disk does not write.
   */
  heartbeat(at: number): Promise<void>;

  /** Commits what is pending, then releases all resources. Later calls reject with StoreUnavailable. */
  close(): Promise<void>;
};

export type ConflictReason = 'idTaken' | 'codeTaken' | 'tokenTaken' | 'unknownWorkshop' | 'roundShredded';

/** The writes contradict what is stored. Trying the same again fails the same. */
export class StoreConflict extends Error {
  override readonly name = 'StoreConflict';
  readonly reason: ConflictReason;

  constructor(reason: ConflictReason) {
    super(`The store refused the commit: ${reason}.`);
    this.reason = reason;
  }
}

/** The disk did not do what was asked (full, broken, locked), or the store is closed. Trying later can help. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The store's files were removed or replaced while it was open. Nothing is written until the server is started again. */
export class StoreLost extends StoreUnavailable {}

/** What is stored cannot be read. The message says what to do; nothing was overwritten. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';
}

/** The store cannot be opened by this process: another one has it, or a newer version wrote it. The message says so. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}

/** The round a document is sealed in, or null for a document that everyone may see. */
export function sealedRoundOf(doc: DocName): SealedRound | null {
  const match = /^((?:notebook|ballot)\/\d+)\//.exec(doc);
  return match ? (match[1] as SealedRound) : null;
}
