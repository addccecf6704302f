import { exportFormats, trackerIds } from '../../shared/register/exportFormats.ts';
import type { Store } from '../../server/store/port.ts';
import { createId } from '../../shared/ids.ts';
import { editAddNote, editNoteKeep, editRemoveNote, noteText } from '../../shared/notebook/notebook.ts';
import { editConfidence, editDots, editPulse } from '../../shared/ballot/ballot.ts';
import { createMemoryWorld } from '../harness/simulatedWorld.ts';
import type { MemoryWorld } from '../harness/simulatedWorld.ts';
import type { Person } from '../harness/person.ts';
import { TestWorkshop } from '../harness/testWorkshop.ts';
import { createScript } from '../harness/script.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { HttpFace } from './inProcessHttp.ts';
import { seenByWatcher } from './workshopAtStage.ts';
import type { Act, Deeds, Setting, TimedAct } from './equivalentWorlds.ts';
import { observersWhoWrite, riskCount, slots } from './equivalentWorlds.ts';

/** Everything readable by anyone but the authors, by source: sockets, HTTP replies, files, the disk. */
export type Evidence = Map<string, string>;

export type PlayOptions = {
  readonly http: HttpFace;
  readonly store?: Store;
  /** Breaks the server on purpose, as a control of the comparison. */
  readonly sabotage?: (room: TestWorkshop<MemoryWorld>) => Promise<void>;
};

const stepMs = 700;

/** The note's id goes with the text, so that it moves to the other author with it. */
const idOf = (seed: number, note: number): string => createId(createSeededRandom(seed, `note ${note}`));

function perform(person: Person, act: Act, seed: number): void {
  const { doc } = person.notebook();
  if (act.kind === 'paste') {
    doc.transact(() => editAddNote(doc, idOf(seed, act.note), act.raw));
    return;
  }
  if (act.kind === 'type') {
    const id = idOf(seed, act.note);
    doc.transact(() => editAddNote(doc, id, ''));
    const text = noteText(doc, id)!;
    for (const part of act.raw.match(/.{1,9}/gsu) ?? []) text.insert(text.length, part);
    text.insert(0, 'No. ');
    text.delete(0, 4);
    return;
  }
  const id = createId(createSeededRandom(seed, act.raw));
  doc.transact(() => editAddNote(doc, id, act.raw));
  if (act.kind === 'keep') editNoteKeep(doc, id, true);
  if (act.kind === 'delete') editRemoveNote(doc, id);
}

