import type { SeededRandom } from '../harness/seededRandom.ts';

/** What an insider has observed after a workshop, on any server. People are numbers, in the order in which they joined. */
export type Observed = {
  readonly names: readonly string[];
  readonly ids: readonly string[];
  readonly cards: readonly ObservedCard[];
  /** Any activity of a person that reached others: presence, "done", typing, awareness. */
  readonly signals: readonly { readonly at: number; readonly who: number }[];
  /** Each person's uploads as seen by an observer of the network. */
  readonly uploads: readonly { readonly at: number; readonly who: number; readonly bytes: number }[];
  /** Every frame of each person as seen by an observer of the network, shared documents included. */
  readonly frames: readonly {
    readonly at: number;
    readonly who: number;
    readonly socket: string;
    readonly way: 'in' | 'out';
    readonly bytes: number;
  }[];
  /** Names that went with a Yjs client id: awareness states, roster items, the first struct after somebody came. */
  readonly clientNames: readonly { readonly client: number; readonly who: number }[];
  /** State vectors over time. */
  readonly growth: readonly { readonly at: number; readonly client: number }[];
  readonly deletingClients: readonly number[];
  /** The texts of a file that was exported, in its order, and its lines. */
  readonly fileRows: readonly string[];
  readonly httpAnswers: readonly string[];
  readonly diskRows: readonly string[];
};

export type ObservedCard = {
  readonly id: string;
  readonly text: string;
  readonly arrivedAt: number;
  /** The Yjs client id of its item. */
  readonly client: number;
  readonly structs: number;
};

/** For each card a score per person: higher is likelier. Equal scores mean no information. */
export type Guesser = (observed: Observed) => number[][];

const fits = ({ cards, names }: Observed, score: (card: ObservedCard, who: number, at: number) => number): number[][] =>
  cards.map((card, at) => names.map((_, who) => score(card, who, at)));

const namesByClient = ({ clientNames }: Observed): Map<number, number> => {
  const named = new Map<number, Set<number>>();
  for (const { client, who } of clientNames) named.set(client, (named.get(client) ?? new Set()).add(who));
  // A client id that is seen with everyone carries no information.
  return new Map(
    [...named].filter(([, people]) => people.size === 1).map(([client, people]) => [client, [...people][0]!]),
  );
};

/** Minus the seconds between a time and the nearest activity, at most 60. */
const nearness = ({ signals }: Observed, at: number, who: number): number =>
  -Math.min(60_000, ...signals.filter((one) => one.who === who).map((one) => Math.abs(one.at - at))) / 1_000;

const countsByUploads = ({ uploads, names }: Observed): number[] => {
  const smallest = Math.min(...uploads.map((one) => one.bytes));
  return names.map((_, who) => uploads.filter((one) => one.who === who && one.bytes > smallest + 4).length);
};

/** Board order cut into runs of these lengths, in the order of joining. */
const runs = (observed: Observed, counts: readonly number[], order: readonly string[]): number[][] => {
  const total = counts.reduce((a, b) => a + b, 0) || 1;
  const ends = counts.map((_, i) => counts.slice(0, i + 1).reduce((a, b) => a + b, 0) / total);
  return fits(observed, (card, who) => {
    const place = (order.indexOf(card.text) + 0.5) / observed.cards.length;
    const from = who === 0 ? 0 : ends[who - 1]!;
    return place >= from && place < ends[who]!
      ? 0
      : -10 * Math.min(Math.abs(place - from), Math.abs(place - ends[who]!)) - 0.5;
  });
};

/** The time in an id as ULID, UUIDv7 or any other id that begins with milliseconds; null when it holds none of about then. */
export function timeInId(id: string, about: number): number | null {
  const bytes = /^[0-9a-f]{8}-/.test(id) ? Buffer.from(id.replaceAll('-', ''), 'hex') : Buffer.from(id, 'base64url');
  const candidates = [bytes.length >= 6 ? bytes.readUIntBE(0, 6) : 0, Number(id), parseInt(id.slice(0, 9), 36)];
  return candidates.find((time) => Math.abs(time - about) < 86_400_000) ?? null;
}

const rowsNear = (rows: readonly string[], observed: Observed): number[][] =>
  fits(observed, (card, who) => {
    const near = rows.filter((row) => row.includes(card.text) || row.includes(card.id));
    return near.filter((row) => row.includes(observed.names[who]!) || row.includes(observed.ids[who]!)).length > 0
      ? 3
      : 0;
  });

