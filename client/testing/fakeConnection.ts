import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Board } from '../../shared/board/board.ts';
import { editBoard } from '../../shared/board/board.ts';
import { createId } from '../../shared/ids.ts';
import type { RecordChanges } from '../../shared/board/records.ts';
import { editRecords } from '../../shared/board/records.ts';
import { editPlans } from '../../shared/plan/plan.ts';
import type { Command } from '../../shared/commands/commands.ts';
import type { Hand, Reply } from '../../shared/protocol/replies.ts';
import type { People, Round, Session } from '../../shared/session/session.ts';
import { defaultSettings, editPeople, editSession } from '../../shared/session/session.ts';
import { createAgenda } from '../../shared/stages/agenda.ts';
import type {
  ConnectionState,
  DocumentConnection,
  Drags,
  LeftoverNote,
  RoundConnection,
  SaveState,
  RefusedCommand,
  Visitor,
  WorkshopConnection,
} from '../connection/workshopConnection.ts';
import { createMemoryTabState } from './memoryTabState.ts';
import type { TabState } from '../runtime/tabState.ts';
import { createSignal } from '../runtime/signal.ts';
import type { WritableSignal } from '../runtime/signal.ts';
import type { Timers } from '../runtime/timers.ts';

export const fakeParticipantId = 'meMeMeMeMeMeMeMeMeMeMe';
const fakeVisitorId = 'visitorVisitorVisitorV';

/** A session in the lobby with this person as the only one and facilitator; tests change what they need. */
export function createSampleSession(changed: Partial<Session> = {}): Session {
  const id = 'workshopWorkshopWorksh';
  return {
    workshop: {
      id, title: 'Atlas payments launch', successMetric: '40 merchants live', decision: null, failedBy: '2027-05-21',
      createdAt: 0, joinCode: 'KXPM4TQ9', linkSecret: 'linkSecretLinkSecretLi', locked: false, closed: false, rehearsal: false, settings: defaultSettings,
    },
    stage: { name: 'lobby', startedAt: 0, endsAt: null, pausedAt: null, remainingMs: 0, asking: false },
    meeting: null,
    history: { last: 0 },
    agenda: createAgenda(45),
    say: {},
    scene: { date: '2027-05-21', headline: 'Atlas payments launch has failed.', text: '' },
    contract: { text: 'We assume good intent.', agreed: 0 },
    lead: { facilitatorId: fakeParticipantId, actingId: fakeParticipantId, deputyId: null, offered: false },
    open: { notebook: null, ballot: null, closingAt: null, roster: null, ballotRoster: null },
    newcomers: { before: [], since: [] },
    movement: { came: 0, left: 0 },
    progress: { done: 0, of: 1 },
    order: [],
    turn: { readerId: null, nextId: null, cardId: null, dealt: 0, total: 0, withdrawn: 0 },
    vote: { dots: 3, maxPerRisk: 2, open: false, revoteLeft: true },
    tally: null,
    ranking: [],
    topRisks: [],
    minority: null,
    pairs: {},
    reading: null,
planning: null,
    confidence: { before: null, after: null },
    pulse: null,
    outcome: null,
    unforeseen: null,
    secondLook: null,
    ...changed,
  }; // prettier-ignore
}

export const samplePeople: People = {
  [fakeParticipantId]: {
    name: 'Ana',
    role: 'facilitator',
    connected: true,
    writes: true,
    reads: true,
    simulated: false,
  },
};

export type FakeDocument = DocumentConnection & {
  readonly doc: WritableSignal<Y.Doc>;
  readonly save: WritableSignal<SaveState>;
};
export type FakeRound = RoundConnection & FakeDocument;

/** A WorkshopConnection without a server: the test edits the documents and answers the commands. */
export type FakeConnection = WorkshopConnection & {
  readonly session: FakeDocument;
  readonly board: FakeDocument;
  readonly plan: FakeDocument;
  readonly notebook: WritableSignal<FakeRound | null>;
  readonly ballot: WritableSignal<FakeRound | null>;
  readonly missedBallot: WritableSignal<Round | null>;
  readonly leftoverNotes: WritableSignal<readonly LeftoverNote[]>;
  readonly state: WritableSignal<ConnectionState>;
  readonly hand: WritableSignal<Hand | null>;
  readonly facilitatorLink: WritableSignal<string | null>;
  readonly drags: WritableSignal<Drags>;
  readonly refusedCommands: WritableSignal<readonly RefusedCommand[]>;
  readonly refusedTexts: WritableSignal<readonly string[]>;
  readonly save: WritableSignal<SaveState>;
  readonly storesOnDevice: WritableSignal<boolean>;
  readonly refused: WritableSignal<boolean>;
  /** All commands sent so far. */
  readonly sent: Command[];
  /** Changes the session like the server. */
  readonly changeSession: (changed: Partial<Session>) => void;
  /** Opens the given round of the own notebook or ballot. */
  readonly openRound: (kind: 'notebook' | 'ballot', round: Round) => FakeRound;
};

