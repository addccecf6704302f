// `node tests/bench/suggestions.ts`: the suggested piles beside those made by hand, board by board, and how long 300 cards
// take. Nothing is asserted; tests/scenarios/suggestions.test.ts asserts floors.

import { suggestPiles } from '../../client/stages/cluster/suggest/suggestPiles.ts';
import type { PileMeasure } from '../harness/pileMeasure.ts';
import { measureLastCard, measureLoose, measureStray, ratesOf, sumOf } from '../harness/pileMeasure.ts';
import { piledBoards } from '../scenarios/boards/boards.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function row(name: string, measure: PileMeasure): string {
  const { precision, recall, f1 } = ratesOf(measure);
  const counts = [measure.right, measure.wrong, measure.of].map(String);
  return `| ${[name, ...counts, percent(precision), percent(recall), f1.toFixed(2)].join(' | ')} |`;
}

const tasks = {
  'pairs of loose cards': measureLoose,
  'the last loose card': measureLastCard,
  'a card in a wrong pile': measureStray,
};

for (const [task, measure] of Object.entries(tasks)) {
  const measures = piledBoards.map(measure);
  console.log(`\n| ${task} | right | wrong | of | precision | recall | F1 |\n|---|--:|--:|--:|--:|--:|--:|`);
  piledBoards.forEach(({ name }, i) => console.log(row(name, measures[i] ?? { right: 0, wrong: 0, of: 0 })));
  console.log(row('all', sumOf(measures)));
}
const disturbed = piledBoards.reduce((sum, board) => sum + measureStray(board).disturbed, 0);
console.log(`\ncards suggested for another pile on boards as they were piled by hand: ${disturbed}`);

const texts = piledBoards.flatMap(({ piles }) => piles.flatMap(({ cards }) => cards));
const many = Array.from({ length: 300 }, (_, i) => ({ id: `c${i}`, text: `${texts[i % texts.length] ?? ''} ${i}` }));
const from = performance.now();
suggestPiles({ loose: many.slice(0, 150), piles: [{ id: 'p', title: 'All others', cards: many.slice(150) }] });
console.log(`300 cards: ${Math.round(performance.now() - from)} ms`);
