import { commandTypes } from '../../shared/commands/registry.ts';
import type { SeededRandom } from './fuzzRandom.ts';

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
export function commandText(known: Known, random: SeededRandom): string {
  const kind = random.below(100);
  if (kind < 60) return JSON.stringify(madeUp(known, random));
  if (kind < 85) return mutatedText(JSON.stringify(madeUp(known, random)), random);
  if (kind < 88) return deep(random);
  if (kind < 90) return JSON.stringify({ type: random.pick(types), text: 'x'.repeat(random.below(60_000)) });
  // Written by hand, since an object literal with this key sets a prototype instead.
  if (kind < 93) return `{"type":"${random.pick(types)}","__proto__":{"role":"facilitator"},"riskId":"__proto__"}`;
  if (kind < 95) return JSON.stringify(value(known, random, 0));
  return random.letters(random.below(60), '{}[]",:0123456789.eE+-truefalsn\\u');
}

function madeUp(known: Known, random: SeededRandom): object {
  const command: [string, unknown][] = [['type', random.oneIn(12) ? value(known, random, 2) : random.pick(types)]];
  for (let i = random.below(4); i > 0; i--) command.push([random.pick(fields), value(known, random, 0)]);
  // Mostly one that was there before: each new one is remembered for a day.
  if (random.oneIn(6)) command.push(['commandId', random.oneIn(20) ? random.id() : `id${random.below(20)}`]);
  return Object.fromEntries(command);
}

const plain = [
  null, true, false, 0, 1, 2, 5, -1, 0.5, 1e308, 2 ** 53, '', 'x', 'new', 'vote', 'cluster', '2027-03-01', 'a0', 'Ana',
  '\u0000', '\uD800', '😀', '../../etc/passwd', '__proto__', '<img src=x onerror=alert(1)>', '=1+1',
] as const; // prettier-ignore

function value(known: Known, random: SeededRandom, depth: number): unknown {
  const kind = random.below(depth > 3 ? 10 : 13);
  if (kind < 5) return known.ids.length > 0 ? random.pick(known.ids) : random.id();
  if (kind < 10) return random.pick(plain);
  const length = random.below(random.oneIn(20) ? 300 : 4);
  if (kind === 10) return Array.from({ length }, () => value(known, random, depth + 1));
  const entries = Array.from({ length }, (): [string, unknown] => [
    random.pick(fields),
    value(known, random, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

function deep(random: SeededRandom): string {
  const depth = random.below(random.oneIn(5) ? 30_000 : 200);
  const inner = random.oneIn(2) ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(Math.floor(depth / 3))  }1${  '}'.repeat(Math.floor(depth / 3))}`; // prettier-ignore
  return `{"type":"${random.pick(types)}","agenda":${inner}}`;
}

function mutatedText(text: string, random: SeededRandom): string {
  let made = text;
  for (let i = 1 + random.below(3); i > 0; i--) {
    const at = random.below(made.length + 1);
    const cut = made.slice(at + random.below(4));
    made = made.slice(0, at) + (random.oneIn(2) ? random.letters(1, '{}[]",:\\0189eu\u0000é😀') : '') + cut;
  }
  return made;
}