export function createFakeConnection(
  given: {
    readonly session?: Partial<Session>;
    readonly people?: People;
    readonly board?: Board;
    readonly records?: RecordChanges;
    readonly participantId?: string;
    /** Came by a shared link; then `participantId` is nobody of `people`. */
    readonly visitor?: Visitor;
    readonly now?: () => number;
    readonly timers?: Timers;
    readonly tabState?: TabState;
    /** Answers commands; by default each is accepted. */
    readonly answer?: (command: Command) => Reply | Promise<Reply>;
  } = {},
): FakeConnection {
  const session = createFakeDocument();
  const board = createFakeDocument();
  const plan = createFakeDocument();
  const first = createSampleSession(given.session);
  editSession(session.doc.get(), first);
  editPeople(session.doc.get(), given.people ?? samplePeople);
  if (given.board) {
    editBoard(board.doc.get(), given.board.cards, given.board.risks);
    editPlans(plan.doc.get(), Object.keys(given.board.risks));
  }
  if (given.records) editRecords(board.doc.get(), given.records);
  const notebook = createSignal<FakeRound | null>(null);
  const ballot = createSignal<FakeRound | null>(null);
  const leftoverNotes = createSignal<readonly LeftoverNote[]>([]);
  const facilitatorLink = createSignal<string | null>(null);
  const refusedCommands = createSignal<readonly RefusedCommand[]>([]);
  const refusedTexts = createSignal<readonly string[]>([]);
  const sent: Command[] = [];
  const without = (id: string): void => leftoverNotes.set(leftoverNotes.get().filter((one) => one.id !== id));
  const openRound = (kind: 'notebook' | 'ballot', round: Round): FakeRound => {
    const opened = { ...createFakeDocument(), round };
    (kind === 'notebook' ? notebook : ballot).set(opened);
    return opened;
  };
  if (first.open.notebook !== null) openRound('notebook', first.open.notebook);
  if (first.open.ballot !== null) openRound('ballot', first.open.ballot);
  let minted = 0;
  return {
    workshopId: first.workshop.id,
    participantId: given.participantId ?? (given.visitor ? fakeVisitorId : fakeParticipantId),
    visitor: given.visitor ?? null,
    session,
    board,
    plan,
    notebook,
    ballot,
    missedBallot: createSignal<Round | null>(null),
    leftoverNotes,
    dropLeftoverNote: without,
    reuseLeftoverNote: without,
    state: createSignal<ConnectionState>({ kind: 'open', since: 0 }),
    hand: createSignal<Hand | null>(null),
    facilitatorLink,
    dismissFacilitatorLink: () => facilitatorLink.set(null),
    drags: createSignal<Drags>({}),
    sendDrag: () => undefined,
    async send(command) {
      sent.push(command);
      return (await given.answer?.(command)) ?? { ok: true };
    },
    refusedCommands,
    dismissRefusedCommand: (index) => refusedCommands.set(refusedCommands.get().filter((_, at) => at !== index)),
    refusedTexts,
    dismissRefusedTexts: () => refusedTexts.set([]),
    save: createSignal<SaveState>('saved'),
    storesOnDevice: createSignal(true),
    refused: createSignal(false),
    tabState: given.tabState ?? createMemoryTabState(),
    now: given.now ?? (() => 0),
    timers: given.timers ?? stillTimers,
    createId: () => createId({ bytes: (n) => numbered(++minted, n), below: () => 0 }),
    close: () => undefined,
    sent,
    changeSession: (changed) => session.doc.get().transact(() => editSession(session.doc.get(), changed)),
    openRound,
  };
}

/** Timers that never fire. */
const stillTimers: Timers = { after: () => () => undefined, every: () => () => undefined };

function createFakeDocument(): FakeDocument {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  // Its renewal timer would keep the process of the test alive.
  awareness.destroy();
  return {
    doc: createSignal(doc),
    awareness: createSignal(awareness),
    synced: createSignal(true),
    save: createSignal<SaveState>('saved'),
  };
}

function numbered(number: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}
