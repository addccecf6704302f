import { createIncident, followUpsAfter } from '../../shared/board/incidents.ts';
import type { SmallTest } from '../../shared/board/records.ts';
import type { ExportInput } from '../export/input.ts';

const { landed, holds } = followUpsAfter('2026-12-15');

const smallTest: SmallTest = {
  riskId: 'late', changeId: 'lesson-1', owner: 'Ana', ownerId: 'ana', from: '2026-12-10', until: '2026-12-24',
  change: 'a test each night', exposure: 'one team', expected: 'fewer surprises', adoptIf: 'under 5', adaptIf: '', abandonIf: 'over 20',
  stopIf: 'the build breaks', undoneBy: 'switching it off', state: 'adapted', startedOn: '2026-12-10', endedOn: '2026-12-24',
  hasRule: true, isStopped: false, result: '7', follows: null,
}; // prettier-ignore

/** For tests: records of every kind, for the risks and cards of `fullInput`. */
export const fullRecords: Pick<ExportInput, 'records' | 'reviews'> = {
  records: {
    incidents: {
      'incident-2': createIncident({
        kind: 'nearMiss', riskId: null, title: 'The lift stood still', on: '2026-12-30', what: 'For an hour', couldHave: 'Somebody in it',
        held: ['people', 'luck'],
      }), // prettier-ignore
      'incident-1': createIncident({
        kind: 'tripped', riskId: 'late', on: '2026-12-05', firstSign: '2026-12-01', noticedBy: 'tripwire', reading: '1.234,5 %',
        held: ['tripwire'], containedOn: '2026-12-09', reviewBy: Date.UTC(2026, 11, 8, 16), reviewedOn: '2026-12-08', cause: 'avoidable',
        changes: [
          {
            id: 'lesson-1', line: 'If a file comes in, then it is tested', carrier: 'Ana', carrierId: 'ana', accepted: true, alters: 'test',
            altered: 'The nightly run', by: '2026-12-15', smallFirst: true,
            followUps: { landed: { ...landed, answer: 'yes', on: '2026-12-22', note: 'Every night' }, holds },
          },
        ],
      }), // prettier-ignore
    },
    smallTests: {
      'test-1': smallTest,
      'test-2': { ...smallTest, from: '2026-12-24', until: null, changeId: null, state: 'planned', startedOn: null, endedOn: null, result: '', follows: 'test-1' }, // prettier-ignore
    },
    checklists: {
      'list-1': { pause: 'the release', items: ['Files', 'Tests', 'Owner', 'Undo', 'Mail'], madeOn: '2026-12-20', runs: ['2026-12-24'] },
    }, // prettier-ignore
    verdicts: {
      late: { verdict: 'happened', fired: 'before', on: '2027-03-01', signOn: '2027-02-20' },
      'sso-0': { verdict: 'didNot', fired: null, on: null, signOn: null },
      'unforeseen-1': { verdict: 'happened', fired: 'none', on: null, signOn: null },
    },
  },
  reviews: {
    'incident-1': {
      intended: 'Test each import',
      happened: '24 open defects',
      gap: 'None was tested',
      because: 'No time',
    },
  },
};
