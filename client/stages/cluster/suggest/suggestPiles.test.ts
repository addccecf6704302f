import { expect, test } from 'vitest';
import { suggestPiles } from './suggestPiles.ts';

const cards = (...texts: string[]) => texts.map((text, i) => ({ id: `c${i}`, text }));
const suggested = (...texts: string[]): string[][] =>
  suggestPiles({ loose: cards(...texts), piles: [] }).map(({ cardIds }) =>
    cardIds.map((id) => texts[Number(id.slice(1))] ?? ''),
  );

const board = [
  'The partner API throttled us on launch day and nobody had tested what we do when it says no',
  'Sandbox behaved nothing like production',
  'Ines was the only one who knew the settlement job and she was on leave',
  'We said March because someone had already said March upstairs',
  'Legal review landed two weeks after code freeze',
  'We priced it for merchants who never turned up',
  'Onboarding took four days',
  'Support had no runbook, so every refund went to engineering',
  'Nobody owned the rollback, so nobody rolled back',
  'The fraud model was trained on last year’s customers',
  'We hired after the deadline we hired for',
  'Two teams built the same ledger',
  'The pilot merchants were our friends',
];

test('near-duplicates are suggested as one pile', () => {
  expect(
    suggested(
      ...board,
      'The partner’s API throttled our calls on launch day',
      'The fraud model was trained on old customers',
    ),
  ).toEqual(
    expect.arrayContaining([
      [board[0], 'The partner’s API throttled our calls on launch day'],
      [board[9], 'The fraud model was trained on old customers'],
    ]),
  );
});

test('cards that share only common words are not suggested', () => {
  const wrong = suggested(...board).filter((group) => !group.every((text) => /merchants|nobody|rolled/i.test(text)));
  expect(wrong).toEqual([]);
});

test('a card similar to a pile is suggested for it, with the shared words', () => {
  const [suggestion] = suggestPiles({
    loose: cards(...board.slice(5), 'The settlement job was known by Ines only'),
    piles: [
      { id: 'people', texts: [board[2] ?? ''] },
      { id: 'dates', texts: board.slice(3, 5) },
    ],
  });
  expect(suggestion).toMatchObject({ intoId: 'people', cardIds: ['c8'] });
  expect(suggestion?.words).toEqual(expect.arrayContaining(['settlement']));
});

test('other scripts and compound words work the same way', () => {
  const texts = ['パートナーのAPIが本番で制限された', '本番でパートナーのAPIに制限がかかった', '価格が高すぎた', 'Die Rückabwicklung gehörte niemandem', 'Niemandem gehörte die Rückabwicklungen', 'Wir kannten den Preis nicht', 'Der Termin stand nie fest', '法務の確認が遅れた']; // prettier-ignore
  const groups = suggested(...texts);
  expect(groups).toEqual(expect.arrayContaining([texts.slice(0, 2), texts.slice(3, 5)]));
  expect(groups).toHaveLength(2);
});

test('no cards, blank cards and one card suggest nothing', () => {
  expect(suggested()).toEqual([]);
  expect(suggested('only one')).toEqual([]);
  expect(suggested('', '', '!!!')).toEqual([]);
});

test('no card is in two suggestions', () => {
  const texts = Array.from({ length: 300 }, (_, i) => `${board[i % board.length] ?? ''} ${i % 7}`);
  const ids = suggestPiles({ loose: cards(...texts), piles: [] }).flatMap(({ cardIds }) => cardIds);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(50);
});
