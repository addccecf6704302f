import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDice } from '../harness/seed.ts';
import { mixedTexts } from '../../server/reveal/mixing.ts';
import type { HttpFace } from './httpFace.ts';
import { createHttpFace } from './httpFace.ts';
import { createWritingRoom } from './rooms.ts';

let http: HttpFace;
beforeAll(async () => {
  http = await createHttpFace();
});
afterAll(() => http.close());

test('T6 SC4 what the server says it holds is the caller’s own, for the facilitator too; files hold no note', async () => {
  const room = await createWritingRoom({ people: 5 });
  for (const person of room.participants) await person.write(`Canary of ${person.name}`);
  http.show(room.world.workshop, { now: room.world.now });
  const base = `/api/workshops/${room.founded.workshopId}`;
  for (const person of room.participants) {
    const answer = await http.ask(`${base}/knowledge`, person.token);
    expect(answer.match(/Canary of \w+/g)).toEqual([`Canary of ${person.name}`]);
  }
  for (const format of ['csv', 'md', 'json', 'ics']) {
    expect(await http.ask(`${base}/register.${format}`, room.lead.token)).not.toContain('Canary');
  }
});

test('T16 SC9 cards come in an order of chance: each place is as likely for each text', () => {
  const texts = ['a', 'b', 'c', 'd'];
  const dice = createDice(3, 'mixing');
  const first = new Map<string, number>();
  for (let i = 0; i < 4_000; i++) {
    const [text] = mixedTexts(texts, dice);
    first.set(text!, (first.get(text!) ?? 0) + 1);
  }
  for (const text of texts) expect(Math.abs((first.get(text) ?? 0) - 1_000)).toBeLessThan(120);
});
