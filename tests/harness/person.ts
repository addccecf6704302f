import { editConfidence, editDots, editPulse, readBallot } from '../../shared/ballot/ballot.ts';
import type { Ballot } from '../../shared/ballot/ballot.ts';
import type { Board } from '../../shared/board/board.ts';
import { readBoard } from '../../shared/board/board.ts';
import { createId } from '../../shared/ids.ts';
import type { NoteId, RiskId } from '../../shared/ids.ts';
import { editAddNote, editNoteKeep, editRemoveNote, noteText, readNotes } from '../../shared/notebook/notebook.ts';
import type { Note } from '../../shared/notebook/notebook.ts';
import type { PlanField } from '../../shared/plan/plan.ts';
import { planText, readPlan } from '../../shared/plan/plan.ts';
import type { CommandOf, CommandType } from '../../shared/protocol/commands.ts';
import { message } from '../../shared/protocol/frames.ts';
import { closingMs } from '../../shared/protocol/limits.ts';
import type { Hand, Joined, Reply } from '../../shared/protocol/replies.ts';
import type { People, Session } from '../../shared/session/session.ts';
import { readPeople, readSession, sessionMap } from '../../shared/session/session.ts';
import { DocumentClient } from './documentClient.ts';
import type { Script } from './script.ts';
import type { Dice } from './seed.ts';
import type { World } from './wire.ts';

export type Seat = Pick<Joined, 'workshopId' | 'participantId' | 'token' | 'name' | 'role'>;

type Fields<T extends CommandType> = Omit<CommandOf<T>, 'type'>;

/** The fields of a command, which may be left out when there are none that have to be given. */
type Rest<T extends CommandType> =
  Partial<Fields<T>> extends Fields<T>
    ? [fields?: Fields<T>, commandId?: string]
    : [fields: Fields<T>, commandId?: string];

export type Asked = { readonly commandId: string; readonly answer: () => Reply | null };

const sharedDocuments = ['session', 'board', 'plan'] as const;

/** One person with one device: what their page holds, and what they do. Acts as a page does: opens what can be written. */
export class Person {
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
  readonly #world: World;
  readonly #dice: Dice;
  readonly #script: Script;
  #commands = 0;

  constructor(world: World, script: Script, dice: Dice, seat: Seat, isPadded: boolean) {
    this.#world = world;
    this.#script = script;
    this.#dice = dice;
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
    return this.document(`notebook/${this.#openRounds()?.notebook ?? 'none'}`);
  }

  ballot(): DocumentClient {
    return this.document(`ballot/${this.#openRounds()?.ballot ?? 'none'}`);
  }

  // Coming and going

  async arrive(): Promise<void> {
    this.say('arrives');
    this.connect();
    await this.#world.until(() => this.isInSync(), `${this.name} has everything`);
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
    await this.#world.settle();
  }

  async returns(): Promise<void> {
    this.say('is back');
    this.connect();
    await this.#world.until(() => this.isInSync(), `${this.name} is back with everything`);
  }

  /** Closes the tab and opens it again: the same words, other Yjs ids. */
  async reload(): Promise<void> {
    this.say('reloads the page');
    for (const [name, document] of this.documents) {
      document.cut();
      if (this.#isOpenable(name)) document.reload(this.#clientId());
    }
    this.isOnline = true;
    await this.#world.until(() => this.isInSync(), `${this.name} has everything again`);
  }

  isInSync(): boolean {
    return [...this.documents.values()].every((document) => !document.isOpen || document.isSynced);
  }

  /** Opens the notebook and the ballot that can be written now. */
  follow(): void {
    const open = this.#openRounds();
    if (!open || !this.isOnline || this.role === 'observer') return;
    if (open.notebook !== null) this.#open(`notebook/${open.notebook}`);
    if (open.ballot !== null) this.#open(`ballot/${open.ballot}`);
  }

  /** One key of the session alone: this is asked after every message. */
  #openRounds(): Session['open'] | undefined {
    return sessionMap(this.document('session').doc).get('open') as Session['open'] | undefined;
  }

  #isOpenable(name: string): boolean {
    const [kind, round] = name.split('/');
    if (kind !== 'notebook' && kind !== 'ballot') return true;
    return String(this.#openRounds()?.[kind] ?? '') === round;
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
    return new DocumentClient(this.#world, address, this.#clientId());
  }

  settle(): Promise<void> {
    return this.#world.settle();
  }

  #clientId(): number {
    return this.#dice.below(2 ** 32 - 2) + 2;
  }

  // Writing

  /** Adds a note for each text and waits until it is saved. @returns their ids */
  async write(...texts: string[]): Promise<NoteId[]> {
    const ids = texts.map((text) => this.jot(text));
    await this.#saved(this.notebook());
    return ids;
  }

