import { expect, test } from 'vitest';
import { planText } from '../../shared/plan/plan.ts';
import { secondMs } from '../../shared/time.ts';
import { openWithPage } from '../faults/openAnasPage.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';

/** Ends Ana's seat or the whole workshop. */
async function bringAbout(room: SimulatedWorkshop, how: 'removed' | 'deleted' | 'closed'): Promise<void> {
  if (how === 'removed') await room.lead.must('removeParticipant', { participantId: room.person('Ana').id });
  else await room.lead.must(how === 'deleted' ? 'deleteWorkshop' : 'closeWorkshop');
}

test.each(['removed', 'deleted', 'closed'] as const)(
  'DV2b unsent plan text is erased from the device when the person or workshop is %s',
  async (how) => {
    const { room, page } = await openWithPage({}, 'plan');
    const [riskId = ''] = page.session().topRisks;
    page.network.goOffline();
    planText(page.connection.plan.doc.get(), riskId, 'prevention')!.insert(0, 'Canary');
    await room.pass(secondMs);
    expect((await page.outbox.read('')).map(([key]) => key)).toEqual([expect.stringContaining('/doc/plan/0/')]);

    await bringAbout(room, how);
    page.network.goOnline();
    page.wake();
    await room.pass(6 * secondMs);
    expect(await page.outbox.read('')).toEqual([]);
  },
);

test.each([
  ['removed', ['earlier/']],
  ['deleted', []],
  ['closed', []],
] as const)(
  'DV2b data of other tabs is erased when the person or workshop is %s; that of earlier people with the workshop',
  async (how, stays) => {
    const { room, page } = await openWithPage({}, 'plan');
    const ana = room.person('Ana');
    for (const place of [`${ana.id}/`, 'earlier/'])
      await page.outbox.put(`${ana.workshopId}/${place}leftover/note`, { text: 'Canary' });
    await bringAbout(room, how);
    await room.pass(6 * secondMs);
    const left = (await page.outbox.read('')).map(([key]) => key);
    expect(left).toEqual(stays.map((place) => `${ana.workshopId}/${place}leftover/note`));
  },
);

test.each([
  ['commit', 'closeWorkshop', 0],
  ['register', 'setReadOnly', 1],
] as const)(
  'LC5d in %s, %s: a device forgets a closed meeting, and keeps a register that is read-only',
  async (stage, how, kept) => {
    const { room, page } = await openWithPage({}, stage);
    const ana = room.person('Ana');
    await page.outbox.put(`${ana.workshopId}/${ana.id}/leftover/note`, { text: 'Canary' });
    await room.lead.must(how, how === 'setReadOnly' ? { readOnly: true } : {});
    await room.pass(6 * secondMs);
    expect(page.session().workshop.closed).toBe(true);
    expect(await page.outbox.read('')).toHaveLength(kept);
  },
);
