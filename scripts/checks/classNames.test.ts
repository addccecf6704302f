import { expect, test } from 'vitest';
import { definedClasses, styleImports, usedClasses } from './classNames.ts';

test('finds the classes of nested and grouped selectors, and nothing in comments, strings, numbers and values', () => {
  const css = `/* .comment */ @layer parts { .card, .pile:hover > .title { transition: color .2s; margin: -.5em; background: url(a.png) }
    .card { &.open { color: red; } @media (width > 2.5em) { .wide { content: '.quoted'; } } } }`;
  expect([...definedClasses(css)].sort()).toEqual(['card', 'open', 'pile', 'title', 'wide']);
});

test('finds what a component takes from its style sheet', () => {
  const source = `import styles from './card.module.css';\n<p className={styles.card} /> ; styles['is-open']`;
  expect(styleImports(source)).toEqual([{ binding: 'styles', path: './card.module.css' }]);
  expect(usedClasses(source, 'styles')).toEqual({ names: new Set(['card', 'is-open']), computed: false });
  expect(usedClasses('styles[kind]', 'styles').computed).toBe(true);
});
