import { commandTypes } from '../../shared/commands/registry.ts';
import type { Dice } from './fuzzRandom.ts';

/** Ids that stand in the workshop, so that some of what is made up meets something. */
export type Known = { readonly ids: readonly string[] };

const fields = [
  'from', 'minutes', 'agenda', 'headline', 'text', 'stage', 'after', 'cardId', 'intoId', 'dots', 'riskIds', 'minority',
  'pairs', 'participantId', 'sharing', 'topRisks', 'retentionDays', 'name', 'writes', 'reads', 'done', 'show', 'noteId',
  'round', 'noteIds', 'flagged', 'riskId', 'rank', 'title', 'cardIds', 'likelihood', 'impact', 'response', 'checkBy',
  'watcher', 'part', 'state', 'reading', 'commandId', '__proto__', 'constructor', 'prototype', 'toString', '',
]; // prettier-ignore

/** Who takes part in an attack should stay in it, and the attacked workshop too. */
const neverSent = new Set(['leave', 'deleteWorkshop', 'closeWorkshop']);
const types = commandTypes.filter((type) => !neverSent.has(type));

/** The JSON text of a command, or of something that looks like one. */
export function commandText(known: Known, dice: Dice): string {
  const kind = dice.below(100);
  if (kind < 60) return JSON.stringify(madeUp(known, dice));
  if (kind < 85) return mutatedText(JSON.stringify(madeUp(known, dice)), dice);
  if (kind < 88) return deep(dice);
  if (kind < 90) return JSON.stringify({ type: dice.pick(types), text: 'x'.repeat(dice.below(60_000)) });
  // Written by hand, since an object literal with this key sets a prototype instead.
  if (kind < 93) return `{"type":"${dice.pick(types)}","__proto__":{"role":"facilitator"},"riskId":"__proto__"}`;
  if (kind < 95) return JSON.stringify(value(known, dice, 0));
  return dice.letters(dice.below(60), '{}[]",:0123456789.eE+-truefalsn\\u');
}

function madeUp(known: Known, dice: Dice): object {
  const command: [string, unknown][] = [['type', dice.oneIn(12) ? value(known, dice, 2) : dice.pick(types)]];
  for (let i = dice.below(4); i > 0; i--) command.push([dice.pick(fields), value(known, dice, 0)]);
  // Mostly one that was there before: each new one is remembered for a day.
  if (dice.oneIn(6)) command.push(['commandId', dice.oneIn(20) ? dice.id() : `id${dice.below(20)}`]);
  return Object.fromEntries(command);
}

const plain = [
  null, true, false, 0, 1, 2, 5, -1, 0.5, 1e308, 2 ** 53, '', 'x', 'new', 'vote', 'cluster', '2027-03-01', 'a0', 'Ana',
  '\u0000', '\uD800', '😀', '../../etc/passwd', '__proto__', '<img src=x onerror=alert(1)>', '=1+1',
] as const; // prettier-ignore

function value(known: Known, dice: Dice, depth: number): unknown {
  const kind = dice.below(depth > 3 ? 10 : 13);
  if (kind < 5) return known.ids.length > 0 ? dice.pick(known.ids) : dice.id();
  if (kind < 10) return dice.pick(plain);
  const length = dice.below(dice.oneIn(20) ? 300 : 4);
  if (kind === 10) return Array.from({ length }, () => value(known, dice, depth + 1));
  const entries = Array.from({ length }, (): [string, unknown] => [dice.pick(fields), value(known, dice, depth + 1)]);
  return Object.fromEntries(entries);
}

function deep(dice: Dice): string {
  const depth = dice.below(dice.oneIn(5) ? 30_000 : 200);
  const inner = dice.oneIn(2) ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(Math.floor(depth / 3))  }1${  '}'.repeat(Math.floor(depth / 3))}`; // prettier-ignore
  return `{"type":"${dice.pick(types)}","agenda":${inner}}`;
}

function mutatedText(text: string, dice: Dice): string {
  let made = text;
  for (let i = 1 + dice.below(3); i > 0; i--) {
    const at = dice.below(made.length + 1);
    const cut = made.slice(at + dice.below(4));
    made = made.slice(0, at) + (dice.oneIn(2) ? dice.letters(1, '{}[]",:\\0189eu\u0000é😀') : '') + cut;
  }
  return made;
}
