import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Board, Risk } from '../../shared/board/board.ts';
import { openAt } from '../../server/testing/sqlite/directory.ts';
import { readPlan } from '../../shared/plan/plan.ts';
import { readRegister } from '../../shared/register/register.ts';
import { sentencesText } from '../../shared/text/en/sentences.ts';
import { createMemoryWorld } from '../harness/simulatedWorld.ts';

/**
 * A database that an earlier version wrote: a register with checks of the same day, something that tripped, accepted parts, owners
 * by name, one who left, and parked risks with and without a tripwire.
 */
const fixture = join(import.meta.dirname, 'fixtures', 'earlierRegister');
const stored = JSON.parse(readFileSync(join(fixture, 'expected.json'), 'utf8')) as {
  readonly workshopId: string;
  readonly at: number;
  readonly riskIds: { readonly [name in 'first' | 'second' | 'third' | 'parked']: string };
  readonly topRisks: readonly string[];
  readonly ranking: readonly (readonly string[])[];
  readonly board: Pick<Board, 'cards'> & { readonly risks: { readonly [riskId: string]: Partial<Risk> } };
};

test('RW9d HP1g a register of an earlier version gets numbers and facts of its meeting, and keeps everything else', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-'));
  cpSync(fixture, directory, { recursive: true });
  mkdirSync(join(directory, 'keys', stored.workshopId), { recursive: true });
  let store = openAt(directory);
  let world = createMemoryWorld({ seed: 1, startAt: stored.at, store });
  const { session, board, records, hidden, people } = (await world.workshop(stored.workshopId)).state;
  const { first, second, parked } = stored.riskIds;

  expect(session.meeting).toEqual({ heldOn: '2027-03-01', endedOn: '2027-03-01', people: 4, minutes: 1 });
  const inOrder = stored.ranking.flat();
  expect(inOrder.map((riskId) => board.risks[riskId]?.number)).toEqual(inOrder.map((_, i) => i + 1));
  expect(hidden.register).toEqual({ lastNumber: inOrder.length });
  expect(session.topRisks).toEqual(stored.topRisks);
  for (const [riskId, before] of Object.entries(stored.board.risks)) {
    expect(board.risks[riskId]).toEqual({
      responseReason: null, responseUntil: null, firstCheck: null, graceDays: null,
      preventionOwnerId: null, watcherId: null, contingencyOwnerId: null, preventionState: 'open',
      ...before,
      number: inOrder.indexOf(riskId) + 1,
      ...(before.state === 'tripped' && { stateOn: '2027-03-01' }),
    }); // prettier-ignore
  }
  expect(board.cards).toEqual(stored.board.cards);
  expect(Object.values(records.incidents)).toMatchObject([
    { kind: 'tripped', riskId: second, on: '2027-03-01', reviewBy: null, changes: [] },
  ]);
  expect(hidden.checks[first]).toMatchObject([{ reading: 12 }, { reading: 'about 15' }]);
  expect([hidden.history, session.history]).toEqual([{}, { last: 0 }]);

  const { doc } = (await world.workshop(stored.workshopId)).documents.shared.plan;
  const register = readRegister(session, people, board, (id) => readPlan(doc, id), '2027-03-09', sentencesText());
  const rows = [...register.planned, ...register.parked];
  const row = (riskId: string) => rows.find((one) => one.riskId === riskId);
  expect(row(first)).toMatchObject({ state: 'late', accepted: ['prevention', 'watcher'], nextCheck: '2027-03-08' });
  expect(row(second)).toMatchObject({
    state: 'tripped',
    missing: expect.arrayContaining(['responseReason']) as unknown,
  });
  expect(row(parked)).toMatchObject({ isPlanned: false, state: 'armed', nextCheck: '2027-06-01' });

  await store.close();
  store = openAt(directory);
  world = createMemoryWorld({ seed: 2, startAt: stored.at, store });
  const again = (await world.workshop(stored.workshopId)).state;
  expect([again.board, again.session.meeting, again.hidden.checks]).toEqual([board, session.meeting, hidden.checks]);
  expect(again.records).toEqual(records);
  expect((await store.load(stored.workshopId))?.records.has('checks')).toBe(false);
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});
