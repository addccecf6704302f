import { expect, test } from 'vitest';
import { literalsIn } from './literals.ts';

const textsIn = (source: string): string[] => literalsIn('a.tsx', source).map(({ text }) => text);

test.each([
  ['JSX text', `const a = <p>Save it</p>;`, ['Save it']],
  ['a child that is an expression', `const a = <p>{busy ? 'Saving' : \`Saved \${n}\`}</p>;`, ['Saving', 'Saved']],
  ['a spoken attribute', `const a = <button aria-label="Close" title={open && 'Shut'} />;`, ['Close', 'Shut']],
  ['a prop of a component', `const a = <Field label="Name" placeholder={'Ana'} />;`, ['Name', 'Ana']],
  ['a field of a choice', `const choices = [{ value: 'own', label: 'Own cards' }];`, ['Own cards']],
  ['the title of the document', `document.title = \`\${title} · Forewarned\`;`, ['· Forewarned']],
])('finds %s', (_, source, texts) => {
  expect(textsIn(source)).toEqual(texts);
});

test('passes over what nobody reads, and punctuation', () => {
  const source = `const a = <p className="note" data-state={'open'} role="status">{title} · {text.save}, 3 × 4</p>;
    const kind = mode === 'title' ? 'left' : 'right';`;
  expect(textsIn(source)).toEqual([]);
});

test('says the line', () => {
  expect(literalsIn('a.tsx', '\n\nconst a = <p>Save</p>;')).toEqual([{ line: 3, text: 'Save' }]);
});
