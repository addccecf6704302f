import { expect, test } from 'vitest';
import { nothingRead, readOn, skimMs } from './skimming.ts';

const cards = [
  { id: 'a', text: 'Nobody owned the exports.' },
  { id: 'b', text: 'x'.repeat(400) },
  { id: 'c', text: 'Late' },
];

test('SH6g cards on screen count as seen one after the other, each after the time that reading it takes', () => {
  const second = readOn(nothingRead, cards, 1_000);
  expect([...second.read]).toEqual(['a']);
  const soon = readOn(second, cards, 1_000);
  expect([...soon.read]).toEqual(['a']);
  const later = readOn(soon, cards, skimMs(cards[1]!.text) + skimMs('Late'));
  expect([...later.read]).toEqual(['a', 'b', 'c']);
  expect(readOn(later, cards, 60_000)).toEqual({ read: later.read, spentMs: 0 });
});

test('SH6g time before a card came on screen does not count for it', () => {
  const waited = readOn(nothingRead, [], 60_000);
  expect(readOn(waited, cards, 1).read.size).toBe(0);
});
