import { expect, test } from 'vitest';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { hashSecret } from '../../server/live/workshop/hashing.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { oneOfEach, personalLink } from '../harness/visitors.ts';
import { accepted, playTo, refusedWith } from './play.ts';

async function openRegister(observers = 0): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ observers });
  await playTo(room, 'register');
  return room;
}

const takeSeat = async (room: SimulatedWorkshop, secret: string) => (await room.workshop()).takeSeat(secret);

const post = (room: SimulatedWorkshop, token: string, body: object) =>
  room.world.post(room.founded.workshopId, token, body);

/** Ana owns the prevention step and the contingency plan of the first risk, and accepted the first. */
async function ownedByAna(room: SimulatedWorkshop): Promise<string> {
  const [riskId] = room.session().topRisks;
  const { id } = room.person('Ana');
  const workshop = await room.workshop();
  workshop.change({
    risks: { [riskId!]: { preventionOwnerId: id, contingencyOwnerId: id, preventionOwner: 'Ana', accepted: { prevention: true } } },
  }); // prettier-ignore
  await room.settle();
  return riskId!;
}

test('LK2a one’s own personal link opens the same seat on another device, once; the first device stays signed in', async () => {
  const room = await openRegister(1);
  for (const person of [room.person('Ana'), room.observers[0]!]) {
    const { secret } = await personalLink(person);
    const seat = await takeSeat(room, secret);
    expect(seat).toMatchObject({ participantId: person.id });
    const socket = await room.rawSocket({ ...room.founded, token: (seat as { token: string }).token }, 'session');
    expect(socket.isSynced).toBe(true);
    expect(person.session().stage.name).toBe('register');
    expect(await person.do('setName', { name: `${person.name} B` })).toEqual(
      person.role === 'observer' ? refusedWith('notAllowed') : accepted,
    );
    expect(await takeSeat(room, secret)).toBeNull();
    await room.restart();
    expect(await takeSeat(room, secret)).toBeNull();
  }
});

test('LK2a a newer link of the same kind replaces the one before, and a revoked one works no longer', async () => {
  const room = await openRegister();
  const ana = room.person('Ana');
  const [first, second] = [await personalLink(ana), await personalLink(ana)];
  expect(await takeSeat(room, first.secret)).toBeNull();
  expect(await room.person('Ben').do('revokeLink', { linkId: second.linkId })).toEqual(refusedWith('notAllowed'));
  await ana.must('revokeLink', { linkId: second.linkId });
  expect(await takeSeat(room, second.secret)).toBeNull();
  expect(await room.world.store.findToken(hashSecret(second.secret))).toBeNull();
});

test('LK2b a link of the facilitator makes a new seat with name and ownerships; the old seat’s tokens end', async () => {
  const room = await openRegister();
  const riskId = await ownedByAna(room);
  const ana = room.person('Ana');
  const old = await room.rawSocket(ana, 'session');
  await room.lead.must('nameDeputy', { participantId: ana.id });
  expect(await room.person('Ben').do('makePersonalLink', { participantId: ana.id })).toEqual(refusedWith('notAllowed'));
  const { secret } = await personalLink(room.lead, ana.id);
  expect(old.isOpen).toBe(true);
  const seat = (await takeSeat(room, secret)) as { token: string; participantId: string };
  ana.isOnline = false;
  await room.settle();
  expect(old.closedWith).toBe(closeCode.unknownToken);
  expect(await post(room, ana.token, { type: 'leave' })).toEqual(refusedWith('unknownToken'));
  const { participantId } = seat;
  expect(participantId).not.toBe(ana.id);
  expect(room.people()[ana.id]).toBeUndefined();
  expect(room.people()[participantId]).toMatchObject({ name: 'Ana', role: 'participant' });
  expect(room.session().lead.deputyId).toBeNull();
  expect(room.board().risks[riskId]).toMatchObject({
    preventionOwnerId: participantId,
    contingencyOwnerId: participantId,
    watcherId: null,
    accepted: { prevention: true },
  });
  expect(await post(room, seat.token, { type: 'renameRisk', riskId, title: 'Renamed' })).toEqual(accepted);
  expect(await takeSeat(room, secret)).toBeNull();
  await checkInvariants(room);
});

test('LK2b the new seat opens no notebook, ballot or knowledge of the old one, in a reopened meeting either', async () => {
  const room = await createSimulatedWorkshop({ people: 4 });
  await playTo(room, 'share');
  await room.lead.must('dealRest');
  const ana = room.person('Ana');
  await ana.write('Ana’s late note');
  while (room.session().stage.name !== 'register') {
    if (room.session().stage.name === 'vote') await room.lead.must('closeVote').catch(() => undefined);
    await room.lead.advance();
  }
  const { secret } = await personalLink(room.lead, ana.id);
  const seat = (await takeSeat(room, secret)) as { token: string; participantId: string };
  ana.isOnline = false;
  const workshop = await room.workshop();
  expect(JSON.stringify(workshop.knowledgeAbout(ana.id))).toContain('late note');
  expect(JSON.stringify(workshop.knowledgeAbout(seat.participantId))).not.toContain('late note');
  await room.lead.back();
  const { notebook } = room.session().open;
  const socket = await room.rawSocket({ ...room.founded, token: seat.token }, `notebook/${notebook}`);
  expect(socket.doc.getArray('notes').length).toBe(0);
  expect(room.session().open.roster ?? []).not.toContain(seat.participantId);
});

test('LK2b the facilitator’s seat opens by no link of another, and a person who left has none', async () => {
  const room = await openRegister();
  const ana = room.person('Ana');
  const { secret } = await personalLink(room.lead, ana.id);
  const ofBen = await personalLink(room.lead, room.person('Ben').id);
  await room.lead.must('handOver', { participantId: ana.id });
  expect(await takeSeat(room, secret)).toBeNull();
  room.person('Ben').isOnline = false;
  await room.person('Ben').must('leave');
  expect(await takeSeat(room, ofBen.secret)).toBeNull();
});

test('LK2c everyone sees their own personal links, the facilitator all, visitors none', async () => {
  const room = await openRegister();
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const own = await personalLink(ana);
  const issued = await personalLink(room.lead, ben.id);
  const [, , editor] = await oneOfEach(room);
  const workshop = await room.workshop();
  const listed = (token: string): string[] => workshop.linksFor(workshop.seatOf(token)!).personal.map(({ linkId }) => linkId); // prettier-ignore
  expect(listed(ana.token)).toEqual([own.linkId]);
  expect(listed(ben.token)).toEqual([]);
  expect(listed(editor!.token)).toEqual([]);
  expect(listed(room.lead.token)).toEqual([own.linkId, issued.linkId]);
});

test('LK2d a personal link works in the register only', async () => {
  const room = await openRegister();
  const { secret } = await personalLink(room.person('Ana'));
  await room.lead.back();
  expect(await takeSeat(room, secret)).toBe('stageMoved');
  expect(await room.person('Ana').do('makePersonalLink')).toEqual(refusedWith('stageMoved'));
});