/** Ways to guess who wrote a card; `naive` reads the client ids of Yjs. Each alone, then all combined (SPEC SC16). */
export const guessers: { readonly [name: string]: Guesser } = {
  naive: (observed) => {
    const named = namesByClient(observed);
    return fits(observed, (card, who) => (named.get(card.client) === who ? 10 : 0));
  },
  'a board order and join order': (observed) =>
    runs(observed, observed.names.map(() => 1), observed.cards.map((card) => card.text)), // prettier-ignore
  'b run lengths and counts': (observed) =>
    runs(observed, countsByUploads(observed), observed.cards.map((card) => card.text)), // prettier-ignore
  'c times in ids': (observed) =>
    fits(observed, (card, who) => {
      const time = timeInId(card.id, card.arrivedAt);
      return time === null ? 0 : nearness(observed, time, who);
    }),
  'd nearest presence': (observed) => fits(observed, (card, who) => nearness(observed, card.arrivedAt, who)),
  'e lengths and frame sizes': (observed) => {
    // Smaller uploads are single letters; a whole note is larger by its overhead, which is the most frequent difference.
    const whole = observed.uploads.filter(({ bytes }) => bytes > 90);
    const differences = new Map<number, number>();
    for (const { text } of observed.cards)
      for (const { bytes } of whole) {
        const difference = bytes - Buffer.byteLength(text);
        differences.set(difference, (differences.get(difference) ?? 0) + 1);
      }
    const [overhead = 0] = [...differences].sort((a, b) => b[1] - a[1])[0] ?? [];
    return fits(observed, (card, who) => {
      const sizes = whole.filter((one) => one.who === who).map((one) => one.bytes - overhead);
      return -Math.min(50, ...sizes.map((size) => Math.abs(size - Buffer.byteLength(card.text)))) / 2;
    });
  },
  'f growth of state vectors': (observed) => {
    const named = namesByClient(observed);
    return fits(observed, (card, who) => {
      const grown = observed.growth.filter(({ client, at }) => named.get(client) === who && at === card.arrivedAt);
      return grown.length > 0 ? 5 : 0;
    });
  },
  'g delete sets': (observed) => {
    const named = namesByClient(observed);
    const deleting = new Set(observed.deletingClients.map((client) => named.get(client)));
    return fits(observed, (card, who) => (card.structs > 1 && deleting.has(who) ? 2 : 0));
  },
  'h structs of a text': (observed) => {
    const uploads = observed.names.map((_, who) => observed.uploads.filter((one) => one.who === who).length);
    const usual = [...uploads].sort((a, b) => a - b)[Math.floor(uploads.length / 2)] ?? 0;
    return fits(observed, (card, who) => (card.structs > 1 === uploads[who]! > usual ? 1 : 0));
  },
  'i order and rows of a file': (observed) => {
    const order = [...observed.cards].sort((a, b) => place(observed, a) - place(observed, b)).map((card) => card.text);
    const byOrder = runs(observed, observed.names.map(() => 1), order); // prettier-ignore
    const byRow = rowsNear(observed.fileRows, observed);
    return byOrder.map((row, i) => row.map((score, who) => score + byRow[i]![who]!));
  },
  'j HTTP answers': (observed) => rowsNear(observed.httpAnswers, observed),
  'k rows on the disk': (observed) => rowsNear(observed.diskRows, observed),
};

const place = ({ fileRows }: Observed, card: ObservedCard): number => fileRows.findIndex((row) => row.includes(card.text)); // prettier-ignore

export const logSoftmax = (scores: readonly number[]): number[] => {
  const most = Math.max(...scores);
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), 0);
  return scores.map((score) => score - most - Math.log(sum));
};

/** All of them, their log-likelihoods added up. */
export const combined: Guesser = (observed) => {
  const all = Object.values(guessers).map((guess) => guess(observed).map(logSoftmax));
  return fits(observed, (_, who, at) => all.reduce((sum, scores) => sum + scores[at]![who]!, 0));
};

/** The likeliest person for each card; ties are broken at random. */
export const guessesOf = (scores: readonly (readonly number[])[], random: SeededRandom): number[] =>
  scores.map((row) => {
    const most = Math.max(...row);
    return random.pick(row.flatMap((score, who) => (score > most - 1e-9 ? [who] : [])));
  });

export type Score = { readonly hits: number; readonly guesses: number };

/** Plays every guesser over these workshops. `author` is the truth, by text. */
export function measure(
  workshops: readonly { readonly observed: Observed; readonly author: ReadonlyMap<string, number> }[],
  random: SeededRandom,
): Map<string, Score> {
  const scores = new Map<string, Score>();
  for (const [name, guess] of Object.entries({ ...guessers, combined })) {
    let [hits, guesses] = [0, 0];
    for (const { observed, author } of workshops) {
      const guessed = guessesOf(guess(observed), random);
      for (const [i, card] of observed.cards.entries()) {
        guesses++;
        if (author.get(card.text) === guessed[i]) hits++;
      }
    }
    scores.set(name, { hits, guesses });
  }
  return scores;
}

/** The probability of at least this many hits when each guess is right with `probability`. */
export function binomialTail({ hits, guesses }: Score, probability: number): number {
  let logTerm = guesses * Math.log(1 - probability);
  let below = 0;
  for (let k = 0; k < hits; k++) {
    below += Math.exp(logTerm);
    logTerm += Math.log((guesses - k) / (k + 1)) + Math.log(probability / (1 - probability));
  }
  return Math.max(0, 1 - below);
}

/** One-sided 99.9 % of a normal distribution. */
const z = 3.0902;

/** The upper bound of a guesser's true rate with 99.9 % confidence (Wilson's interval, one-sided). */
export function upperBound({ hits, guesses }: Score): number {
  const rate = hits / guesses;
  const spread = Math.sqrt((rate * (1 - rate)) / guesses + z ** 2 / (4 * guesses ** 2));
  return (rate + z ** 2 / (2 * guesses) + z * spread) / (1 + z ** 2 / guesses);
}

/** How far above chance the bound may lie: two points (SPEC SC16), or, with too few guesses for that, what chance alone produces. */
export const marginOf = (guesses: number, chance: number): number =>
  Math.max(0.02, 2 * z * Math.sqrt((chance * (1 - chance)) / guesses));
