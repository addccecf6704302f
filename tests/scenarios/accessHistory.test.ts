import { expect, test } from 'vitest';
import { entriesOf } from '../../server/domain/history/entries.ts';
import type { HistoryEntry } from '../../shared/register/history.ts';
import { closingMs } from '../../shared/protocol/limits.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { makeLink, personalLink, visitBy } from '../harness/visitors.ts';
import { accepted, playTo } from './play.ts';

/** The history, oldest entry first. */
const historyOf = async (room: SimulatedWorkshop): Promise<HistoryEntry[]> =>
  entriesOf((await room.state()).hidden.history).reverse();

const isByLink = ({ by }: HistoryEntry): boolean => by.kind === 'person' && by.byLink;

test('LK7a links, personal links, read-only and keeping are in the history, with the names of who did it and no secret', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'register');
  const [riskId] = room.session().topRisks;
  const ana = room.person('Ana');
  const first = await makeLink(room, 'edit');
  await room.lead.must('revokeLink', { linkId: first.linkId });
  const { secret } = await makeLink(room, 'edit');
  const visitor = (await visitBy(room, secret, 'Vic'))!;
  expect(await visitor.post({ type: 'renameRisk', riskId, title: 'Renamed' })).toEqual(accepted);
  const issued = await personalLink(room.lead, ana.id);
  const workshop = await room.workshop();
  await workshop.takeSeat(issued.secret);
  const link = await workshop.renewFacilitatorLink();
  await room.lead.must('keepLonger', { until: '2028-06-01' });
  await room.lead.must('setReadOnly', { readOnly: true });
  await room.lead.must('setReadOnly', { readOnly: false });
  const entries = await historyOf(room);
  expect(entries.map(({ type }) => type)).toEqual([
    'makeLink', 'revokeLink', 'makeLink', 'renameRisk', 'makePersonalLink', 'personalLink', 'facilitatorLink', 'keepLonger',
    'setReadOnly', 'setReadOnly',
  ]); // prettier-ignore
  const [made, , , renamed, , used, renewed, kept] = entries;
  expect(made).toMatchObject({ by: { name: 'Lea', byLink: false }, riskId: null, about: { may: 'edit', until: null } });
  expect(renamed).toMatchObject({ by: { name: 'Vic', byLink: true, participantId: visitor.id }, riskId });
  expect(entries.filter(isByLink)).toEqual([renamed]);
  expect(used).toMatchObject({ by: { name: 'Ana' }, riskId: null, about: { name: 'Ana', isOwn: false } });
  expect(renewed).toMatchObject({ by: { kind: 'server' }, riskId: null });
  expect(kept).toMatchObject({ about: { keptAtLeast: '2028-06-01' } });
  const stored = JSON.stringify(entries);
  for (const one of [first.secret, secret, issued.secret, link.split('=')[1]!, visitor.token]) expect(stored).not.toContain(one); // prettier-ignore
  expect(room.session().history.last).toBe(entries.length);
});

test('LK7b opening the meeting again and ending it are entries; nothing in between is, and the first end is none', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'register');
  expect(await historyOf(room)).toEqual([]);
  await room.lead.back();
  await room.person('Ana').must('setName', { name: 'Anna' });
  const [riskId] = room.session().topRisks;
  await room.person('Ben').must('setRisk', { riskId: riskId!, impact: 5 });
  const ended = room.lead.post({ type: 'endMeeting' });
  await room.pass(closingMs);
  expect(await ended).toEqual(accepted);
  expect((await historyOf(room)).map(({ type, by }) => [type, by.kind === 'person' && by.name])).toEqual([
    ['goBack', 'Lea'],
    ['endMeeting', 'Lea'],
  ]);
});
