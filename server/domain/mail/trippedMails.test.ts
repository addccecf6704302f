import { expect, test } from 'vitest';
import { ana, ben, lea } from '../../testing/boardFixture.ts';
import { givenRegister, mailContext, withAddresses } from '../../testing/mailFixture.ts';
import { applyChange } from '../core/change.ts';
import type { State } from '../core/state.ts';
import { decide } from '../decide/decide.ts';

const trip = (state: State): State => {
  const decision = decide(state, { type: 'recordCheck', riskId: 'a', state: 'tripped' }, mailContext('2027-01-11'));
  if (decision.kind !== 'decided') throw new Error(JSON.stringify(decision));
  return applyChange(state, { ...decision.change, effects: [] });
};
const mailsIn = (state: State) => Object.values(state.hidden.errands).map(({ work }) => work);
const register = (people: readonly string[]): State => withAddresses(givenRegister(), people, '2027-01-04');

test('TL51d the mail is stored in the change that trips, once, to the contingency owner or else to the facilitator', () => {
  const tripped = trip(register([ana, ben, lea]));
  expect(mailsIn(tripped)).toMatchObject([
    { kind: 'mail', participantId: ben, mail: { kind: 'tripped', riskId: 'a' } },
  ]);
  expect(mailsIn(trip(tripped))).toHaveLength(1);
  expect(mailsIn(trip(register([ana, lea])))).toMatchObject([{ participantId: lea }]);
  expect(mailsIn(trip(register([ana])))).toEqual([]);
});

test('TL51g in a rehearsal, and with mails stopped, nothing is stored', () => {
  const state = register([ben]);
  const off = { ...state, hidden: { ...state.hidden, mailbox: { ...state.hidden.mailbox, isOn: false } } };
  expect(mailsIn(trip(off))).toEqual([]);
});
