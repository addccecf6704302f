import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { array, forge, gc, map, text, values } from '../../tests/fuzz/forge.ts';
import { ballot, edited, fresh, mine, noteA, notebook, plan, riskA, riskB } from '../../tests/fuzz/sampleDocs.ts';
import { noteText } from '../../shared/notebook/notebook.ts';
import { planText } from '../../shared/plan/plan.ts';
import { applyAccepted, GateFailure } from './applyUpdate.ts';

describe('GA19 the second check, after an update was applied', () => {
  test('GA19 an honest update is applied with its origin', () => {
    const doc = notebook();
    const origins: unknown[] = [];
    doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
    applyAccepted(
      doc,
      edited(doc, fresh, (page) => noteText(page, noteA)?.insert(4, 'r')),
      'socket',
    );
    expect(noteText(doc, noteA)?.toString()).toBe('later');
    expect(origins).toEqual(['socket']);
    expect(doc.clientID).toBe(1);
  });

  test.each<[string, () => Y.Doc, Uint8Array]>([
    ['bytes that are no update', notebook, Uint8Array.of(1, 1)],
    ['a gap', notebook, forge([{ client: mine, clock: 99, structs: [gc(1)] }])],
    ['a deletion in the future', notebook, forge([], [{ client: mine, ranges: [[99, 1]] }])],
    ['another root', notebook, forge([{ client: fresh, structs: [text({ root: 'x' }, 'x')] }])],
    [
      'the root of another document',
      notebook,
      forge([{ client: fresh, structs: [values({ root: 'dots', key: riskB }, 1)] }]),
    ],
    ['a letter among the notes', notebook, forge([{ client: fresh, structs: [text({ root: 'notes' }, 'x')] }])],
    ['an array among the notes', notebook, forge([{ client: fresh, structs: [array({ root: 'notes' })] }])],
    ['a bad value', notebook, forge([{ client: fresh, structs: [values({ parent: [mine, 0], key: 'keep' }, 'yes')] }])],
    ['an object', notebook, forge([{ client: fresh, structs: [values({ parent: [mine, 0], key: 'rank' }, {})] }])],
    [
      'a dot of an unknown kind',
      ballot,
      forge([{ client: fresh, structs: [values({ root: 'dots', key: riskB }, 'x')] }]),
    ],
    ['a plan that no server made', plan, forge([{ client: fresh, structs: [map({ root: 'plans', key: riskB })] }])],
    [
      'bold letters',
      plan,
      edited(plan(), fresh, (doc) => planText(doc, riskA, 'cause')?.insert(0, 'x', { bold: true })),
    ],
  ])('GA19 %s: the document is discarded', (_, doc, update) => {
    expect(() => {
      applyAccepted(doc(), update, 'test');
    }).toThrow(GateFailure);
    const held = doc();
    expect(() => {
      held.transact(() => {
        applyAccepted(held, update, 'test');
      });
    }).toThrow(GateFailure);
  });

  test('GA19 an observer that throws discards it too', () => {
    const doc = notebook();
    doc.on('afterTransaction', () => {
      throw new Error('observer');
    });
    expect(() => {
      applyAccepted(doc, forge([{ client: fresh, structs: [gc(1)] }]), 'test');
    }).toThrow(GateFailure);
  });
});