/** Plays one world to its end. @returns everything that was readable from outside */
export async function playWorld(setting: Setting, deeds: Deeds, options: PlayOptions): Promise<Evidence> {
  const { seed } = setting;
  const world = createMemoryWorld({ seed, ...(options.store && { store: options.store }) });
  const founded = await world.found({ title: 'Ship the new shop', facilitatorName: 'Lea' });
  const room = new TestWorkshop(world, founded, createScript('', world.now), createSeededRandom(seed, 'people'));
  for (let i = 1; i < setting.people; i++) await room.joinOnly(`Person ${i}`);
  const watcher = await room.joinOnly('Olga', 'observer');
  const people = room.participants;
  const { lead } = room;
  for (const person of room.everyone) person.connect();
  await world.pass(3_000);
  await options.sabotage?.(room);
  const evidence: Evidence = new Map();
  const readDisk = async (when: string): Promise<void> => {
    const { notebook, ballot } = room.session().open;
    const stored = (await world.store.load(founded.workshopId))!;
    // Open rounds stay encrypted until they end; of ended rounds nothing may be left.
    let { bytes } = stored;
    for (const [name, updates] of [...stored.docs]) {
      const isOpen = name.startsWith(`notebook/${notebook}/`) || name.startsWith(`ballot/${ballot}/`);
      if (!isOpen) continue;
      stored.docs.delete(name);
      for (const update of updates) bytes -= update.length;
    }
    evidence.set(`disk ${when}`, printed({ ...stored, bytes }));
  };

  const isHere = (person: Person): boolean => person.isOnline && person.document('session').isOpen;
  /** Acts of one stage, each in its slot; `common` holds the commands that both worlds share. */
  const live = async (acts: readonly TimedAct[], common: (slot: number) => Promise<void>): Promise<void> => {
    for (let slot = 0; slot < slots; slot++) {
      for (const act of acts) if (act.slot === slot) perform(people[act.who]!, act, seed);
      await world.settle();
      await common(slot);
      await world.pass(stepMs);
    }
  };
  const answer = async (confidences: Deeds['before'], pulses: Deeds['pulse'] = []): Promise<void> => {
    for (const [who, person] of people.entries()) {
      if (!isHere(person)) continue;
      const { doc } = person.ballot();
      const [confidence = null, pulse = null] = [confidences[who], pulses[who]];
      if (confidence !== null) doc.transact(() => editConfidence(doc, confidence));
      if (pulse !== null) doc.transact(() => editPulse(doc, pulse));
      await world.settle();
    }
    await world.pass(2_500);
  };

  await answer(deeds.before);
  await lead.must('advanceStage', { from: 'lobby' });
  await lead.must('advanceStage', { from: 'imagine' });
  await world.pass(2_500);
  const offline = people[setting.offline]!;
  await live(deeds.writing, async (slot) => {
    if (slot === 2) await offline.drop();
    if (slot === 5) (await room.joinOnly('Yan')).connect();
    await people[1 + (slot % (setting.people - 1))]!.drop();
    if (slot % 3 === 0) await lead.must('setDone', { done: slot % 2 === 0 });
    for (const [i, person] of people.entries()) if (i !== setting.offline && !person.isOnline) person.connect();
  });
  await world.pass(2_500);
  if (setting.removed !== null) {
    people[setting.removed]!.isOnline = false;
    await lead.must('removeParticipant', { participantId: people[setting.removed]!.id });
  }
  offline.connect();
  await world.pass(2_500);
  await lead.must('advanceStage', { from: 'write' });
  await readDisk('after the reveal');

  const reads = async (): Promise<void> => {
    const { turn } = room.session();
    if (turn.nextId !== null) await lead.must('dealNext', { after: turn.cardId });
  };
  await live(deeds.late, async (slot) => {
    if (slot < 3) await reads();
    const asker = people[observersWhoWrite + (slot % (setting.people - observersWhoWrite))]!;
    if (isHere(asker)) await whatArrived(asker);
  });
  if (setting.hasSecondRound) {
    await lead.must('goBack', { from: 'share' });
    await world.pass(2_500);
    await live(deeds.again, async () => {});
    await lead.must('advanceStage', { from: 'write' });
    await readDisk('after the second reveal');
  }
  const latecomer = await room.joinOnly('Zoe');
  latecomer.connect();
  await world.pass(2_500);
  await lead.must('dealRest');
  await lead.must('advanceStage', { from: 'share' });
  await readDisk('in cluster');

  const cardIds = Object.keys(room.board().cards).sort();
  for (let risk = 0; risk < riskCount; risk++) {
    const pile = cardIds.filter((_, i) => i % riskCount === risk);
    await lead.must('addRisk', { title: `Cause ${risk}`, cardIds: pile });
  }
  await lead.must('advanceStage', { from: 'cluster' });
  await world.pass(2_500);
  const vote = async (): Promise<void> => {
    const riskIds = Object.keys(room.board().risks).sort();
    for (let slot = 0; slot < slots; slot++) {
      for (const [who, person] of people.entries()) {
        if (deeds.voteSlots[who] !== slot || !isHere(person)) continue;
        const { doc } = person.ballot();
        const dots = deeds.ballots[who]!;
        for (const [risk, count] of dots.entries()) if (count > 0) editDots(doc, riskIds[risk]!, count);
      }
      await world.settle();
      if (slot % 3 === 0) await people[1]!.must('setDone', { done: slot % 2 === 0 });
      await world.pass(stepMs);
    }
    await lead.must('closeVote');
    await readDisk('after the vote');
  };
  const isVoteInsider = isHere(people[1]!);
  if (!isVoteInsider) throw new Error('The insider is not there');
  await vote();
  if (setting.revotes) {
    await lead.must('openVote');
    await world.pass(2_500);
    await vote();
  }
  await lead.must('advanceStage', { from: 'vote' });
  for (const riskId of room.session().topRisks) {
    await lead.must('setRisk', { riskId, likelihood: 3, impact: 4, preventionOwner: 'Lea', checkBy: '2027-06-01' });
    await lead.plan(riskId, 'signal', 'open orders');
  }
  await lead.must('advanceStage', { from: 'plan' });
  await world.pass(2_500);
  await answer(deeds.after, deeds.pulse);
  await lead.must('advanceStage', { from: 'commit' });
  await world.pass(5_000);
  await readDisk('at the end');
  await recordHttp(evidence, options.http, world, [lead, people[1]!, watcher, latecomer]);
  await lead.must('closeWorkshop');
  await world.pass(5_000);
  evidence.set('disk after closing', printed(await world.store.load(founded.workshopId)));
  recordSockets(evidence, room);
  evidence.set('late joiner', boardBytes(latecomer) === boardBytes(lead) ? 'as everyone' : 'another board');
  return evidence;
}

