import type { SeededRandom } from '../harness/seededRandom.ts';
import type { Observed, Score } from './guessers.ts';
import { guessers, guessesOf, logSoftmax } from './guessers.ts';

type Played = { readonly observed: Observed; readonly author: ReadonlyMap<string, number> };
type Numbers = readonly number[];

const steps = 150;
const stepSize = 2;
/** Keeps weights small that the training half does not support. */
const decay = 0.002;

/**
 * A guesser that is told nothing about the server: it learns from half of the workshops, whose authors it knows, how cards and
 * people go together, and guesses the authors in the other half. A conditional logistic regression over every product of
 * what is seen of a card and what is seen of a person, and over the scores of the other guessers (SPEC SC16).
 */
export function measureLearned(workshops: readonly Played[], random: SeededRandom): Score {
  const half = Math.floor(workshops.length / 2);
  const training = workshops.slice(0, half).flatMap(examplesOf);
  const weights = train(training);
  let [hits, guesses] = [0, 0];
  for (const played of workshops.slice(half)) {
    const examples = examplesOf(played);
    const guessed = guessesOf(examples.map(({ features }) => scoresOf(features, weights)), random); // prettier-ignore
    guesses += examples.length;
    hits += examples.filter(({ author }, i) => author === guessed[i]).length;
  }
  return { hits, guesses };
}

/** One card: features by person, and who wrote it. */
type Example = { readonly features: readonly Float64Array[]; readonly author: number };

function train(examples: readonly Example[]): Float64Array {
  const weights = new Float64Array(examples[0]?.features[0]?.length ?? 0);
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(weights.length);
    for (const { features, author } of examples) {
      const chances = logSoftmax(scoresOf(features, weights)).map(Math.exp);
      for (const [who, one] of features.entries()) {
        const error = (who === author ? 1 : 0) - chances[who]!;
        for (let i = 0; i < one.length; i++) gradient[i]! += error * one[i]!;
      }
    }
    for (let i = 0; i < weights.length; i++) {
      weights[i]! += stepSize * (gradient[i]! / examples.length - decay * weights[i]!);
    }
  }
  return weights;
}

const scoresOf = (features: readonly Float64Array[], weights: Float64Array): number[] =>
  features.map((one) => one.reduce((sum, value, i) => sum + value * weights[i]!, 0));

function examplesOf({ observed, author }: Played): Example[] {
  const cards = columnsStandardised(observed.cards.map((_, at) => seenOfCard(observed, at)));
  const people = columnsStandardised(observed.names.map((_, who) => seenOfPerson(observed, who)));
  const guessed = Object.values(guessers).map((guess) => guess(observed));
  return observed.cards.map((card, at) => ({
    author: author.get(card.text) ?? -1,
    features: people.map((person, who) =>
      Float64Array.from([
        ...guessed.map((scores) => standardised(scores[at]!)[who]!),
        ...cards[at]!.flatMap((one) => person.map((other) => one * other)),
      ]),
    ),
  }));
}

/** Place, time, id, structure, length and style of a card. */
function seenOfCard({ cards, fileRows }: Observed, at: number): number[] {
  const { id, text, arrivedAt, structs } = cards[at]!;
  const bytes = Buffer.from(id, 'base64url');
  return [
    at,
    arrivedAt,
    structs,
    fileRows.findIndex((row) => row.includes(text)),
    bytes[0] ?? 0,
    bytes.at(-1) ?? 0,
    text.length,
    Buffer.byteLength(text) - text.length,
    (text.match(/[^\p{L}\p{N} ]/gu) ?? []).length,
    (text.match(/ {2}|[^\x20-\x7E]/g) ?? []).length,
    /^\p{Lu}/u.test(text) ? 1 : 0,
    text.endsWith('.') ? 1 : 0,
  ];
}

/** Order of joining, signals, and number, sizes and times of frames on each kind of socket. */
function seenOfPerson({ frames, signals, names }: Observed, who: number): number[] {
  const own = signals.filter((one) => one.who === who).map(({ at }) => at);
  const sockets = ['session', 'notebook', 'board'].flatMap((socket) =>
    (['in', 'out'] as const).flatMap((way) => {
      const some = frames.filter((one) => one.who === who && one.way === way && one.socket.startsWith(socket));
      const sizes = some.map(({ bytes }) => bytes);
      const offBeat = new Set(some.map(({ at }) => at % 1_000)).size;
      return [
        some.length,
        sum(sizes),
        Math.max(0, ...sizes),
        new Set(sizes).size,
        offBeat,
        mean(some.map(({ at }) => at)),
      ];
    }),
  );
  // The same person has the same device in every workshop.
  const isPerson = names.map((_, i) => (i === who ? 1 : 0));
  return [...isPerson, who, own.length, Math.min(...own, Infinity), Math.max(...own, 0), ...sockets];
}

const sum = (values: Numbers): number => values.reduce((total, one) => total + one, 0);
const mean = (values: Numbers): number => (values.length === 0 ? 0 : sum(values) / values.length);

/** Mean 0 and deviation 1; what is the same for all says nothing. */
function standardised(values: Numbers): number[] {
  const finite = values.map((one) => (Number.isFinite(one) ? one : 0));
  const middle = mean(finite);
  const deviation = Math.sqrt(mean(finite.map((one) => (one - middle) ** 2)));
  return finite.map((one) => (deviation < 1e-9 ? 0 : (one - middle) / deviation));
}

function columnsStandardised(rows: readonly Numbers[]): Numbers[] {
  const columns = (rows[0] ?? []).map((_, at) => standardised(rows.map((row) => row[at]!)));
  return rows.map((_, i) => columns.map((column) => column[i]!));
}
