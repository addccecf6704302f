import { describe, expect, test } from 'vitest';
import { givenInput, hostile, ordinary } from '../testing/exportFixture.ts';
import { fullInput } from '../testing/fullRegister.ts';
import { escapeMarkdown } from '../../shared/register/escapeMarkdown.ts';
import { exportMarkdown } from './markdown.ts';

describe('Markdown', () => {
  test('EX4 what could begin markup is taken back', () => {
    expect(escapeMarkdown('*a* _b_ `c` [d](e) <f> #g |h| !i ~j~ \\k &amp;')).toBe(
      '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\#g \\|h\\| \\!i \\~j\\~ \\\\k \\&amp;',
    );
    expect(escapeMarkdown('1. first')).toBe('1\\. first');
    expect(escapeMarkdown('- item')).toBe('\\- item');
    expect(escapeMarkdown('a\n\n# b')).toBe('a \\# b');
    expect(escapeMarkdown('see https://evil.example or www.evil.example or javascript:alert(1)')).toBe(
      'see https\\://evil.example or www\\.evil.example or javascript\\:alert(1)',
    );
    expect(escapeMarkdown('Deadline 3.5 weeks - fine')).toBe('Deadline 3.5 weeks - fine');
  });

  test('EX4 no text makes a line, a column, a picture, a link or a tag of its own', () => {
    const risks = Object.fromEntries(
      hostile.map((text, i) => [
        `r${i}`,
        { cards: [text], facts: { title: text }, plan: { cause: text, dissent: text } },
      ]),
    );
    const top = Object.keys(risks).slice(0, 8);
    const file = exportMarkdown(givenInput(risks, { topRisks: top, ranking: [Object.keys(risks)] }));
    expect(file.replace('<https://forewarned.example/w/abc>', '')).not.toMatch(/(?<!\\)[<>`]/);
    expect(file).not.toMatch(/(?<!\\)\]\(/);
    for (const line of file.split('\n')) {
      expect(line).toMatch(/^(?:|# .*|## .*|- .*|\| .* \||Cards:|\*\*Rehearsal.*)$/);
      if (line.startsWith('| ')) expect([5, 7]).toContain((line.match(/(?<!\\)\|/g) ?? []).length - 1);
    }
  });

  test('EX4 it tells what happened after the meeting, and the figures of the register', () => {
    const file = exportMarkdown(fullInput());
    for (const line of [
      '- **Minutes:** 52',
      '- **Figures:** Too few checks and steps to say.',
      '- **Prevention state:** done, 2026-12-20, Real files run every night',
      '- **First check:** 2026-11-30',
      '- **Days of grace:** 2',
      '- **Last check:** 2026-12-05, tripped, 1.234,5 %, twice',
      '- **State since:** 2026-12-05',
    ]) {
      expect(file.split('\n')).toContain(line);
    }
    expect(file).toContain('| R2 | Sign-in broke | 2 | retired | Sign-in broke |');
    expect(file).not.toMatch(/\bBen\b|Money/);
  });

  test('EX4 it reads as a page: summary, planned risks, parked ones', () => {
    const file = exportMarkdown(ordinary());
    expect(file.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# Atlas: risk register',
      '## Summary',
      '## R1 Testing began too late',
      '## R2 Sign-in broke',
      '## Parked',
    ]);
    expect(file).toContain('- **Complete:** 7 of 7 parts');
    expect(file).toContain('| R1 | Testing began too late | 20 | 5 | Ana | not looked at | 2026-11-28 |');
  });
});

test('EX4 incidents with their notes and changes stand after the risks', () => {
  const text = exportMarkdown(fullInput());
  expect(text).toContain('## Incidents\n\n### 2026-12-05 R7 Testing began too late\n\n- Tripped\n');
  expect(text).toContain('- **Happened:** 24 open defects\n');
  expect(text).toContain(
    '- **Change:** If a file comes in, then it is tested (The nightly run; Ana; accepted; 2026-12-15; landed: yes)',
  );
  expect(text).toContain('### 2026-12-30 The lift stood still');
  expect(text).toContain('- **What held:** people, luck');
});
