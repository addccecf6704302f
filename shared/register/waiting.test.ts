import { expect, test } from 'vitest';
import type { SmallTest } from '../board/records.ts';
import type { RegisterRow } from './register.ts';
import { ownerOfTest } from './smallTests.ts';
import { whatWaits } from './waiting.ts';

const row = {
  riskId: 'p',
  number: 3,
  state: 'retired',
  preventionOwner: 'Ben',
  preventionOwnerId: 'ben',
} as RegisterRow;
const ofRisk = { riskId: 'p', state: 'running', until: '2027-01-15', owner: null, ownerId: null } as SmallTest;

test('TS3a a running test waits from its last day on, also when its risk is retired or not there', () => {
  const waiting = (changed: Partial<SmallTest>, today: string) =>
    whatWaits({ planned: [row], parked: [] }, today, { smallTests: { t: { ...ofRisk, ...changed } } });
  expect(waiting({}, '2027-01-14')).toEqual([]);
  expect(waiting({}, '2027-01-15')).toEqual([
    { kind: 'testEnds', row, since: '2027-01-15', testId: 't', test: ofRisk },
  ]);
  expect(waiting({ riskId: null }, '2027-02-01')).toMatchObject([{ kind: 'testEnds', row: null }]);
  for (const state of ['planned', 'adopted', 'abandoned'] as const)
    expect(waiting({ state }, '2027-02-01')).toEqual([]);
});

test('TS3b a test waits for its owner, else for the owner of the prevention step', () => {
  expect(ownerOfTest(ofRisk, row)).toEqual({ owner: 'Ben', ownerId: 'ben' });
  expect(ownerOfTest({ owner: 'Zoe', ownerId: null }, row)).toEqual({ owner: 'Zoe', ownerId: null });
  expect(ownerOfTest(ofRisk, null)).toEqual({ owner: null, ownerId: null });
});
