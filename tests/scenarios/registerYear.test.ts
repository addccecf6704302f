import { expect, test } from 'vitest';
import type { CheckResult } from '../../shared/board/board.ts';
import type { Cadence } from '../../shared/board/riskFields.ts';
import type { RiskId } from '../../shared/ids.ts';
import { readRegister } from '../../shared/register/register.ts';
import { dayIn } from '../../shared/session/session.ts';
import { dayMs, hourMs, secondMs } from '../../shared/time.ts';
import { serverTexts } from '../../server/text/serverTexts.ts';
import type { SeededRandom } from '../harness/seededRandom.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { NaiveTripwire } from './naiveTripwire.ts';
import { dayAfter, dayThere, naiveDueDay, naiveLastDay, naiveState } from './naiveTripwire.ts';
import { playTo } from './play.ts';

const cadences: readonly Cadence[] = ['daily', 'weekly', 'biweekly', 'monthly', 'once'];
const timeZones = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'] as const;

/** One tripwire as the test follows it, beside the risk on the server. */
type Followed = { readonly riskId: RiskId; wire: NaiveTripwire };

/** The rows of the register by risk, as everyone sees them today. */
async function rowsToday(room: SimulatedWorkshop) {
  const workshop = await room.workshop();
  const { session, people, board } = workshop.state;
  const { planTexts } = workshop.context(room.lead.id);
  const today = dayIn(session, room.world.now());
  const { sentences } = serverTexts({});
  const { planned, parked, keptUntil } = readRegister(session, people, board, planTexts, today, sentences);
  return { today, keptUntil, rows: new Map([...planned, ...parked].map((row) => [row.riskId, row])) };
}

/** A finished register with a complete tripwire of each cadence; nobody has it open. */
async function finishedRegister(seed: number) {
  const random = createSeededRandom(seed, 'register');
  const timeZone = timeZones[seed % timeZones.length] ?? 'UTC';
  const room = await createSimulatedWorkshop({ seed, people: 5, hasHeartbeats: false, workshop: { timeZone } });
  await playTo(room, 'plan');
  const riskIds = Object.keys(room.board().risks).slice(0, cadences.length);
  const settings = new Map<RiskId, Pick<NaiveTripwire, 'cadence' | 'first' | 'end' | 'grace'>>();
  const start = dayIn(room.session(), room.world.now());
  for (const [index, riskId] of riskIds.entries()) {
    const cadence = cadences[index] as Cadence;
    const first = cadence === 'once' || random.below(2) === 0 ? null : dayAfter(start, random.below(20));
    const end = dayAfter(start, 150 + random.below(250));
    const grace = random.below(3) === 0 ? 1 + random.below(10) : null;
    settings.set(riskId, { cadence, first, end, grace });
    await room.lead.plan(riskId, 'signal', 'Orders that come back');
    await room.lead.plan(riskId, 'threshold', '5 %');
    await room.lead.must('setRisk', {
      riskId,
      cadence,
      checkBy: end,
      comparison: 'above',
      firstCheck: first,
      graceDays: grace,
    });
  }
  await playTo(room, 'register');
  const { today } = await rowsToday(room);
  room.close();
  await room.settle();
  const followed = [...settings].map(([riskId, set]): Followed => ({
    riskId,
    wire: { ...set, since: today, looked: null, putOffTo: null, condition: 'armed' },
  }));
  return { room, followed, timeZone };
}