  /** Adds a note without waiting, also offline. */
  jot(text: string, document: DocumentClient = this.notebook()): NoteId {
    this.say(`writes "${text}"`);
    const id = createId(this.#dice);
    document.doc.transact(() => editAddNote(document.doc, id, text));
    return id;
  }

  /** Types behind the end of a note, letter by letter, without waiting. */
  type(noteId: NoteId, letters: string): void {
    const text = noteText(this.notebook().doc, noteId);
    if (!text) throw new Error(`${this.name} has no such note`);
    this.say(`types "${letters}"`);
    for (const letter of letters) text.insert(text.length, letter);
  }

  async erase(noteId: NoteId): Promise<void> {
    this.say('deletes a note');
    editRemoveNote(this.notebook().doc, noteId);
    await this.#saved(this.notebook());
  }

  async keep(noteId: NoteId, keep = true): Promise<void> {
    this.say('keeps a note');
    editNoteKeep(this.notebook().doc, noteId, keep);
    await this.#saved(this.notebook());
  }

  /** Puts dots on risks, in place of those that lay on them. */
  async vote(dots: { readonly [riskId: RiskId]: number }): Promise<void> {
    this.say(`puts ${JSON.stringify(Object.values(dots))} dots`);
    const { doc } = this.ballot();
    doc.transact(() => {
      for (const [riskId, count] of Object.entries(dots)) editDots(doc, riskId, count);
    });
    await this.#saved(this.ballot());
  }

  async answer({ confidence, pulse }: { confidence?: number; pulse?: string }): Promise<void> {
    this.say('answers');
    const { doc } = this.ballot();
    doc.transact(() => {
      if (confidence !== undefined) editConfidence(doc, confidence);
      if (pulse !== undefined) editPulse(doc, pulse);
    });
    await this.#saved(this.ballot());
  }

  /** Writes behind the end of a plan's sentence. */
  async plan(riskId: RiskId, field: PlanField, words: string): Promise<void> {
    this.say(`plans ${field}`);
    const { doc } = this.document('plan');
    const text = planText(doc, riskId, field);
    if (!text) throw new Error(`There is no plan for ${riskId} yet`);
    text.insert(text.length, words);
    await this.#saved(this.document('plan'));
  }

  async #saved(document: DocumentClient): Promise<void> {
    if (this.isPadded && document.address.isPadded) await this.#world.pass(closingMs);
    await this.#world.until(() => document.isSaved, `${this.name}’s words in ${document.address.document} are saved`);
  }

  /** What the page does with the notes of a round that closed while they were on their way: asks, and writes what never arrived. */
  async bringBack(round: number): Promise<NoteId[]> {
    const notes = readNotes(this.document(`notebook/${round}`).doc);
    const reply = await this.do('whichArrived', { round, noteIds: notes.map((note) => note.id) });
    if (!reply.ok) throw new Error(reply.code);
    const missing = notes.filter((note) => !(reply.arrived ?? []).includes(note.id));
    const { doc } = this.notebook();
    for (const note of missing) doc.transact(() => editAddNote(doc, note.id, note.text));
    await this.#saved(this.notebook());
    return missing.map((note) => note.id);
  }

  // Commands

  /** Sends a command over the session socket, without waiting. */
  ask<T extends CommandType>(type: T, ...[fields, commandId]: Rest<T>): Asked {
    this.say(`${type} ${JSON.stringify(fields ?? {})}`);
    const id = commandId ?? `${this.name}-${(this.#commands += 1)}`;
    const session = this.document('session');
    const from = session.told.length;
    session.sendText(message.command, JSON.stringify({ type, ...fields, commandId: id }));
    return {
      commandId: id,
      answer() {
        for (let i = from; i < session.told.length; i++) {
          const one = session.told[i];
          if (one?.kind === 'reply' && one.reply.commandId === id) return one.reply;
        }
        return null;
      },
    };
  }

  /** Sends a command and waits for its answer, through the two seconds in which a round ends if it has to. */
  async do<T extends CommandType>(type: T, ...rest: Rest<T>): Promise<Reply> {
    const { answer } = this.ask(type, ...rest);
    await this.#world.settle();
    if (answer() === null && this.isOnline && this.#openRounds()?.closingAt != null) await this.#world.pass(closingMs);
    await this.#world.until(() => answer() !== null, `${this.name} is answered on ${type}`);
    const reply = answer()!;
    if (!reply.ok) this.say(`… is refused: ${reply.code}`);
    return reply;
  }

  /** Like `do`, for something that has to be possible. @throws Error with the refusal's code */
  async must<T extends CommandType>(type: T, ...rest: Rest<T>): Promise<Extract<Reply, { ok: true }>> {
    const reply = await this.do(type, ...rest);
    if (!reply.ok) throw new Error(`${this.name}: ${type} was refused: ${reply.code}`);
    return reply;
  }

  /** Sends any JSON as a command over the session socket, and listens for no answer. */
  send(body: object): void {
    this.document('session').sendText(message.command, JSON.stringify(body));
  }

  /** Sends any JSON as a command over HTTP. */
  post(body: unknown): Promise<Reply> {
    return this.#world.post(this.workshopId, this.token, body);
  }

  async advance(): Promise<Reply> {
    return this.do('advanceStage', { from: this.session().stage.name });
  }

  async back(): Promise<Reply> {
    return this.do('goBack', { from: this.session().stage.name });
  }

  say(what: string): void {
    this.#script.say(this.name, what);
  }
}
