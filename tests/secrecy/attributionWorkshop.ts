import * as Y from 'yjs';
import { createId } from '../../shared/ids.ts';
import { editAddNote, noteText as noteTextOf } from '../../shared/notebook/notebook.ts';
import { cardsMap } from '../../shared/board/board.ts';
import { peopleMap } from '../../shared/session/session.ts';
import { createMemoryWorld } from '../harness/simulatedWorld.ts';
import type { Person } from '../harness/person.ts';
import { TestWorkshop } from '../harness/testWorkshop.ts';
import { createScript } from '../harness/script.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { Observed, ObservedCard } from './guessers.ts';
import type { HttpFace } from './inProcessHttp.ts';
import { noteText } from './naiveWorkshop.ts';
import { printed } from './playWorld.ts';

type Passing = { readonly pass: (ms: number) => Promise<void> };

/** The same workshop on this server: people write at different speeds, reconnect and press done; the facilitator does not write. */
export async function playRealWorkshop(
  seed: number,
  people: number,
  http: HttpFace,
): Promise<{ observed: Observed; author: Map<string, number> }> {
  const random = createSeededRandom(seed, 'attribution');
  const world = createMemoryWorld({ seed });
  const founded = await world.found({ title: 'Ship the new shop', facilitatorName: 'Lea' });
  const room = new TestWorkshop(world, founded, createScript('', world.now), createSeededRandom(seed, 'people'));
  for (let i = 0; i < people; i++) await room.joinOnly(`Person ${i}`);
  for (const person of room.everyone) person.connect();
  await world.pass(2_000);
  const writers = room.participants.slice(1);
  const { lead } = room;
  await lead.must('advanceStage');
  await lead.must('advanceStage');
  const author = new Map<string, number>();
  const growth: { at: number; client: number }[] = [];
  watchGrowth(lead, growth, world.now);
  const left = writers.map(() => 1 + random.below(6));
  while (left.some((count) => count > 0)) {
    const who = random.pick(left.flatMap((count, i) => (count > 0 ? [i] : [])));
    left[who]!--;
    const text = `${noteText(random, author.size)}, it's "late" -> 1/2...`;
    author.set(text, who);
    await write(writers[who]!, asTypedOn(who, text), random.oneIn(2), world);
    await world.pass(200 + random.below(2_500));
    if (left[who] === 0 && random.oneIn(2)) await writers[who]!.must('setDone', { done: true });
    if (random.oneIn(12)) await comeAndGo(random.pick(writers), world);
  }
  await world.pass(3_000);
  await lead.must('advanceStage');
  for (let i = 0; i < 4; i++) {
    await world.pass(random.below(5_000));
    await lead.must('dealNext');
  }
  await lead.must('dealRest');
  await world.pass(1_000);
  http.show(world.workshop, world);
  const file = async (format: string): Promise<string> =>
    http.ask(`/api/workshops/${lead.workshopId}/register.${format}`, lead.token);
  await lead.must('advanceStage');
  await lead.must('advanceStage');
  const fileRows = [await file('csv'), await file('md'), await file('json')].flatMap((text) => text.split('\n'));
  const stored = await world.store.load(lead.workshopId);
  const diskRows = [...stored!.docs.values()].flat().map((update) => Buffer.from(update).toString('latin1'));
  const board = lead.document('board').doc;
  const observed: Observed = {
    names: writers.map((person) => person.name),
    ids: writers.map((person) => person.id),
    cards: cardsSeen(lead),
    signals: signalsOf(lead, writers),
    uploads: writers.flatMap((person, who) =>
      person.document('notebook/1').transcript.flatMap(({ at, way, bytes }) => (way === 'out' ? [{ at, who, bytes: bytes.length }] : [])),
    ), // prettier-ignore
    frames: writers.flatMap((person, who) =>
      [...person.documents].flatMap(([socket, { transcript }]) =>
        transcript.map(({ at, way, bytes }) => ({ at, who, socket, way, bytes: bytes.length })),
      ),
    ),
    clientNames: [
      ...writers.map((person, who) => ({ client: peopleMap(lead.document('session').doc)._map.get(person.id)!.id.client, who })),
    ], // prettier-ignore
    growth,
    deletingClients: [...Y.decodeUpdate(Y.encodeStateAsUpdate(board)).ds.clients.keys()],
    fileRows,
    httpAnswers: [await http.ask(`/api/workshops/${lead.workshopId}/knowledge`, lead.token), ...fileRows],
    diskRows: [...diskRows, ...printed(stored!.records).split('\n'), ...stored!.outcomes.map(printed)],
  };
  return { observed, author };
}

