import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSeededRandom } from '../harness/seededRandom.ts';
import { morning } from '../harness/simulatedWorld.ts';
import type { HttpFace } from './inProcessHttp.ts';
import { createHttpFace } from './inProcessHttp.ts';
import type { Score } from './guessers.ts';
import { binomialTail, marginOf, measure, upperBound } from './guessers.ts';
import { measureLearned } from './learnedGuesser.ts';
import { playNaiveWorkshop } from './naiveWorkshop.ts';
import { asTypedOn, playRealWorkshop } from './attributionWorkshop.ts';

const workshops = Number(process.env.ATTRIBUTION_WORKSHOPS ?? 12);
const people = 8;
const chance = 1 / people;

let http: HttpFace;
let real: Map<string, Score>;
let clients: Set<number>;
let played: Awaited<ReturnType<typeof playRealWorkshop>>[];

beforeAll(
  async () => {
    http = await createHttpFace();
    played = [];
    for (let seed = 1; seed <= workshops; seed++) played.push(await playRealWorkshop(seed, people, http));
    clients = new Set(
      played.flatMap(({ observed }) => [...observed.cards, ...observed.growth].map((one) => one.client)),
    );
    expect(played.flatMap(({ observed, author }) => observed.cards.filter(({ text }) => !author.has(text)))).toEqual(
      [],
    );
    real = measure(played, createSeededRandom(1, 'ties'));
    real.set('learned', measureLearned(played, createSeededRandom(3, 'ties')));
  },
  120_000 + workshops * 5_000,
);
afterAll(() => http.close());

const rate = ({ hits, guesses }: Score): string => `${((100 * hits) / guesses).toFixed(1)} %`;

test('SC15 on a plain shared document the client ids name every author, and each guesser beats chance', () => {
  const played = Array.from({ length: 12 }, (_, seed) =>
    playNaiveWorkshop(createSeededRandom(seed, 'naive'), people, morning),
  );
  const naive = measure(played, createSeededRandom(2, 'ties'));
  naive.set('learned', measureLearned(played, createSeededRandom(3, 'ties')));
  const table = Object.fromEntries([...naive].map(([name, score]) => [name, rate(score)]));
  expect(naive.get('naive')!.hits).toBe(naive.get('naive')!.guesses);
  expect(naive.get('combined')!.hits / naive.get('combined')!.guesses).toBeGreaterThan(0.9);
  expect(naive.get('learned')!.hits / naive.get('learned')!.guesses).toBeGreaterThan(0.9);
  for (const [name, score] of naive) {
    expect(binomialTail(score, chance), `${name} of ${JSON.stringify(table)}`).toBeLessThan(0.001);
  }
});

test('SC16 the confidence bound matches reference values and rejects a guesser slightly better than chance', () => {
  expect(upperBound({ hits: 700, guesses: 5_600 })).toBeCloseTo(0.1393, 3);
  expect(upperBound({ hits: 0, guesses: 100 })).toBeCloseTo(0.0872, 3);
  expect(marginOf(12_000, chance)).toBe(0.02);
  const knowing = { hits: 1_800, guesses: 12_000 };
  expect(upperBound(knowing)).toBeGreaterThan(chance + marginOf(knowing.guesses, chance));
});

test('SC16 control: from texts that are not normalised the learned guesser tells the devices', () => {
  const raw = played.map(({ observed, author }) => {
    const cards = observed.cards.map((card) => ({ ...card, text: asTypedOn(author.get(card.text)!, card.text) }));
    const rawAuthor = new Map([...author].map(([text, who]) => [asTypedOn(who, text), who]));
    return { observed: { ...observed, cards }, author: rawAuthor };
  });
  const score = measureLearned(raw, createSeededRandom(3, 'ties'));
  expect(score.hits / score.guesses, rate(score)).toBeGreaterThan(0.3);
});

test('SC15 session and board hold no Yjs client id but the server’s', () => {
  expect([...clients]).toEqual([1]);
});

test(`SC16 over ${workshops} workshops no guesser, nor all combined, beats chance`, () => {
  const table = Object.fromEntries([...real].map(([name, score]) => [name, rate(score)]));
  expect(real.get('combined')!.guesses).toBeGreaterThan(workshops * 20);
  for (const [name, score] of real) {
    expect(binomialTail(score, chance), `${name} of ${JSON.stringify(table)}`).toBeGreaterThan(0.001);
  }
  // The bound is 11 points above chance for 330 guesses, 3 points for 5,600, 2 points for 12,000.
  for (const [name, score] of real) {
    const most = chance + marginOf(score.guesses, chance);
    expect(upperBound(score), `${name} of ${JSON.stringify(table)}`).toBeLessThan(most);
  }
  if (process.env.ATTRIBUTION_WORKSHOPS) process.stdout.write(`${JSON.stringify(table, null, 2)}\n`);
});
