import { expect, test } from 'vitest';
import { createMarks } from './tabState.ts';

test('NB3 marks are those of one seat, and go together', () => {
  sessionStorage.clear();
  const ana = createMarks(sessionStorage, 'w.ana');
  const ben = createMarks(sessionStorage, 'w.ben');
  ana.set('done', 'yes');
  ana.set('draft', '1 note');
  ben.set('done', 'no');
  expect([ana.read('done'), ben.read('done'), createMarks(sessionStorage, 'w.ana').read('draft')]).toEqual(['yes', 'no', '1 note']); // prettier-ignore
  ana.set('done', null);
  expect(ana.read('done')).toBeNull();
  ana.wipe();
  expect(Array.from({ length: sessionStorage.length }, (_, i) => sessionStorage.key(i))).toEqual(['forewarned.mark.w.ben.done']); // prettier-ignore
});

test('NB3 a tab that keeps nothing is like a first visit', () => {
  const refuse = (): never => {
    throw new DOMException('', 'SecurityError');
  };
  const marks = createMarks({ getItem: refuse, setItem: refuse, removeItem: refuse, key: refuse, length: 1 }, 'w.ana');
  marks.set('done', 'yes');
  marks.wipe();
  expect(marks.read('done')).toBeNull();
});