/** What somebody does with a tripwire on one day: the command, and what it means on the paper calendar. */
async function oneAct(room: SimulatedWorkshop, one: Followed, today: string, random: SeededRandom): Promise<void> {
  const { riskId, wire } = one;
  const give = async (body: object): Promise<void> => {
    const reply = await room.world.post(room.founded.workshopId, room.lead.token, body);
    expect(reply, JSON.stringify(body)).toMatchObject({ ok: true });
  };
  const check = (state: CheckResult, rest: object = {}): Promise<void> =>
    give({ type: 'recordCheck', riskId, state, ...rest });
  const looks = (condition: NaiveTripwire['condition']): void => {
    const changes = condition !== wire.condition;
    one.wire = { ...wire, looked: today, putOffTo: null, condition, ...(changes && { since: today }) };
  };
  if (wire.condition === 'retired') {
    if (random.below(20) > 0) return;
    await give({ type: 'reviveRisk', riskId });
    one.wire = { ...wire, condition: 'armed', since: today, putOffTo: null };
    return;
  }
  if (wire.condition === 'tripped') {
    if (random.below(6) > 0) return;
    await check('contained');
    looks('contained');
    return;
  }
  const isWaiting = ['due', 'late', 'notLookedAt'].includes(naiveState(wire, today));
  const chance = random.below(100);
  if (isWaiting && chance < 8) {
    const days = [1, 3, 7][random.below(3)] as number;
    await check('later', { days, note: 'Nobody is there' });
    one.wire = { ...wire, putOffTo: dayAfter(today, days) };
  } else if (isWaiting ? chance < 40 : chance < 3) {
    await check('fine', { reading: '2,5 %' });
    looks('armed');
    // A slip of the finger, taken back on the same day.
    if (random.below(6) > 0) return;
    const checkId = (await rowsToday(room)).rows.get(riskId)?.readings.at(-1)?.id;
    await give({ type: 'undoCheck', riskId, checkId });
    one.wire = wire;
  } else if (isWaiting && chance < 62) {
    await check('tripped', { reading: 7 });
    looks('tripped');
  } else if (chance === 99) {
    await give({ type: 'retireRisk', riskId, reason: 'It cannot happen any more' });
    one.wire = { ...wire, condition: 'retired', since: today };
  } else if (chance === 98) {
    const first = dayAfter(today, random.below(30));
    await give({ type: 'setRisk', riskId, firstCheck: first });
    one.wire = { ...wire, first };
  }
}

/** Somebody opens the page and closes it again. */
async function visit(room: SimulatedWorkshop): Promise<number> {
  const socket = await room.rawSocket(room.lead, 'session');
  socket.close();
  await room.settle();
  return room.world.now();
}

const exists = async (room: SimulatedWorkshop): Promise<boolean> => {
  await room.world.expire();
  return (await room.world.store.bytesOf(room.founded.workshopId)) !== null;
};

const seen = new Set<string>();

test.each([1, 2])('RW3d 400 days show on each day what a paper calendar says (seed %i)', async (seed) => {
  const { room, followed, timeZone } = await finishedRegister(seed);
  const random = createSeededRandom(seed, 'days');
  const { failedBy } = room.session().workshop;
  let visitedAt = room.world.now();
  for (let day = 0; day < 400; day++) {
    // The server's timers run once a day: those of a whole year would take minutes.
    room.world.freeze(dayMs - 2 * hourMs + random.below(5) * hourMs);
    await room.world.pass(secondMs);
    if (day % 90 === 60) await room.world.restart();
    if (day % 90 === 80) await room.world.crash();
    if (day % 14 === 0) visitedAt = await visit(room);
    const before = await rowsToday(room);
    const isHoliday = day % 50 >= 35;
    for (const one of followed) if (!isHoliday && random.below(3) > 0) await oneAct(room, one, before.today, random);
    const { today, rows, keptUntil } = await rowsToday(room);
    const wires = followed.map(({ wire }) => wire);
    expect({ today, keptUntil }).toEqual({ today, keptUntil: naiveLastDay(wires, failedBy, visitedAt, timeZone) });
    for (const { riskId, wire } of followed) {
      const { state, nextCheck: next } = rows.get(riskId) ?? {};
      const expected = naiveState(wire, today);
      seen.add(`${wire.cadence} ${expected}`);
      expect({ today, state, next }, JSON.stringify(wire)).toEqual({ today, state: expected, next: naiveDueDay(wire) });
    }
  }
  const last = naiveLastDay(followed.map(({ wire }) => wire), failedBy, visitedAt, timeZone); // prettier-ignore
  for (let today = ''; today < last; today = dayThere(timeZone, room.world.now())) {
    expect(await exists(room), `kept on ${today} until ${last}`).toBe(true);
    room.world.freeze(12 * hourMs);
  }
  room.world.freeze(dayMs);
  await room.world.pass(secondMs);
  expect(await exists(room), `gone after ${last}`).toBe(false);
});

test('RW3d those years showed every state at every cadence that repeats', () => {
  for (const cadence of ['daily', 'weekly', 'biweekly', 'monthly']) {
    for (const state of ['armed', 'due', 'late', 'notLookedAt', 'tripped', 'contained', 'retired']) {
      expect(seen).toContain(`${cadence} ${state}`);
    }
  }
  for (const state of ['armed', 'due', 'late', 'notLookedAt']) expect(seen).toContain(`once ${state}`);
});
