import { normaliseText } from '../../shared/notebook/normalise.ts';
import type { SeededRandom } from '../harness/seededRandom.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';

/** Something one person does in their own notebook at a moment of a stage; `slot` counts the moments. */
export type Act =
  | { readonly kind: 'paste' | 'type'; readonly who: number; readonly note: number; readonly raw: string }
  /** Deleted, kept by its author, or blank: never shown. */
  | { readonly kind: 'delete' | 'keep' | 'blank'; readonly who: number; readonly raw: string };

export type TimedAct = Act & { readonly slot: number };

/** Dots by person, then by risk; a person without any casts nothing. */
export type Ballots = readonly (readonly number[])[];

/** Who did what: everything in which two equivalent worlds may differ (SPEC SC1a). */
export type Deeds = {
  readonly writing: readonly TimedAct[];
  readonly late: readonly TimedAct[];
  readonly again: readonly TimedAct[];
  readonly ballots: Ballots;
  readonly voteSlots: readonly number[];
  readonly before: readonly (number | null)[];
  readonly after: readonly (number | null)[];
  readonly pulse: readonly (string | null)[];
};

/** What two equivalent worlds have in common. People 0 and 1 (the facilitator and the insider) write and vote the same in both. */
export type Setting = {
  readonly seed: number;
  readonly people: number;
  /** Keeps writing offline, and reconnects just before the reveal. */
  readonly offline: number;
  /** Removed by the facilitator before the reveal; null: nobody. */
  readonly removed: number | null;
  /** Goes back to write for a second round. */
  readonly hasSecondRound: boolean;
  readonly revotes: boolean;
};

export type Pair = { readonly setting: Setting; readonly worlds: readonly [Deeds, Deeds] };

export const slots = 8;
export const riskCount = 6;
const dotsEach = 3;
const dotsPerRisk = 2;
/** The facilitator and the insider. */
export const observersWhoWrite = 2;

/** The ways in which different devices write the same text (SPEC NO1a). */
const habits: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `${text}.`,
  (text) => text.replaceAll("'", '’'),
  (text) => `  ${text.replaceAll(' ', '\u00a0')} `,
  (text) => text.charAt(0).toLowerCase() + text.slice(1),
  (text) => `\u202e${text}\r\n`,
  (text) => text.replaceAll('-', '—'),
];

export const textOf = (note: number): string =>
  `Nobody's plan - number ${note} - said what ${'very '.repeat(note % 5)}late delivery costs`;

function inHabit(random: SeededRandom, note: number): string {
  const raw = random.pick(habits)(textOf(note));
  if (normaliseText(raw) !== textOf(note)) throw new Error(`A habit changed the text: ${raw}`);
  return raw;
}

/** At least `least` of these people get one note each; the rest is distributed at random among all. */
function authorsOf(random: SeededRandom, notes: number, people: readonly number[], least: number): number[] {
  const mixed = people.map((who) => ({ who, by: random.uint32() })).sort((a, b) => a.by - b.by);
  const writers = mixed.slice(0, Math.max(1, least + random.below(people.length - least + 1))).map(({ who }) => who);
  return Array.from({ length: notes }, (_, i) => (i < least ? writers[i]! : random.pick(writers)));
}

function actsOf(
  random: SeededRandom,
  first: number,
  notes: number,
  people: readonly number[],
  least: number,
): TimedAct[] {
  const acts: TimedAct[] = authorsOf(random, notes, people, least).map((who, i) => ({
    kind: random.oneIn(4) ? 'type' : 'paste',
    who,
    note: first + i,
    raw: inHabit(random, first + i),
    slot: random.below(slots),
  }));
  for (let i = random.below(5); i > 0; i--) {
    const kind = random.pick(['delete', 'keep', 'blank'] as const);
    const raw = kind === 'blank' ? '  \u00a0' : `Seen by nobody ${random.uint32()}`;
    acts.push({ kind, who: random.pick(people), raw, slot: random.below(slots) });
  }
  return acts.map((act) => ({ act, by: random.uint32() })).sort((a, b) => a.by - b.by).map(({ act }) => act); // prettier-ignore
}

