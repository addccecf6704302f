import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSeededRandom } from '../harness/seededRandom.ts';
import { shuffledTexts } from '../../server/domain/reveal/shuffle.ts';
import type { HttpFace } from './inProcessHttp.ts';
import { createHttpFace } from './inProcessHttp.ts';
import { createWritingWorkshop } from './workshopAtStage.ts';

let http: HttpFace;
beforeAll(async () => {
  http = await createHttpFace();
});
afterAll(() => http.close());

test('SC4b personal data from the server is the caller’s own, also for the facilitator; files hold no note', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  for (const person of room.participants) await person.write(`Canary of ${person.name}`);
  http.show(room.world.workshop, room.world);
  const base = `/api/workshops/${room.founded.workshopId}`;
  for (const person of room.participants) {
    const answer = await http.ask(`${base}/knowledge`, person.token);
    expect(answer.match(/Canary of \w+/g)).toEqual([`Canary of ${person.name}`]);
  }
  for (const format of ['csv', 'md', 'json', 'ics']) {
    expect(await http.ask(`${base}/register.${format}`, room.lead.token)).not.toContain('Canary');
  }
});

test('SC3b after the reveal no notebook is left in the server’s memory or store', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  for (const person of room.participants) await person.write(`Canary of ${person.name}`);
  await room.lead.must('advanceStage', { from: 'write' });
  const { documents } = await room.workshop();
  expect(documents.notebooksOf(1)).toEqual([]);
  http.show(room.world.workshop, room.world);
  for (const person of room.participants.filter(({ id }) => id !== room.session().turn.nextId)) {
    const answer = await http.ask(`/api/workshops/${room.founded.workshopId}/knowledge`, person.token);
    expect(answer).not.toContain('Canary');
  }
});

test('SC9c the order of cards is uniform: every text is equally likely at every position', () => {
  const texts = ['a', 'b', 'c', 'd'];
  const random = createSeededRandom(3, 'mixing');
  const first = new Map<string, number>();
  for (let i = 0; i < 4_000; i++) {
    const [text] = shuffledTexts(texts, random);
    first.set(text!, (first.get(text!) ?? 0) + 1);
  }
  for (const text of texts) expect(Math.abs((first.get(text) ?? 0) - 1_000)).toBeLessThan(120);
});

test('SC1c texts that devices encode differently give the same cards', async () => {
  const plain = "It's late - said nobody";
  const habits = [
    plain,
    'It\u2019s\u00a0late \u2014 said nobody',
    '\u202eit\u2019s late\r\n- said\u200d nobody.  ',
    "  It's late - said nobody.\u200b",
  ];
  const room = await createWritingWorkshop({ people: 5 });
  for (const [i, text] of habits.entries()) await room.participants[i]!.write(text);
  await room.lead.must('advanceStage', { from: 'write' });
  await room.lead.must('dealRest');
  expect(Object.values(room.board().cards).map((card) => card.text)).toEqual(habits.map(() => plain));
});

test('PA5 knowledge has the same size for 0, 1, 5 and 60 notes, and one of four sizes for any', async () => {
  const room = await createWritingWorkshop({ people: ['Ana', 'Ben', 'Cem', 'Dina', 'Eli'] });
  const count: { readonly [name: string]: number } = { Ana: 0, Ben: 1, Cem: 5, Dina: 60, Eli: 100 };
  for (const [name, notes] of Object.entries(count)) {
    const length = name === 'Eli' ? 1_900 : 90;
    if (notes > 0)
      await room.person(name).write(...Array.from({ length: notes }, (_, i) => `${i} `.padEnd(length, 'x')));
  }
  http.show(room.world.workshop, room.world);
  const answers = await Promise.all(
    Object.keys(count).map((name) =>
      http.ask(`/api/workshops/${room.founded.workshopId}/knowledge`, room.person(name).token),
    ),
  );
  const sizes = answers.map((answer) => Buffer.byteLength(answer.split('\n\n').slice(1).join('\n\n')));
  expect(sizes).toEqual([32_768, 32_768, 32_768, 32_768, 1_048_576]);
  for (const [i, answer] of answers.entries()) {
    expect(answer).toContain(`content-length: ${sizes[i]}`);
    expect(answer).not.toMatch(/^(etag|content-encoding|last-modified):/im);
    const { notebooks } = JSON.parse(answer.split('\n\n').slice(1).join('\n\n')) as {
      notebooks: { notes: object[] }[];
    };
    expect(notebooks[0]?.notes.length ?? 0).toBe(Object.values(count)[i]);
  }
});

test('PA5 the answer to a command over HTTP has one of the sizes of a reply', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  http.show(room.world.workshop, room.world);
  const commands = [
    { type: 'agree' },
    { type: 'setDone', done: true },
    { type: 'whichArrived', round: 1, noteIds: [] },
  ];
  const sizes = await Promise.all(
    commands.map(async (command) => {
      const answer = await http.ask(`/api/workshops/${room.founded.workshopId}/commands`, room.lead.token, command);
      return Buffer.byteLength(answer.split('\n\n').slice(1).join('\n\n'));
    }),
  );
  expect(sizes).toEqual([512, 512, 8_192]);
});
