import { expect, test } from 'vitest';
import { ana, contextOf, givenState } from '../../testing/boardFixture.ts';
import { applyChange } from '../core/change.ts';
import type { Change } from '../core/change.ts';
import type { State } from '../core/state.ts';
import { noVisitors } from '../core/visitors.ts';
import { leavingDecisions } from '../people/leaving.ts';
import { addressConfirmed, addressEntered, confirmationsPerPerson, unsubscribed } from './addresses.ts';

const context = { ...contextOf(ana), now: Date.UTC(2027, 0, 4, 9) };
const conduct = { agreed: [] } as unknown as State['hidden']['conduct'];
const start = givenState({ piles: {}, stage: 'register', hidden: { visitors: noVisitors, conduct } });
const changed = (state: State, change: Change | null): State => {
  if (change === null) throw new Error('the change was refused');
  return applyChange(state, change);
};
const entered = (state: State, address: string): State => changed(state, addressEntered(state, address, context));
const addressOf = (state: State) => state.hidden.mailbox.addresses[ana];
const hashesOf = (state: State) => {
  const found = addressOf(state);
  if (!found) throw new Error('there is no address');
  return found;
};
const confirmed = (state: State): State =>
  changed(state, addressConfirmed(state, hashesOf(state).confirmHash, context)?.change ?? null);
const mailsIn = (state: State) => Object.values(state.hidden.errands).map(({ work }) => work);

test('TL50b an entered address waits for its confirmation, which is mailed to it', () => {
  const state = entered(start, 'ana@example.org');
  expect(addressOf(state)).toMatchObject({ address: 'ana@example.org', enteredOn: '2027-01-04', confirmedOn: null });
  expect(mailsIn(state)).toEqual([
    { kind: 'mail', participantId: ana, mail: { kind: 'confirmation', key: hashesOf(state).key } },
  ]);
});

test('TL50b the same address again is mailed once more with the same link; confirmed, nothing happens', () => {
  const once = entered(start, 'ana@example.org');
  const twice = entered(once, 'ana@example.org');
  expect(hashesOf(twice)).toEqual(hashesOf(once));
  expect(mailsIn(twice)).toHaveLength(2);
  expect(addressEntered(confirmed(twice), 'ana@example.org', context)).toEqual({});
});

test('TL50b another address has to be confirmed anew, and the links to the one before end', () => {
  const first = confirmed(entered(start, 'ana@example.org'));
  const { confirmHash, unsubscribeHash } = hashesOf(first);
  const second = entered(first, 'ana@example.net');
  expect(addressOf(second)).toMatchObject({ address: 'ana@example.net', confirmedOn: null });
  expect(addressConfirmed(second, confirmHash, context)).toBeNull();
  expect(unsubscribed(second, unsubscribeHash)).toBeNull();
  expect(unsubscribed(first, unsubscribeHash)).not.toBeNull();
});

test('TL50c the link of the confirmation mail confirms, a second time without a change; no other secret does', () => {
  const state = entered(start, 'ana@example.org');
  const found = addressConfirmed(state, hashesOf(state).confirmHash, context);
  expect(found?.address).toBe('ana@example.org');
  const after = changed(state, found?.change ?? null);
  expect(addressOf(after)?.confirmedOn).toBe('2027-01-04');
  expect(addressConfirmed(after, hashesOf(after).confirmHash, context)?.change).toEqual({});
  expect(addressConfirmed(state, hashesOf(state).unsubscribeHash, context)).toBeNull();
});

test('TL50d a person gets five confirmation mails on a day, also when the address is removed in between', () => {
  let state = start;
  for (let i = 0; i < confirmationsPerPerson; i++) {
    state = entered(state, `ana${i}@example.org`);
    state = changed(state, unsubscribed(state, hashesOf(state).unsubscribeHash));
  }
  expect(addressEntered(state, 'ana@example.org', context)).toBeNull();
  const tomorrow = { ...context, now: context.now + 86_400_000 };
  expect(addressEntered(state, 'ana@example.org', tomorrow)).not.toBeNull();
});

test('TL50e an address and its links go with the person', () => {
  const state = confirmed(entered(start, 'ana@example.org'));
  const tap = { participantId: ana, riskId: 'a', day: '2027-01-04', until: '2027-02-03', about: '', used: null };
  const withTap = changed(state, { hidden: { taps: { hash: tap, other: { ...tap, participantId: 'ben' } } } });
  for (const decision of [
    leavingDecisions.leave(withTap, { type: 'leave' }, context),
    leavingDecisions.removeParticipant(
      withTap,
      { type: 'removeParticipant', participantId: ana },
      { ...context, actorId: 'lea' },
    ),
  ]) {
    const after = changed(withTap, decision.kind === 'decided' ? decision.change : null);
    expect(after.hidden.mailbox.addresses).toEqual({});
    expect(Object.keys(after.hidden.taps)).toEqual(['other']);
  }
});
