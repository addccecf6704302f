import { expect, test } from 'vitest';
import type { MailMessage } from '../../server/ports.ts';
import { dayMs, hourMs } from '../../shared/time.ts';
import { failed, post, watchedRegister } from './outboxWorld.ts';

const address = 'ravi@example.org';

/** A register whose facilitator watches, with an address that was confirmed by the link of its mail. */
async function mailedRegister(seed: number) {
  const { room, riskId } = await watchedRegister(seed);
  const { facilitatorId } = room.session().lead;
  await post(room, { type: 'setRisk', riskId, watcherId: facilitatorId });
  const workshop = await room.workshop();
  const seat = workshop.seatOf(room.lead.token);
  if (!seat) throw new Error('the facilitator has no seat');
  expect(await workshop.mail.enter(seat.participantId, address)).toBe(true);
  await room.world.pass(hourMs / 60);
  const { mails } = room.world.couriers;
  const confirmation = mails[0]?.message;
  const secret = linkIn(confirmation, 'm');
  expect(await workshop.mail.confirm(secret)).toMatchObject({ address });
  return { room, riskId, sentMails: (): MailMessage[] => mails.slice(1).map(({ message }) => message) };
}

const linkIn = (message: MailMessage | undefined, path: 'm' | 't' | 'unsubscribe'): string =>
  new RegExp(`/${path}/[^\\s#]*#?([\\w-]{43})`).exec(message?.text ?? '')?.[1] ??
  new RegExp(`/${path}/([\\w-]{43})`).exec(message?.text ?? '')?.[1] ??
  '';

test('TL53b TL3a the check of a mail is answered by its link on a register that nobody has open, also after a crash', async () => {
  const { room, riskId, sentMails } = await mailedRegister(31);
  await room.world.pass(8 * dayMs);
  const due = sentMails().find(({ text }) => text.includes('/t/'));
  expect(due?.to).toBe(address);
  await room.world.crash();
  const secret = linkIn(due, 't');
  const workshop = await room.workshop();
  const before = workshop.state.board.risks[riskId]?.readings?.length ?? 0;
  expect(await workshop.mail.tap({ secret })).toMatchObject({ standing: { kind: 'open' } });
  expect(workshop.state.board.risks[riskId]?.readings?.length ?? 0).toBe(before);
  expect(await workshop.mail.tap({ secret, answer: 'fine', reading: '2 %' })).toMatchObject({
    standing: { kind: 'used' },
  });
  await room.world.crash();
  const reopened = await room.workshop();
  expect(reopened.state.board.risks[riskId]?.readings?.at(-1)).toMatchObject({ state: 'fine', reading: '2 %' });
  expect(await reopened.mail.tap({ secret, answer: 'tripped' })).toMatchObject({ kind: 'refused' });
  room.close();
});

test('TL52b a mail that could not be sent keeps its id and tells what is so when it arrives', async () => {
  const { room, sentMails } = await mailedRegister(32);
  await room.world.pass(6 * dayMs);
  const earlier = sentMails().length;
  room.world.couriers.answerMails(() => failed('mailPutOff'));
  await room.world.pass(dayMs + 4 * hourMs);
  room.world.couriers.answerMails(() => ({ ok: true }));
  await room.world.pass(dayMs);
  const tried = sentMails().slice(earlier);
  expect(tried.length).toBeGreaterThan(2);
  expect(new Set(tried.map(({ headers }) => headers['Message-ID'])).size).toBe(1);
  room.close();
});

test('TL50f no file, history or document holds an address, and a deleted register leaves none', async () => {
  const { room } = await mailedRegister(33);
  const { session, people, board, hidden } = (await room.workshop()).state;
  expect(JSON.stringify(hidden.mailbox)).toContain(address);
  const seen = JSON.stringify([session, people, board, hidden.history, hidden.errands, hidden.deliveries]);
  expect(seen).not.toContain(address);
  room.close();
});
