import type * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { commandSchemas } from '../../shared/commands/commands.ts';
import { commandRules, commandTypes } from '../../shared/commands/registry.ts';
import { wordsOf } from './commandWords.ts';

test('SA5a a refused command gives back every word that was typed into it', () => {
  expect(wordsOf({ type: 'setSettings', decision: 'Whether we sign', topRisks: 4 })).toBe('Whether we sign');
  expect(wordsOf({ type: 'setRisk', riskId: 'r', watcher: 'Ana', checkBy: '2027-01-01' })).toBe('Ana');
  expect(wordsOf({ type: 'setScene', headline: 'It failed', text: 'All of it' })).toBe('It failed\nAll of it');
  expect(wordsOf({ type: 'recordCheck', riskId: 'r', state: 'fine', reading: 4 })).toBe('');
  expect(wordsOf({ type: 'moveCard', cardId: 'c', riskId: 'new' })).toBe('');
});

test('SA5a every field of a command that takes any text is named among its words', () => {
  // Ids, days, ranks and choices refuse the blank. Note ids take any text, although no person types one; `from` is
  // a name that was on the board already.
  const typed = 'two words';
  const notTyped = ['noteId', 'from'];
  const takesText = (schema: z.core.$ZodType): boolean => (schema as z.ZodMiniType).safeParse(typed).success;
  for (const type of commandTypes) {
    const fields = Object.entries(commandSchemas[type].shape as { readonly [field: string]: z.core.$ZodType });
    const withText = fields
      .filter(([field, schema]) => !notTyped.includes(field) && takesText(schema))
      .map(([field]) => field);
    expect([...(commandRules[type].words ?? [])].sort(), type).toEqual(withText.sort());
  }
});