const boardBytes = (person: Person): string => JSON.stringify(person.board());

/** The request of a page that was offline: which of its own notes arrived. Only its author gets the reply. */
async function whatArrived(person: Person): Promise<void> {
  const noteIds = [...person.documents]
    .filter(([name]) => name.startsWith('notebook/'))
    .flatMap(([, { doc }]) => doc.getArray('notes').toJSON() as { id: string }[])
    .map(({ id }) => id);
  await person.do('whichArrived', { round: 1, noteIds });
}

/** Yan joins while people write, Zoe after the reveal. */
const latecomers = new Set(['Yan', 'Zoe']);

function recordSockets(evidence: Evidence, room: TestWorkshop<MemoryWorld>): void {
  for (const [who, person] of room.everyone.entries()) {
    const isInsider = who < observersWhoWrite || person.role === 'observer' || latecomers.has(person.name);
    for (const [name, document] of person.documents) {
      if (name.includes('/') && !isInsider) continue;
      const lines = document.transcript.map(({ at, way, bytes }) => `${at} ${way} ${seenByWatcher(bytes)}`);
      evidence.set(`socket ${person.name} ${name}`, [...lines, `closed ${document.closedWith}`].join('\n'));
    }
  }
}

/** Every exported file; the print view is rendered by the page from session, board and plan (houseRules.test.ts). */
export const files: readonly string[] = [...exportFormats, ...trackerIds.map((tracker) => `csv?for=${tracker}`)];

async function recordHttp(
  evidence: Evidence,
  http: HttpFace,
  world: MemoryWorld,
  people: readonly Person[],
): Promise<void> {
  const [first] = people;
  const base = `/api/workshops/${first!.workshopId}`;
  http.show(world.workshop, world);
  for (const person of people) {
    evidence.set(`knowledge ${person.name}`, await http.ask(`${base}/knowledge`, person.token));
  }
  for (const file of files) evidence.set(`file ${file}`, await http.ask(`${base}/register.${file}`, people[1]!.token));
  evidence.set('refused', await http.ask(`${base}/knowledge`, 'x'.repeat(43)));
}

/** Any stored value as text, maps and bytes included, rows in the order of their keys. */
export function printed(value: unknown): string {
  if (value instanceof Map) {
    return [...value].map(([key, part]) => `${String(key)} = ${printed(part)}`).sort().join('\n'); // prettier-ignore
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return `[${value.map(printed).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  return `{${Object.entries(value)
    .map(([key, part]) => `${key}: ${printed(part)}`)
    .join(', ')}}`;
}

/** The sources in which two worlds differ, with the first difference of each; empty when they are byte-identical. */
export function differences(one: Evidence, other: Evidence): string[] {
  const places = new Set([...one.keys(), ...other.keys()]);
  return [...places].flatMap((place) => {
    const [a, b] = [one.get(place) ?? '(nothing)', other.get(place) ?? '(nothing)'];
    if (a === b) return [];
    let at = 0;
    while (a[at] === b[at]) at++;
    const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 80).replaceAll('\n', '⏎');
    return [`${place}, from character ${at} on:\n  ${around(a)}\n  ${around(b)}`];
  });
}
