import type { WorkshopConnection } from '../../client/connection/workshopConnection.ts';
import { createWorkshopConnection } from '../../client/connection/createConnection.ts';
import type { Outbox } from '../../client/connection/outbox.ts';
import { createMemoryOutbox } from '../../client/testing/memoryOutbox.ts';
import { createMemoryTabState } from '../../client/testing/memoryTabState.ts';
import { createServerClock } from '../../client/runtime/clock.ts';
import { readBallot } from '../../shared/ballot/ballot.ts';
import type { Ballot } from '../../shared/ballot/ballot.ts';
import type { Board } from '../../shared/board/board.ts';
import { readBoard } from '../../shared/board/board.ts';
import type { RiskId } from '../../shared/ids.ts';
import { readNotes } from '../../shared/notebook/notebook.ts';
import type { Note } from '../../shared/notebook/notebook.ts';
import { readPlan } from '../../shared/plan/plan.ts';
import type { JoinRole } from '../../shared/people/roles.ts';
import type { Hand, Joined } from '../../shared/protocol/replies.ts';
import type { People, Session } from '../../shared/session/session.ts';
import { readPeople, readSession, sessionMap } from '../../shared/session/session.ts';
import { createDeviceNetwork } from './deviceNetwork.ts';
import type { DeviceNetwork } from './deviceNetwork.ts';
import { PageDocument } from './pageDocument.ts';
import type { Script } from './script.ts';
import { createSeededRandom } from './seededRandom.ts';
import type { SeededRandom } from './seededRandom.ts';
import type { World } from './world.ts';

export type Seat = Pick<Joined, 'workshopId' | 'participantId' | 'token' | 'name' | 'role'>;

export type PageOptions = {
  /** What the device stores; another page of the same person may share it. */
  readonly outbox?: Outbox;
  /** The error of the device's clock, in ms. */
  readonly deviceOffsetMs?: number;
};

// y-websocket adds one process exit listener per document.
process.setMaxListeners(0);

const sharedDocuments = ['session', 'board', 'plan'] as const;

/** The page of one person on one device: the client's own connection, with a network that a test can break. */
export class PersonPage {
  readonly name: string;
  readonly id: string;
  readonly role: JoinRole;
  readonly workshopId: string;
  readonly token: string;
  /** By document: `session`, `board`, `plan`, `notebook/1`, … Those of ended rounds stay. */
  readonly documents = new Map<string, PageDocument>();
  /** Facilitator links that the server sent to this page. */
  readonly facilitatorLinks: string[] = [];
  readonly outbox: Outbox;
  readonly network: DeviceNetwork;
  /** The test expects this person to be connected. */
  isOnline = false;
  protected readonly world: World;
  protected readonly random: SeededRandom;
  /** A separate stream: the client's random numbers must not depend on how much its person writes. */
  readonly #clientRandom: SeededRandom;
  readonly #script: Script;
  readonly #deviceOffsetMs: number;
  readonly #tabState = createMemoryTabState();
  #open: { readonly connection: WorkshopConnection; readonly stopTimers: () => void } | null = null;
  readonly #wakes = new Set<() => void>();
  readonly #leaves = new Set<() => void>();
  readonly #ends = new Set<() => void>();
  readonly #guards = new Set<() => boolean>();

