import { editConfidence, editDots, editPulse } from '../../shared/ballot/ballot.ts';
import { createId } from '../../shared/ids.ts';
import type { NoteId, RiskId } from '../../shared/ids.ts';
import { editAddNote, editNoteKeep, editRemoveNote, noteText } from '../../shared/notebook/notebook.ts';
import type { PlanField } from '../../shared/board/riskFields.ts';
import { planText } from '../../shared/plan/plan.ts';
import type { CommandOf } from '../../shared/commands/commands.ts';
import type { CommandType } from '../../shared/commands/registry.ts';
import { message } from '../../shared/protocol/frames.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import type { PageDocument } from './pageDocument.ts';
import { PersonPage } from './personPage.ts';
import { textFrame, textsOf } from './rawSocket.ts';

type Fields<T extends CommandType> = Omit<CommandOf<T>, 'type'>;

/** The fields of a command; optional when the command has no required field. */
type Rest<T extends CommandType> = Partial<Fields<T>> extends Fields<T> ? [fields?: Fields<T>] : [fields: Fields<T>];

type Dots = { readonly [riskId: RiskId]: number };

/** JSON in the place of a command, possibly invalid. */
export type RawCommand = { readonly commandId?: string; readonly [field: string]: unknown };

export type Asked = { readonly answer: () => Reply | null };

/** One person with one device: their page and their actions. */
export class Person extends PersonPage {
  // Writing

  /** Adds a note for each text and waits until it is saved. @returns their ids */
  async write(...texts: string[]): Promise<NoteId[]> {
    const ids = texts.map((text) => this.jot(text));
    await this.#saved(this.notebook());
    return ids;
  }

  /** Adds a note without waiting, also offline. */
  jot(text: string, document: PageDocument = this.notebook()): NoteId {
    this.say(`writes "${text}"`);
    const id = createId(this.random);
    document.doc.transact(() => editAddNote(document.doc, id, text));
    return id;
  }

  /** Appends to a note letter by letter, without waiting. */
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

  /** Replaces the dots on these risks. */
  async vote(dots: Dots): Promise<void> {
    this.choose(dots);
    await this.#saved(this.ballot());
  }

  /** The same without waiting, also offline. */
  choose(dots: Dots): void {
    this.say(`puts ${JSON.stringify(Object.values(dots))} dots`);
    const { doc } = this.ballot();
    doc.transact(() => {
      for (const [riskId, count] of Object.entries(dots)) editDots(doc, riskId, count);
    });
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

  /** Appends to a sentence of a plan. */
  async plan(riskId: RiskId, field: PlanField, words: string): Promise<void> {
    this.say(`plans ${field}`);
    const { doc } = this.document('plan');
    const text = planText(doc, riskId, field);
    if (!text) throw new Error(`There is no plan for ${riskId} yet`);
    text.insert(text.length, words);
    await this.#saved(this.document('plan'));
  }

  async #saved(document: PageDocument): Promise<void> {
    await this.world.until(() => document.isSaved, `${this.name}’s words in ${document.name} are saved`);
  }

  // Commands

  /** Sends a command as the page does, without waiting. */
  ask<T extends CommandType>(type: T, ...[fields]: Rest<T>): Asked {
    this.say(`${type} ${JSON.stringify(fields ?? {})}`);
    let reply: Reply | null = null;
    void this.connection.send({ type, ...fields } as CommandOf<T>).then((answer) => (reply = answer));
    return { answer: () => reply };
  }

  /** Sends a command and waits for its reply. */
  async do<T extends CommandType>(type: T, ...rest: Rest<T>): Promise<Reply> {
    const { answer } = this.ask(type, ...rest);
    await this.world.until(() => answer() !== null, `${this.name} is answered on ${type}`);
    const reply = answer()!;
    if (!reply.ok) this.say(`… is refused: ${reply.code}`);
    return reply;
  }

  /** Like `do`, for a command that must be accepted. @throws Error with the refusal's code */
  async must<T extends CommandType>(type: T, ...rest: Rest<T>): Promise<Extract<Reply, { ok: true }>> {
    const reply = await this.do(type, ...rest);
    if (!reply.ok) throw new Error(`${this.name}: ${type} was refused: ${reply.code}`);
    return reply;
  }

  /** Sends any JSON as a command over the page's session socket. Only in a recorded world can the reply be read. */
  askRaw(body: RawCommand): Asked {
    const session = this.document('session');
    const from = session.transcript.length;
    session.inject(textFrame(message.command, JSON.stringify(body)));
    const isReply = (reply: Reply): boolean => reply.commandId === body.commandId;
    return {
      answer: () => (textsOf(session.transcript.slice(from), message.reply) as Reply[]).find(isReply) ?? null,
    };
  }

  /** Sends any JSON as a command over the page's session socket and waits for the reply. */
  async doRaw(body: RawCommand & { readonly commandId: string }): Promise<Reply> {
    const { answer } = this.askRaw(body);
    await this.world.until(() => answer() !== null, `${this.name} is answered on ${body.commandId}`);
    return answer()!;
  }

  /** Sends any JSON as a command over HTTP. */
  post(body: unknown): Promise<Reply> {
    return this.world.post(this.workshopId, this.token, body);
  }

  async advance(): Promise<Reply> {
    return this.do('advanceStage', { from: this.session().stage.name });
  }

  async back(): Promise<Reply> {
    return this.do('goBack', { from: this.session().stage.name });
  }
}
