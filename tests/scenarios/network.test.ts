import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Running } from '../../server/start.ts';
import { startServer } from '../../server/start.ts';
import { createNetworkWorld } from '../harness/networkWorld.ts';
import { openWorkshop } from '../harness/testWorkshop.ts';
import { accepted, cardTexts, reasonsOf, refusedWith } from './play.ts';

const directory = mkdtempSync(join(tmpdir(), 'forewarned-scenario-'));
let server: Running;

beforeAll(async () => {
  const env = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: directory, LOG_LEVEL: 'silent' };
  // Without the built page: this test uses the API and sockets only.
  server = await startServer({ env, serveClient: async () => {} });
});

afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

test('ST9 the simulated people complete a workshop over real sockets and a real disk', async () => {
  const world = createNetworkWorld(`http://127.0.0.1:${server.port}`);
  const room = await openWorkshop(world, {
    people: 3,
    observers: 1,
    workshop: { settings: { sharing: 'own' } },
  });
  const ana = room.person('Ana');
  expect(await room.lead.advance()).toEqual(accepted);
  expect(await room.lead.advance()).toEqual(accepted);
  await world.until(() => ana.documents.get('notebook/1')?.isSynced === true, 'Ana has her notebook');
  const [noteId] = await ana.write(...reasonsOf(ana));
  await ana.drop();
  ana.jot('Typed without a network');
  await ana.returns();
  await world.until(() => ana.notebook().isSaved, 'what was typed offline is saved');
  expect(await room.lead.advance()).toEqual(accepted);
  await world.until(() => ana.session().stage.name === 'share', 'Ana is in share');
  const reader = room.byId(room.session().turn.readerId!);
  if (reader !== ana) expect(await ana.do('publishNote', { noteId: noteId! })).toEqual(refusedWith('notYourTurn'));
  while (room.session().turn.readerId !== ana.id) {
    const { turn } = room.session();
    expect(await room.lead.do('skipReader')).toEqual(accepted);
    await world.until(() => room.session().turn.readerId !== turn.readerId, 'the turn has passed');
  }
  expect(await ana.do('publishNote', { noteId: noteId! })).toEqual(accepted);
  await world.until(() => room.everyone.every((person) => cardTexts(person).length === 1), 'everyone sees the card');
  for (const person of room.everyone) expect(cardTexts(person)).toEqual([reasonsOf(ana)[0]]);
  const frames = ana.document('notebook/1').transcript.map((frame) => frame.bytes.length);
  expect(new Set(frames)).toEqual(new Set([512]));
  room.close();
});
