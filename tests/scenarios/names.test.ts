import { expect, test } from 'vitest';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { refusedWith } from './play.ts';

/** Names that look like "Ana" on a screen. */
const imitations = {
  'zero width space': 'An\u200Ba',
  'word joiner': 'Ana\u2060',
  'soft hyphen': 'A\u00ADna',
  'right-to-left override': '\u202EanA',
  'left-to-right override': '\u202DAna',
  'right-to-left mark': 'Ana\u200F',
  'variation selector': 'Ana\uFE0F',
  'variation selector 17': 'Ana\u{E0100}',
  'tag letter': 'Ana\u{E0061}',
  'combining grapheme joiner': 'A\u034Fna',
  'Hangul filler': 'Ana\u3164',
  'braille blank': 'Ana\u2800',
  'zero width joiner': 'An\u200Da',
  'byte order mark': '\uFEFFAna',
  'no-break space at the end': 'Ana\u00A0',
  'line break': '\nAna',
  'private use': 'Ana\uE000',
  'Cyrillic A': '\u0410na',
  'Cyrillic a': 'An\u0430',
  'Greek Alpha': '\u0391na',
  'Cherokee go': '\u13AAna',
  'full width': '\uFF21\uFF4E\uFF41',
  'mathematical bold': '\u{1D400}\u{1D427}\u{1D41A}',
  capitals: 'ANA',
  'small letters': 'ana',
} as const;

test.each(Object.entries(imitations))('PE1c a name that looks like another one gets a number: %s', async (_, name) => {
  const room = await createSimulatedWorkshop({ people: ['Ana', 'Ben'] });
  const person = await room.joinOnly(name);
  expect(person.name).toMatch(/^\S+ \(2\)$/);
  expect(await room.person('Ben').do('setName', { name })).toEqual(refusedWith('nameTaken'));
});

test.each([
  ['0livia', 'Olivia'],
  ['Iris', 'lris'],
  ['rnia', 'mia'],
  ['Alex (2)', 'A\u200Blex'],
  ['Jose\u0301', 'Jos\u00E9'],
])('PE1c %s and %s look the same', async (name, other) => {
  const room = await createSimulatedWorkshop({ people: ['Alex', name] });
  expect((await room.joinOnly(other)).name).not.toBe(other);
});

test('PE1c different names stay as they are, in whatever script', async () => {
  const room = await createSimulatedWorkshop({ people: ['Ana'] });
  for (const name of [
    'Anna',
    'Anu',
    '\u0410\u043D\u043D\u0430',
    '\u5B89\u5A1C',
    '\u0622\u0646\u0627',
    'Ana-Maria',
    'Ana L.',
    'Zo\u00EB',
    '\u0391\u03BD\u03B4\u03C1\u03AD\u03B1\u03C2',
  ]) {
    expect((await room.joinOnly(name)).name).toBe(name);
  }
});

test('PE1d names are stored without characters that cannot be seen or that change the direction of text', async () => {
  const room = await createSimulatedWorkshop({ people: [], workshop: { facilitatorName: '\u202ELe\u200Ba' } });
  expect(room.people()[room.lead.id]?.name).toBe('Lea');
  const person = await room.join('\uFEFF B\u00ADen\u3000\u2066 Ox \u{E0042}');
  expect(room.people()[person.id]?.name).toBe('Ben Ox');
  await person.must('setName', { name: 'Be\u200Bn' });
  expect(room.people()[person.id]?.name).toBe('Ben');
  expect(await person.do('setName', { name: '\u200B\u2060' })).toEqual(refusedWith('malformed'));
  expect((await room.joinOnly('\u200B')).name).toBe('Guest 3');
  const long = await room.joinOnly('\uFDFA'.repeat(60));
  expect([...long.name].length).toBeLessThanOrEqual(60);
});

test('PE1c PE6a the name of a person who left is not free for another', async () => {
  const room = await createSimulatedWorkshop({ people: ['Ana', 'Ben'] });
  await room.person('Ana').must('leave');
  expect((await room.joinOnly('An\u0430')).name).toMatch(/\(2\)$/);
});
