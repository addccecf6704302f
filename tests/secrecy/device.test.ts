import { expect, test } from 'vitest';
import { planText } from '../../shared/plan/plan.ts';
import { secondMs } from '../../shared/time.ts';
import { fakeBrowserTimers, openPage, passTime } from '../faults/pages.ts';
import { createRoom } from '../harness/createRoom.ts';
import { playTo } from '../scenarios/play.ts';

test.each(['removed', 'deleted', 'closed'] as const)(
  'T31 DV2 words of the plan that had not arrived do not stay on the device when the end is that one is %s',
  async (how) => {
    fakeBrowserTimers();
    const room = await createRoom({ people: 6 });
    await playTo(room, 'plan');
    const ana = room.person('Ana');
    await ana.drop();
    const page = openPage(room, ana);
    await passTime(room, 3 * secondMs);
    const [riskId = ''] = page.session().topRisks;
    page.goOffline();
    planText(page.connection.plan.doc.get(), riskId, 'prevention')!.insert(0, 'Canary');
    await passTime(room, secondMs);
    expect((await page.outbox.read('')).map(([key]) => key)).toEqual([expect.stringContaining('/doc/plan/0/')]);

    if (how === 'removed') await room.lead.must('removeParticipant', { participantId: ana.id });
    else await room.lead.must(how === 'deleted' ? 'deleteWorkshop' : 'closeWorkshop');
    page.goOnline();
    page.wake();
    await passTime(room, 6 * secondMs);
    expect(await page.outbox.read('')).toEqual([]);
  },
);

test.each([
  ['removed', ['earlier/']],
  ['deleted', []],
  ['closed', []],
] as const)(
  'T31 DV2 what other tabs and earlier people left on the device goes too when one is %s, as far as it is of this place',
  async (how, stays) => {
    fakeBrowserTimers();
    const room = await createRoom({ people: 6 });
    await playTo(room, 'plan');
    const ana = room.person('Ana');
    await ana.drop();
    const page = openPage(room, ana);
    await passTime(room, 3 * secondMs);
    for (const place of [`${ana.id}/`, 'earlier/'])
      await page.outbox.put(`${ana.workshopId}/${place}leftover/note`, { text: 'Canary' });
    if (how === 'removed') await room.lead.must('removeParticipant', { participantId: ana.id });
    else await room.lead.must(how === 'deleted' ? 'deleteWorkshop' : 'closeWorkshop');
    await passTime(room, 6 * secondMs);
    const left = (await page.outbox.read('')).map(([key]) => key);
    expect(left).toEqual(stays.map((place) => `${ana.workshopId}/${place}leftover/note`));
  },
);
