import { expect, it } from 'vitest';
import { withoutListMarks } from './listMarks.ts';

it('removes list marks and nothing else', () => {
  const lines = ['- One', '* Two', '  • Three', '1. Four', '12) Five', '- [ ] Six', '-7 degrees', '3.5 million lost'];
  expect(withoutListMarks(lines)).toEqual([
    'One', 'Two', 'Three', 'Four', 'Five', 'Six', '-7 degrees', '3.5 million lost',
  ]); // prettier-ignore
});

it('skips blank lines', () => {
  expect(withoutListMarks(['', '   ', 'One', ' - '])).toEqual(['One']);
});
