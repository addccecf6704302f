import { expect, test } from 'vitest';
import { hourMs, minuteMs, secondMs, dayMs } from '../../shared/time.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { cardTexts, playTo, reasonsOf } from '../scenarios/play.ts';
import { anasNotes, openWithPage, openPage } from './openAnasPage.ts';

test.each([
  ['1 s', secondMs],
  ['30 s', 30 * secondMs],
  ['30 min', 30 * minuteMs],
  ['8 h of sleep', 8 * hourMs],
])(
  'FA6b a text typed through %s without a network is Saved once after the return',
  async (_, ms) => {
    const { room, page } = await openWithPage();
    const first = page.jot('Typed before');
    await room.pass(2 * secondMs);
    expect(page.connection.save.get()).toBe('saved');
    page.network.goOffline();
    page.type(first, ', and after');
    page.jot('Typed offline');
    expect(page.connection.save.get()).not.toBe('saved');
    expect(page.asksBeforeClosing()).toBe(true);
    // Most of a long time the device is asleep, and everybody else has closed the lid too.
    const awakeMs = Math.min(ms, 40 * secondMs);
    const isLong = ms > 60 * minuteMs;
    if (isLong) {
      for (const person of room.everyone) {
        if (person !== page) person.close();
      }
      page.network.sleep();
    }
    await room.pass(ms - awakeMs);
    page.network.wakeUp();
    await room.pass(awakeMs);
    if (ms >= 10 * secondMs) expect(page.connection.save.get()).toBe('notSaved');
    page.network.goOnline();
    page.wake();
    await room.pass(5 * secondMs);
    expect(page.connection.save.get()).toBe('saved');
    expect(page.asksBeforeClosing()).toBe(false);
    expect(await anasNotes(room)).toEqual(['Typed before, and after', 'Typed offline']);
    expect(await page.outbox.read('')).toEqual([]);
  },
  60_000,
);

test('FA7 a note typed during the reveal waits in the late round; saved ones are not sent again', async () => {
  const { room, page } = await openWithPage();
  page.jot('Saved one');
  page.jot('Saved two');
  await room.pass(2 * secondMs);
  expect(page.connection.save.get()).toBe('saved');
  page.network.goOffline();
  page.jot('Typed on the train');
  await playTo(room, 'share');
  const boardFrames = (): number => room.lead.document('board').transcript.length;
  const before = boardFrames();
  page.network.goOnline();
  page.wake();
  await room.pass(4 * secondMs);
  const heartbeats = room.lead
    .document('board')
    .transcript.slice(before)
    .filter(({ bytes }) => bytes.length > 3);
  expect(heartbeats).toEqual([]);
  expect(page.connection.save.get()).toBe('saved');
  expect(await anasNotes(room, 2)).toEqual(['Typed on the train']);
  expect(page.connection.leftoverNotes.get()).toMatchObject([
    { text: 'Typed on the train', reason: 'tooLate', waiting: true },
  ]);
  await room.lead.must('dealRest');
  const others = room.online.flatMap(reasonsOf);
  expect(cardTexts(room)).toEqual([...others, 'Saved one', 'Saved two'].sort());
});

test('FA7 a note whose ack was lost before the reveal becomes one card and is not sent again', async () => {
  const { room, page } = await openWithPage();
  room.world.disk.hold();
  page.jot('Taken but not answered');
  // It reached the server, which waits for its disk; the network goes before the answer comes.
  await room.pass(1_500);
  page.network.goOffline();
  room.world.disk.release();
  await room.settle();
  expect(page.connection.save.get()).not.toBe('saved');
  await playTo(room, 'share');
  page.network.goOnline();
  page.wake();
  await room.pass(4 * secondMs);
  expect(await anasNotes(room, 2)).toEqual([]);
  expect(page.connection.leftoverNotes.get()).toEqual([]);
  await room.lead.must('dealRest');
  expect(cardTexts(room).filter((text) => text === 'Taken but not answered')).toHaveLength(1);
  await checkInvariants(room);
});

test('FA8a FA8b a tab that crashes offline loses nothing, and two tabs of one person keep both texts', async () => {
  const { room, page } = await openWithPage();
  const ana = room.person('Ana');
  const other = openPage(room, ana, { outbox: page.outbox });
  await room.pass(3 * secondMs);
  page.network.goOffline();
  other.network.goOffline();
  page.jot('From the first tab');
  other.jot('From the second tab');
  await room.pass(secondMs);
  page.close();
  other.close();
  const again = openPage(room, ana, { outbox: page.outbox });
  await room.pass(5 * secondMs);
  expect(
    again
      .notes()
      .map((note) => note.text)
      .sort(),
  ).toEqual(['From the first tab', 'From the second tab']);
  expect(again.connection.save.get()).toBe('saved');
  expect((await anasNotes(room)).sort()).toEqual(['From the first tab', 'From the second tab']);
  expect(await page.outbox.read('')).toEqual([]);
});

test('FA8a texts of a tab that crashed during the reveal are offered to the person who returns on the device', async () => {
  const { room, page } = await openWithPage();
  page.network.goOffline();
  page.jot('Only on this device');
  await room.pass(secondMs);
  page.close();
  await playTo(room, 'share');
  const again = openPage(room, room.person('Ana'), { outbox: page.outbox });
  await room.pass(6 * secondMs);
  expect(await anasNotes(room, 2)).toEqual(['Only on this device']);
  expect(again.connection.leftoverNotes.get()).toMatchObject([{ text: 'Only on this device', waiting: true }]);
});

test.each([
  ['an hour fast', hourMs],
  ['a day slow', -dayMs],
])(
  'FA10b a device whose clock is %s shows the time left within 250 ms, and everyone sees the same overrun',
  async (_, deviceOffsetMs) => {
    const { room, page } = await openWithPage({ deviceOffsetMs });
    const off = (): number => Math.abs(page.connection.now() - room.world.now());
    expect(off()).toBeLessThan(250);
    await room.crash();
    await room.pass(20 * minuteMs);
    expect(off()).toBeLessThan(250);
    expect(page.session().stage).toEqual(room.session().stage);
    expect(page.session().stage.endsAt).toBeLessThan(page.connection.now());
  },
  60_000,
);

test('SA2a FA6a a silent server is noticed within 10 seconds, also after sleep, and everything is saved once when it responds', async () => {
  const { room, page } = await openWithPage();
  room.world.disk.hold();
  page.jot('Into the silence');
  await room.pass(12 * secondMs);
  expect(page.connection.save.get()).toBe('notSaved');
  room.world.disk.release();
  await room.pass(5 * secondMs);
  expect(page.connection.save.get()).toBe('saved');
  expect(await anasNotes(room)).toEqual(['Into the silence']);
});
