import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import { suggestPiles } from './suggestPiles.ts';

const cards = (...texts: string[]) => texts.map((text, i) => ({ id: `c${i}`, text }));
const suggested = (...texts: string[]): string[][] =>
  suggestPiles({ loose: cards(...texts), piles: [] }).map(({ cardIds }) =>
    cardIds.map((id) => texts[Number(id.slice(1))] ?? ''),
  );
const reasons = (...texts: string[]) => suggestPiles({ loose: cards(...texts), piles: [] }).map(({ reason }) => reason);

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

test('SG1a no reason is a stop word, whether the cards share others or not', () => {
  const full = suggestPiles({ loose: cards(...board), piles: [] }).flatMap(({ reason }) => reason.words);
  expect(full).toEqual(['merchants']);
  const stopWordsOnly = [
    'It closed because that was what they had been told',
    'We went because that was what they had been given',
    'Es ging nicht, weil das für alle so war',
    'Es blieb, weil das für alle gut war',
  ];
  expect(suggested(...stopWordsOnly.slice(0, 2), 'Rain came through the roof')).toEqual([]);
  expect(suggested(...stopWordsOnly.slice(2), 'Der Regen kam durch das Dach')).toEqual([]);
  // Control: one telling word in each is enough.
  expect(reasons('It closed because of the drains', 'We left because a drain broke', 'Rain came in')).toEqual([
    { kind: 'shared', words: ['drain'] },
  ]);
});

test('SG1b the reason is words that stand on the cards, in one of their forms', () => {
  const [reason] = reasons('Suppliers were late with deliveries', 'One supplier lost the delivery', 'Nobody had a key');
  expect(reason).toEqual({ kind: 'shared', words: ['supplier', 'delivery'] });
  const named = reasons('Ines held the key', 'Nobody but Ines knew it', 'Changes came late', 'They changed it', 'Rain');
  expect(named.map(({ words }) => words)).toEqual(expect.arrayContaining([['Ines'], ['changed']]));
});

test('a card similar to a pile is suggested for it, with the shared words', () => {
  const [suggestion] = suggestPiles({
    loose: cards(...board.slice(5), 'The settlement job was known by Ines only'),
    piles: [
      { id: 'people', title: 'One person knew it', cards: [{ id: 'p0', text: board[2] ?? '' }] },
      { id: 'dates', title: '', cards: board.slice(3, 5).map((text, i) => ({ id: `d${i}`, text })) },
    ],
  });
  expect(suggestion).toMatchObject({ intoId: 'people', fromId: null, cardIds: ['c8'] });
  expect(suggestion?.reason.words).toContain('settlement');
});

test('SG1c a card that reads clearly more like another pile is suggested for it, and no other card is', () => {
  const pile = (id: string, title: string, texts: readonly string[]) => ({
    ...{ id, title },
    cards: texts.map((text, i) => ({ id: `${id}${i}`, text })),
  });
  const merchants = ['We priced it for merchants who never turned up', 'The pilot merchants were our friends'];
  const refunds = ['Every refund went to engineering', 'Merchants had to ask twice before a pilot merchant was let in'];
  const piles = [
    pile('m', 'No merchant wanted it', merchants),
    pile('r', 'Refunds were an afterthought', [...refunds, 'A refund took nine days']),
  ];
  const found = suggestPiles({ loose: [], piles });
  expect(found.map(({ cardIds, fromId, intoId }) => [cardIds, fromId, intoId])).toEqual([[['r1'], 'r', 'm']]);
});

test('other scripts and compound words work the same way', () => {
  const texts = ['パートナーのAPIが本番で制限された', '本番でパートナーのAPIに制限がかかった', '価格が高すぎた', 'Die Rückabwicklung gehörte niemandem', 'Niemandem gehörte die Rückabwicklungen', 'Wir kannten den Preis nicht', 'Der Termin stand nie fest', '法務の確認が遅れた']; // prettier-ignore
  const groups = suggested(...texts);
  expect(groups).toEqual(expect.arrayContaining([texts.slice(0, 2), texts.slice(3, 5)]));
  expect(groups).toHaveLength(2);
});

test('words that are spelt alike are the reason where no word is shared', () => {
  expect(reasons('Die Rückabwicklung war zu langsam', 'Es gab drei Rückabwicklungen', 'Der Strom fiel aus')).toEqual([
    { kind: 'near', words: ['Rückabwicklung', 'Rückabwicklungen'] },
  ]);
});

test('the language of the board is told by its stop words', () => {
  const languageOf = (...texts: string[]) => compare(texts).language;
  expect(languageOf(...board)).toBe('en');
  expect(languageOf('Die Pläne waren da, aber niemand hatte sie', 'Das kam zu spät für uns')).toBe('de');
  expect(languageOf('Nous avons su que les prix étaient faux', 'Le plan n’était pas là')).toBe('fr');
  expect(languageOf('El plan no estaba en la mesa', 'Nadie sabía que era para hoy')).toBe('es');
  expect(languageOf('価格が高すぎた')).toBe(null);
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