/** The same dots, distributed differently among these people; at least four of them have some. */
function dealt(random: SeededRandom, totals: readonly number[], people: number, voters: readonly number[]): Ballots {
  for (let attempt = 0; attempt < 500; attempt++) {
    const ballots = Array.from({ length: people }, () => Array<number>(totals.length).fill(0));
    const dots = totals.flatMap((count, risk) => Array<number>(count).fill(risk));
    const isDealt = dots
      .map((risk) => ({ risk, by: random.uint32() }))
      .sort((a, b) => a.by - b.by)
      .every(({ risk }) => {
        const open = voters.filter(
          (who) => ballots[who]![risk]! < dotsPerRisk && ballots[who]!.reduce((a, b) => a + b, 0) < dotsEach,
        );
        if (open.length === 0) return false;
        ballots[random.pick(open)]![risk]! += 1;
        return true;
      });
    if (isDealt && ballots.filter((ballot) => ballot.some((count) => count > 0)).length >= 4) return ballots;
  }
  throw new Error('These totals cannot be dealt out');
}

function givenTo<T>(
  random: SeededRandom,
  values: readonly T[],
  people: number,
  givers: readonly number[],
): (T | null)[] {
  const mixed = givers.map((who) => ({ who, by: random.uint32() })).sort((a, b) => a.by - b.by);
  const given = Array<T | null>(people).fill(null);
  for (const [i, value] of values.entries()) given[mixed[i]!.who] = value;
  return given;
}

/** Two equivalent worlds: same people, commands, times and texts; other authors, other counts, other ballots with the same totals. */
export function createPair(seed: number): Pair {
  const random = createSeededRandom(seed, 'pair');
  const people = 7 + random.below(3);
  const all = Array.from({ length: people }, (_, i) => i);
  const others = all.slice(observersWhoWrite);
  const setting: Setting = {
    seed,
    people,
    offline: others[0]!,
    removed: random.oneIn(3) ? random.pick(others.slice(1)) : null,
    hasSecondRound: random.oneIn(3),
    revotes: random.oneIn(4),
  };
  const fixed = actsOf(random, 0, 2 + random.below(3), all.slice(0, observersWhoWrite), 1);
  const notes = 4 + random.below(12);
  const late = { notes: 3 + random.below(4), least: 3 };
  const lateNotes = random.oneIn(2) ? late : { notes: random.below(3), least: 0 };
  const still = others.filter((who) => who !== setting.removed);
  const voters = still;
  const totals = Array<number>(riskCount).fill(0);
  for (let i = 5 + random.below(voters.length * 2 - 4); i > 0; i--) totals[random.below(riskCount)]! += 1;
  const most = voters.length * dotsPerRisk;
  const possible = totals.map((count) => Math.min(count, most));
  const fixedBallot = dealt(random, [1, 1, 1, 1, 1, 1], people, [0, 1, ...voters]);
  const answers = <T>(value: () => T): T[] => Array.from({ length: 2 + random.below(others.length - 1) }, value);
  const before = answers(() => random.below(11) * 10);
  const after = Array.from({ length: random.below(still.length + 1) }, () => random.below(11) * 10);
  const pulse = Array.from({ length: random.below(still.length + 1) }, (_, i) => `It was hard to say thing ${i}`);

  const world = (which: number): Deeds => {
    const own = createSeededRandom(seed, `world ${which}`);
    const ballots = dealt(own, possible, people, voters).map((ballot, who) =>
      who < observersWhoWrite ? fixedBallot[who]! : ballot,
    );
    return {
      writing: [...fixed, ...actsOf(own, 100, notes, others, 4)],
      late: actsOf(own, 200, lateNotes.notes, still, lateNotes.least),
      again: setting.hasSecondRound ? actsOf(own, 300, 5 + (seed % 3), still, 4) : [],
      ballots,
      voteSlots: Array.from({ length: people }, (_, who) => (who < observersWhoWrite ? who : own.below(slots))),
      before: givenTo(own, before, people, others),
      after: givenTo(own, after, people, still),
      pulse: givenTo(own, pulse, people, still).map((text) => (text === null ? null : own.pick(habits)(text))),
    };
  };
  return { setting, worlds: [world(1), world(2)] };
}
