import type { Board } from '../../shared/board/board.ts';
import type { CreateWorkshop, Rehearse } from '../../shared/commands/requests.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { People, Session } from '../../shared/session/session.ts';
import { Person } from './person.ts';
import type { PageOptions, Seat } from './personPage.ts';
import { RawSocket } from './rawSocket.ts';
import type { Credentials } from './rawSocket.ts';
import type { Script } from './script.ts';
import { createScript } from './script.ts';
import { createSeededRandom } from './seededRandom.ts';
import type { SeededRandom } from './seededRandom.ts';
import type { World } from './world.ts';

export type WorkshopOptions = {
  readonly seed?: number;
  /** How many take part, the facilitator included, or the names of all but the facilitator. */
  readonly people?: number | readonly string[];
  readonly observers?: number;
  readonly workshop?: Partial<CreateWorkshop> | (Partial<CreateWorkshop> & Pick<Rehearse, 'rehearsal'>);
};

const names = [
  'Ana', 'Ben', 'Cem', 'Dina', 'Eli', 'Fay', 'Gus', 'Hana', 'Ivo', 'Jo', 'Kim', 'Lou', 'Mia', 'Nils', 'Ole', 'Pia',
] as const; // prettier-ignore

/** The facilitator of every simulated workshop. */
export const facilitatorName = 'Lea';

/** One workshop with its people, in a simulated or a real world. */
export class TestWorkshop<W extends World = World> {
  readonly world: W;
  readonly script: Script;
  readonly random: SeededRandom;
  readonly lead: Person;
  readonly founded: WorkshopCreated;
  readonly #people: Person[] = [];

  constructor(world: W, founded: WorkshopCreated, script: Script, random: SeededRandom) {
    this.world = world;
    this.founded = founded;
    this.script = script;
    this.random = random;
    const { workshopId, participantId, token } = founded;
    this.lead = this.seat({ workshopId, participantId, token, name: facilitatorName, role: 'participant' });
  }

  /** Everyone who ever had a seat here, the facilitator first. */
  get everyone(): readonly Person[] {
    return this.#people;
  }

  get participants(): readonly Person[] {
    return this.#people.filter((person) => person.role !== 'observer');
  }

  get observers(): readonly Person[] {
    return this.#people.filter((person) => person.role === 'observer');
  }

  get online(): readonly Person[] {
    return this.#people.filter((person) => person.isOnline);
  }

  person(name: string): Person {
    const person = this.#people.find((one) => one.name === name);
    if (!person) throw new Error(`There is no ${name} in this workshop`);
    return person;
  }

  byId(id: string): Person {
    const person = this.#people.find((one) => one.id === id);
    if (!person) throw new Error(`Nobody here has the id ${id}`);
    return person;
  }

  /** What the facilitator's page shows. */
  session(): Session {
    return this.lead.session();
  }

  people(): People {
    return this.lead.people();
  }

  board(): Board {
    return this.lead.board();
  }

  /** Joins a person without opening a socket. */
  seat(seat: Seat, options: PageOptions = {}): Person {
    const random = createSeededRandom(this.random.uint32(), seat.name);
    const person = new Person(this.world, this.script, random, seat, options);
    this.#people.push(person);
    return person;
  }

  /** Joins by code and opens the page. @throws Error with the refusal's code */
  async join(name?: string, role: 'participant' | 'observer' = 'participant'): Promise<Person> {
    const person = await this.joinOnly(name, role);
    await person.arrive();
    return person;
  }

  /** Joins by code, without opening a page. */
  async joinOnly(name?: string, role: 'participant' | 'observer' = 'participant'): Promise<Person> {
    const { joinCode } = this.founded;
    const joined = await this.world.join({ joinCode, role, ...(name !== undefined && { name }) });
    if ('ok' in joined) throw new Error(`${name ?? 'A guest'} could not join: ${joined.code}`);
    return this.seat(joined);
  }

  /** Closes all pages; on a real network they would reconnect for ever. */
  close(): void {
    for (const person of this.#people) person.close();
  }

  /** An additional socket of this person, as a modified client can open one. */
  async rawSocket(person: Credentials, document: string): Promise<RawSocket> {
    const socket = new RawSocket(this.world, person, document);
    await this.world.settle();
    return socket;
  }

  until(holds: () => boolean, what: string): Promise<void> {
    return this.world.until(holds, what);
  }

  settle(): Promise<void> {
    return this.world.settle();
  }

  async pass(ms: number): Promise<void> {
    this.script.say('time', `${ms / 1_000} s pass`);
    await this.world.pass(ms);
  }
}

/** Creates a workshop in a world and joins everyone in the lobby. */
export async function openWorkshop<W extends World>(world: W, options: WorkshopOptions = {}): Promise<TestWorkshop<W>> {
  const { seed = 1, people = 5, observers = 0, workshop } = options;
  const script = createScript(`A workshop with seed ${seed}`, world.now);
  const founded = await world.found({ title: 'Ship the new shop', facilitatorName, ...workshop });
  const room = new TestWorkshop(world, founded, script, createSeededRandom(seed, 'people'));
  const others =
    typeof people === 'number' ? Array.from({ length: people - 1 }, (_, i) => names[i] ?? `Person ${i + 2}`) : people;
  for (const name of others) await room.joinOnly(name);
  for (let i = 1; i <= observers; i++) await room.joinOnly(`Observer ${i}`, 'observer');
  for (const person of room.everyone) person.connect();
  await world.until(() => room.everyone.every((person) => person.isInSync()), 'everyone is in the lobby');
  return room;
}