/** The same text as the keyboard and autocorrection of each person's device write it; one even hides a mark in it. */
export function asTypedOn(who: number, text: string): string {
  const marked = (mark: string): string => text.replace(' end', `${mark} end`);
  switch (who % 5) {
    case 0:
      return text;
    case 1:
      return text.replaceAll("'", '\u2019').replace('...', '\u2026').replace(' "late"', '\u00A0\u201Clate\u201D');
    case 2:
      return text.replace('->', '\u2192').replace('1/2', '\u00BD').replace('"late"', '\u00AB\u202Flate\u202F\u00BB');
    case 3:
      return ` ${text[0]!.toLowerCase()}${text.slice(1).replaceAll(' ', '  ').replaceAll("'", '\u00B4')}`;
    default:
      return marked(String.fromCodePoint(0xe0100 + who, 0xe0061, 0x2800, 0x200d));
  }
}

/** Eight letters a second, as fast as people type. A burst of 100 letters would need a larger frame, which is visible on the network. */
async function write(person: Person, text: string, isTyped: boolean, world: Passing): Promise<void> {
  const { doc } = person.notebook();
  const id = createId(createSeededRandom(text.length, text));
  doc.transact(() => editAddNote(doc, id, isTyped ? '' : text));
  if (!isTyped) return;
  const shared = noteTextOf(doc, id)!;
  const byLetters = text.slice(0, 16);
  for (const [i, letter] of [...byLetters].entries()) {
    shared.insert(shared.length, letter);
    if (i % 8 === 7) await world.pass(1_000);
  }
  shared.insert(shared.length, text.slice(byLetters.length));
}

async function comeAndGo(person: Person, world: Passing): Promise<void> {
  await person.drop();
  await world.pass(1_000);
  person.connect();
  await world.pass(2_000);
}

function watchGrowth(lead: Person, growth: { at: number; client: number }[], now: () => number): void {
  for (const name of ['session', 'board']) {
    const { doc } = lead.document(name);
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const [client, clock] of transaction.afterState) {
        if (clock !== (transaction.beforeState.get(client) ?? 0)) growth.push({ at: now(), client });
      }
    });
  }
}

/** Cards in the order of their ranks, with the time at which each arrived. */
function cardsSeen(lead: Person): ObservedCard[] {
  const document = lead.document('board');
  const maps = cardsMap(document.doc);
  const cards = Object.entries(lead.board().cards).sort(([, a], [, b]) => (a.rank < b.rank ? -1 : 1));
  return cards.map(([id, { text }]) => {
    const map = maps.get(id)!;
    let structs = 0;
    for (let one = map._map.get('text') ?? null; one !== null; one = one.left) structs++;
    const frame = document.transcript.find(({ way, bytes }) => way === 'in' && Buffer.from(bytes).includes(text));
    return { id, text, arrivedAt: frame?.at ?? 0, client: map._item!.id.client, structs };
  });
}

/** Every frame on the session that names somebody. */
const signalsOf = (lead: Person, writers: readonly Person[]): { at: number; who: number }[] =>
  lead.document('session').transcript.flatMap(({ at, way, bytes }) => {
    const text = way === 'in' ? Buffer.from(bytes).toString('latin1') : '';
    return writers.flatMap((person, who) =>
      text.includes(person.id) || text.includes(person.name) ? [{ at, who }] : [],
    );
  });
