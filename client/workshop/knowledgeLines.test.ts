import { describe, expect, test } from 'vitest';
import { dialogsText } from '../testing/english.ts';
import { knowledgeLines } from './knowledgeLines.ts';

const text = dialogsText.knowledge.lines;

describe('what the server holds, in plain sentences', () => {
  test('KN1b describes every field of the answer', () => {
    const knowledge = {
      person: { name: 'Rosa' },
      agreed: true,
      done: false,
      consent: false,
      hand: { cardId: 'c', text: 'x' },
      isDeputy: true,
      openSockets: ['session', 'board'],
      tokens: 1,
      undo: [{}, {}],
      planClientIds: 1,
      notebooks: [{ round: 1, notes: [{ id: 'a' }, { id: 'b' }] }],
      ballots: [{ round: 2, dots: { r: 2, s: 1 }, confidence: 60, pulse: null }],
    };
    expect(knowledgeLines(knowledge, text)).toEqual([
      text.name('Rosa'), text.agreed, text.consentKeep, text.notes(2), text.dots(3), text.confidence, text.hand,
      text.deputy, text.here, text.token, text.undo(2), text.plan,
    ]); // prettier-ignore
  });

  test('KN1b accepts an answer of unknown shape', () => {
    for (const strange of [null, undefined, 3, [], { person: 7, notebooks: {}, ballots: [null] }]) {
      expect(knowledgeLines(strange, text)).toEqual([text.noNotes]);
    }
  });
});