  constructor(world: World, script: Script, random: SeededRandom, seat: Seat, options: PageOptions = {}) {
    this.world = world;
    this.#script = script;
    this.random = random;
    this.#clientRandom = createSeededRandom(random.uint32(), 'client');
    this.name = seat.name;
    this.id = seat.participantId;
    this.role = seat.role;
    this.workshopId = seat.workshopId;
    this.token = seat.token;
    this.outbox = options.outbox ?? createMemoryOutbox();
    this.#deviceOffsetMs = options.deviceOffsetMs ?? 0;
    this.network = createDeviceNetwork(world, (name) => this.#documentAt(name));
  }

  // State of the page

  get connection(): WorkshopConnection {
    if (!this.#open) throw new Error(`${this.name} has no page open`);
    return this.#open.connection;
  }

  session(): Session {
    const session = readSession(this.document('session').doc);
    if (!session) throw new Error(`${this.name} has not seen the workshop yet`);
    return session;
  }

  people(): People {
    return readPeople(this.document('session').doc);
  }

  board(): Board {
    return readBoard(this.document('board').doc);
  }

  planTexts(riskId: RiskId): ReturnType<typeof readPlan> {
    return readPlan(this.document('plan').doc, riskId);
  }

  /** The card in this person's hand. */
  hand(): Hand | null {
    return this.connection.hand.get();
  }

  notes(): Note[] {
    return readNotes(this.notebook().doc);
  }

  ballotValue(): Ballot {
    return readBallot(this.ballot().doc);
  }

  document(name: string): PageDocument {
    const document = this.documents.get(name);
    if (!document) throw new Error(`${this.name} has no document "${name}"`);
    return document;
  }

  /** The notebook of the round that is open, as far as this person knows. */
  notebook(): PageDocument {
    return this.document(`notebook/${this.openRounds()?.notebook ?? 'none'}`);
  }

  ballot(): PageDocument {
    return this.document(`ballot/${this.openRounds()?.ballot ?? 'none'}`);
  }

  /** Whether the browser would ask before the tab is closed. */
  asksBeforeClosing(): boolean {
    return [...this.#guards].some((isUnsaved) => isUnsaved());
  }

  // Connecting and disconnecting

  async arrive(): Promise<void> {
    this.say('arrives');
    this.connect();
    await this.world.until(() => this.isInSync(), `${this.name} has everything`);
  }

  /** Opens the page, or brings its network back, without waiting. */
  connect(): void {
    this.isOnline = true;
    this.network.goOnline();
    if (!this.#open) this.#openPage();
    else if (!this.#wanted().every((name) => this.documents.get(name)?.isOpen)) this.wake();
  }

  /** Takes the network away; the page stays open. */
  async drop(): Promise<void> {
    this.goOffline();
    await this.world.settle();
  }

  goOffline(): void {
    this.say('loses the network');
    this.isOnline = false;
    this.network.goOffline();
  }

  async returns(): Promise<void> {
    this.say('is back');
    this.connect();
    await this.world.until(() => this.isInSync(), `${this.name} is back with everything`);
  }

  /** Loads the page again: what it had not saved is read from the device. */
  async reload(): Promise<void> {
    this.say('reloads the page');
    this.leavePage();
    this.connect();
    await this.world.until(() => this.isInSync(), `${this.name} has everything again`);
  }

  /** The browser's `online`, `pageshow` or `visibilitychange`. */
  wake(): void {
    for (const call of [...this.#wakes]) call();
  }

  /** Another tab or window covers the page. */
  hideTab(): void {
    for (const call of [...this.#leaves]) call();
  }

  /** Closes the tab; the page gets the browser's event before. */
  leavePage(): void {
    for (const call of [...this.#leaves, ...this.#ends]) call();
    this.close();
  }

  /** Ends the page without an event; only the device's storage is left. */
  close(): void {
    this.isOnline = false;
    this.network.goOffline();
    this.#open?.stopTimers();
    this.#open?.connection.close();
    this.#open = null;
  }

  /** Every open document has the server's state, or is closed for good. */
  isInSync(): boolean {
    return this.#wanted().every((name) => this.documents.get(name)?.isSettled);
  }

  /** Reads one session key only, because it runs after every message. */
  protected openRounds(): Session['open'] | undefined {
    const session = this.documents.get('session');
    return session?.connection ? (sessionMap(session.doc).get('open') as Session['open'] | undefined) : undefined;
  }

  #wanted(): string[] {
    const open = this.role === 'observer' ? undefined : this.openRounds();
    const { notebook = null, ballot = null } = open ?? {};
    return [
      ...sharedDocuments,
      ...(notebook === null ? [] : [`notebook/${notebook}`]),
      ...(ballot === null ? [] : [`ballot/${ballot}`]),
    ];
  }

  #documentAt(name: string): PageDocument {
    const document = this.documents.get(name) ?? new PageDocument(name);
    this.documents.set(name, document);
    return document;
  }

  #openPage(): void {
    const { world } = this;
    const timers = world.startTimers();
    const listen =
      <T>(listeners: Set<T>) =>
      (call: T): (() => void) => {
        listeners.add(call);
        return () => listeners.delete(call);
      };
    const connection = createWorkshopConnection({
      workshopId: this.workshopId,
      participantId: this.id,
      token: this.token,
      role: this.role,
      socketOrigin: 'ws://server',
      clock: createServerClock(
        () => Promise.resolve(world.now()),
        world.monotonicNow,
        () => world.now() + this.#deviceOffsetMs,
      ),
      timers,
      outbox: this.outbox,
      page: {
        onWake: listen(this.#wakes),
        onLeave: listen(this.#leaves),
        onEnd: listen(this.#ends),
        guard: listen(this.#guards),
      },
      onFacilitatorLink: (link) => void this.facilitatorLinks.push(link),
      Socket: this.network.Socket,
      monotonicNow: world.monotonicNow,
      tabState: this.#tabState,
      random: this.#clientRandom,
    });
    this.#open = { connection, stopTimers: timers.stop };
    for (const name of sharedDocuments) this.#adopt(name, connection[name]);
    for (const kind of ['notebook', 'ballot'] as const) {
      const follow = (): void => {
        const round = connection[kind].get();
        if (round) this.#adopt(`${kind}/${round.round}`, round);
      };
      connection[kind].subscribe(follow);
      follow();
    }
  }

  /** Yjs draws its client ids at random; in a test they come from the seed, before anything is written. */
  #adopt(name: string, connection: NonNullable<PageDocument['connection']>): void {
    const clientId = this.#clientRandom.below(2 ** 32 - 2) + 2;
    const awareness = connection.awareness.get();
    // y-websocket reads the clock of the own awareness state whenever it disconnects.
    awareness.meta.set(clientId, awareness.meta.get(awareness.clientID) ?? { clock: 0, lastUpdated: 0 });
    awareness.clientID = clientId;
    connection.doc.get().clientID = clientId;
    this.#documentAt(name).connection = connection;
  }

  settle(): Promise<void> {
    return this.world.settle();
  }

  say(what: string): void {
    this.#script.say(this.name, what);
  }
}
