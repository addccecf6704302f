import { readBallot } from '../../shared/ballot/ballot.ts';
import type { Ballot } from '../../shared/ballot/ballot.ts';
import type { Board } from '../../shared/board/board.ts';
import { readBoard } from '../../shared/board/board.ts';
import type { RiskId } from '../../shared/ids.ts';
import { readNotes } from '../../shared/notebook/notebook.ts';
import type { Note } from '../../shared/notebook/notebook.ts';
import { readPlan } from '../../shared/plan/plan.ts';
import type { Hand, Joined } from '../../shared/protocol/replies.ts';
import type { People, Session } from '../../shared/session/session.ts';
import { readPeople, readSession, sessionMap } from '../../shared/session/session.ts';
import { DocumentClient } from './rawSocket.ts';
import type { Script } from './script.ts';
import type { Dice } from './seededRandom.ts';
import type { World } from './world.ts';

export type Seat = Pick<Joined, 'workshopId' | 'participantId' | 'token' | 'name' | 'role'>;

const sharedDocuments = ['session', 'board', 'plan'] as const;

/** The page of one person with one device: what it holds and shows. Acts as a page does: opens what can be written. */
export class PersonPage {
  readonly name: string;
  readonly id: string;
  readonly role: 'participant' | 'observer';
  readonly workshopId: string;
  token: string;
  /** By document: `session`, `board`, `plan`, `notebook/1`, … Those of rounds that are over stay. */
  readonly documents = new Map<string, DocumentClient>();
  isOnline = false;
  /** Offers padded frames for notebook and ballot. */
  readonly isPadded: boolean;
  protected readonly world: World;
  protected readonly dice: Dice;
  readonly #script: Script;

  constructor(world: World, script: Script, dice: Dice, seat: Seat, isPadded: boolean) {
    this.world = world;
    this.#script = script;
    this.dice = dice;
    this.name = seat.name;
    this.id = seat.participantId;
    this.role = seat.role;
    this.workshopId = seat.workshopId;
    this.token = seat.token;
    this.isPadded = isPadded;
  }

  // What this person sees

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

  /** The card this person was last told to hold, on the socket that is open: each one begins with an empty hand. */
  hand(): Hand | null {
    const { told, toldBefore } = this.document('session');
    return told.slice(toldBefore).findLast((one) => one.kind === 'hand')?.hand ?? null;
  }

  notes(): Note[] {
    return readNotes(this.notebook().doc);
  }

  ballotValue(): Ballot {
    return readBallot(this.ballot().doc);
  }

  document(name: string): DocumentClient {
    const document = this.documents.get(name);
    if (!document) throw new Error(`${this.name} has no document "${name}"`);
    return document;
  }

  /** The notebook of the round that is open, as far as this person knows. */
  notebook(): DocumentClient {
    return this.document(`notebook/${this.openRounds()?.notebook ?? 'none'}`);
  }

  ballot(): DocumentClient {
    return this.document(`ballot/${this.openRounds()?.ballot ?? 'none'}`);
  }

  // Coming and going

  async arrive(): Promise<void> {
    this.say('arrives');
    this.connect();
    await this.world.until(() => this.isInSync(), `${this.name} has everything`);
  }

  /** Opens every socket that a page would have open, without waiting. */
  connect(): void {
    this.isOnline = true;
    for (const name of sharedDocuments) this.#open(name);
    this.follow();
  }

  /** The network is gone, or comes back under the same page. */
  async drop(): Promise<void> {
    this.say('loses the network');
    this.isOnline = false;
    for (const document of this.documents.values()) document.cut();
    await this.world.settle();
  }

  async returns(): Promise<void> {
    this.say('is back');
    this.connect();
    await this.world.until(() => this.isInSync(), `${this.name} is back with everything`);
  }

  /** Closes the tab and opens it again: the same words, other Yjs ids. */
  async reload(): Promise<void> {
    this.say('reloads the page');
    for (const [name, document] of this.documents) {
      document.cut();
      if (this.#isOpenable(name)) document.reload(this.#clientId());
    }
    this.isOnline = true;
    await this.world.until(() => this.isInSync(), `${this.name} has everything again`);
  }

  isInSync(): boolean {
    return [...this.documents.values()].every((document) => !document.isOpen || document.isSynced);
  }

  /** Opens the notebook and the ballot that can be written now. */
  follow(): void {
    const open = this.openRounds();
    if (!open || !this.isOnline || this.role === 'observer') return;
    if (open.notebook !== null) this.#open(`notebook/${open.notebook}`);
    if (open.ballot !== null) this.#open(`ballot/${open.ballot}`);
  }

  /** One key of the session alone: this is asked after every message. */
  protected openRounds(): Session['open'] | undefined {
    return sessionMap(this.document('session').doc).get('open') as Session['open'] | undefined;
  }

  #isOpenable(name: string): boolean {
    const [kind, round] = name.split('/');
    if (kind !== 'notebook' && kind !== 'ballot') return true;
    return String(this.openRounds()?.[kind] ?? '') === round;
  }

  #open(name: string): void {
    const known = this.documents.get(name);
    if (known) {
      if (known.closedWith === null || known.closedWith < 4400 || known.closedWith >= 4500) known.connect();
      return;
    }
    const document = this.otherDocument(name);
    this.documents.set(name, document);
    if (name === 'session') document.onMessage = () => this.follow();
    document.connect();
  }

  /** A document that the page does not hold, for whoever tries a path of their own. */
  otherDocument(name: string): DocumentClient {
    const isPadded = this.isPadded && name.includes('/');
    const address = { workshopId: this.workshopId, token: this.token, document: name, isPadded };
    return new DocumentClient(this.world, address, this.#clientId());
  }

  settle(): Promise<void> {
    return this.world.settle();
  }

  #clientId(): number {
    return this.dice.below(2 ** 32 - 2) + 2;
  }

  say(what: string): void {
    this.#script.say(this.name, what);
  }
}
