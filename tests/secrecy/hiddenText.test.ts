import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZip } from '../../server/testing/readZip.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { playTo } from '../scenarios/play.ts';
import type { HttpFace } from './inProcessHttp.ts';
import { createHttpFace } from './inProcessHttp.ts';
import { files } from './playWorld.ts';

let http: HttpFace;
beforeAll(async () => {
  http = await createHttpFace();
});
afterAll(() => http.close());

/** Writes a name in code points that no font shows: variation selectors, tags, or two blanks for the bits. */
const hiding: readonly ((name: string) => string)[] = [
  (name) => [...Buffer.from(name)].map((byte) => String.fromCodePoint(0xe0100 + byte)).join(''),
  (name) => [...name].map((letter) => String.fromCodePoint(0xe0000 + letter.codePointAt(0)!)).join(''),
  (name) => bitsOf(name).map((bit) => '\u2800\u3164'[bit]!).join(''),
  (name) => bitsOf(name).map((bit) => '\u200C\u200D'[bit]!).join(''),
  (name) => bitsOf(name).map((bit) => '\uFE0E\uFE0F'[bit]!).join(''),
]; // prettier-ignore
const bitsOf = (name: string): number[] =>
  [...Buffer.from(name)].flatMap((byte) => Array.from({ length: 8 }, (_, i) => (byte >> i) & 1));

const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u;

test('SC1d a name hidden in invisible code points reaches no card, no answer and no file', async () => {
  const room = await createSimulatedWorkshop({ seed: 9, people: 6 });
  await playTo(room, 'write');
  for (const [i, person] of room.participants.entries()) {
    const mark = hiding[i % hiding.length]!('ana@corp');
    expect(mark).toMatch(invisible);
    await person.write(`We ran${mark} out of time`);
  }
  await playTo(room, 'share');
  for (const person of room.participants.slice(0, 3)) await person.write(`Late${hiding[0]!(person.name)} one`);
  const [shownId] = await room.participants[4]!.write(`At once${hiding[1]!('ana')}`);
  await room.participants[4]!.must('publishNote', { noteId: shownId! });
  await room.lead.must('dealRest');
  await playTo(room, 'commit');
  for (const person of room.participants) await person.answer({ pulse: `Unsaid${hiding[2]!(person.name)} things` });
  await playTo(room, 'register');
  const texts = Object.values(room.board().cards).map(({ text }) => text);
  expect(texts.filter((text) => text === 'We ran out of time')).toHaveLength(6);
  expect(texts.filter((text) => text === 'Late one')).toHaveLength(3);
  expect(texts).toContain('At once');
  expect(room.session().pulse).toHaveLength(6);
  expect(JSON.stringify([room.board(), room.session()])).not.toMatch(invisible);
  http.show(room.world.workshop, room.world);
  for (const file of files) {
    const answer = await http.ask(`/api/workshops/${room.founded.workshopId}/register.${file}`, room.lead.token);
    const body = answer.split('\n\n').slice(1).join('\n\n');
    const text = file === 'xlsx' ? [...readZip(Buffer.from(body, 'hex')).files.values()].join('\n') : body;
    // A CSV file begins with a byte order mark.
    expect(text.replace(/^\uFEFF/, ''), file).not.toMatch(invisible);
  }
});
