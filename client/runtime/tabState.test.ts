import { expect, test } from 'vitest';
import { createTabState } from './tabState.ts';

test('NB3b the state of a tab belongs to one seat and is erased as a whole', () => {
  sessionStorage.clear();
  const ana = createTabState(sessionStorage, 'w.ana');
  const ben = createTabState(sessionStorage, 'w.ben');
  ana.set('done', 'yes');
  ana.set('draft', '1 note');
  ben.set('done', 'no');
  expect([ana.read('done'), ben.read('done'), createTabState(sessionStorage, 'w.ana').read('draft')]).toEqual(['yes', 'no', '1 note']); // prettier-ignore
  ana.set('done', null);
  expect(ana.read('done')).toBeNull();
  ana.wipe();
  expect(Array.from({ length: sessionStorage.length }, (_, i) => sessionStorage.key(i))).toEqual(['forewarned.mark.w.ben.done']); // prettier-ignore
});

test('without storage a reload is like a first visit', () => {
  const refuse = (): never => {
    throw new DOMException('', 'SecurityError');
  };
  const tabState = createTabState(
    { getItem: refuse, setItem: refuse, removeItem: refuse, key: refuse, length: 1 },
    'w.ana',
  );
  tabState.set('done', 'yes');
  tabState.wipe();
  expect(tabState.read('done')).toBeNull();
});
