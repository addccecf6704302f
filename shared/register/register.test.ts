import { describe, expect, test } from 'vitest';
import type { Risk } from '../board/board.ts';
import { createCard, createRisk } from '../board/board.ts';
import type { PlanTexts } from '../plan/plan.ts';
import { emptyPlanTexts } from '../plan/plan.ts';
import { isWatched, nextCheck, stateOn } from './schedule.ts';
import { isTripwireComplete, missingParts, requiredParts } from './missing.ts';
import { effectiveOwner } from './owners.ts';
import { registerOrder } from './registerOrder.ts';
import { scoreOf, titleOf } from './score.ts';
import { ifThenSentence, isTripwireEmpty, tripwireSentence } from './sentences.ts';
import { sentencesText } from '../text/en/sentences.ts';
import { isVagueSignal } from './vagueSignal.ts';

const risk = (facts: Partial<Risk> = {}): Risk => ({ ...createRisk('Late', 'a0'), ...facts });
const texts = (written: Partial<PlanTexts> = {}): PlanTexts => ({ ...emptyPlanTexts, ...written });
const tripwire = texts({ signal: 'open defects', threshold: '20' });
const heldOn = '2026-11-21';
const sentences = sentencesText();

describe('register', () => {
  test('RG1a the score is likelihood times impact, and absent while one is missing', () => {
    expect(scoreOf({ likelihood: 4, impact: 5 })).toBe(20);
    expect(scoreOf({ likelihood: 4, impact: null })).toBeNull();
  });

  test('RG1b a risk without a title is called by its first card', () => {
    const cards = {
      x: { ...createCard('Second', 'a1'), riskId: 'r' },
      y: { ...createCard('First', 'a0'), riskId: 'r' },
    };
    expect(titleOf({ cards, risks: { r: createRisk('', 'a0') } }, 'r')).toBe('First');
    expect(titleOf({ cards, risks: { r: createRisk(' Late ', 'a0') } }, 'r')).toBe('Late');
    expect(titleOf({ cards: {}, risks: { r: createRisk('', 'a0') } }, 'r')).toBe('');
  });

  test('RG2a the tripwire is one sentence', () => {
    const full = risk({ comparison: 'above', cadence: 'biweekly', checkBy: '2027-03-01', watcher: 'Ana' });
    const written = texts({
      signal: 'open defects.',
      source: 'the tracker',
      threshold: '20',
      contingency: 'cut the import.',
    });
    expect(tripwireSentence(full, written, sentences)).toBe(
      'Ana looks at open defects (the tracker) every two weeks until 2027-03-01. If it goes above 20, then Ana does this: cut the import.',
    );
    expect(tripwireSentence(full, written, sentences, () => '1 March')).toContain('until 1 March.');
    expect(ifThenSentence(full, written, sentences)).toBe(
      'If open defects (the tracker) goes above 20, then Ana does this: cut the import.',
    );
    expect(ifThenSentence(full, written, sentences, 'aloud')).toMatch(/, then I do this: cut the import\.$/);
  });

  test('RG2a the words follow the comparison, the cadence, and a threshold without a number', () => {
    const full = { ...risk({ cadence: 'weekly', checkBy: '2027-03-01', watcher: 'Ana' }), contingencyOwner: 'Omar' };
    const written = texts({ signal: 'open defects', threshold: '20', contingency: 'cut the import' });
    const end = (facts: object, words: object = {}) =>
      tripwireSentence({ ...full, ...facts }, { ...written, ...words }, sentences).replace(
        /^Ana looks at open defects /,
        '',
      );
    const then = 'then Omar does this: cut the import.';
    expect(end({})).toBe(`every week until 2027-03-01. If it passes 20, ${then}`);
    expect(end({ comparison: 'below' })).toBe(`every week until 2027-03-01. If it drops below 20, ${then}`);
    expect(end({ comparison: 'equals' })).toContain('If it reaches 20,');
    expect(end({ comparison: 'changes' })).toContain('If it changes by 20 or more,');
    expect(end({ cadence: 'once' })).toContain('once, on 2027-03-01.');
    expect(end({}, { threshold: 'the partner says no' })).toContain('If this happens: the partner says no, then');
    expect(ifThenSentence(full, { ...written, threshold: 'the partner says no' }, sentences)).toBe(
      `If this happens: the partner says no, ${then}`,
    );
  });

  test('RG2c the watcher reads it in the first person, and does the rest when they own that too', () => {
    const full = { ...risk({ comparison: 'above', cadence: 'weekly', watcher: 'Ana' }), contingencyOwner: 'Omar' };
    const written = texts({ signal: 'open defects', threshold: '20', contingency: 'cut the import' });
    const as = (voice: 'watcher' | 'both') =>
      tripwireSentence({ ...full, checkBy: '2027-03-01' }, written, sentences, () => '1 March', voice);
    const watch = 'I look at open defects every week until 1 March. If it goes above 20,';
    expect(as('watcher')).toBe(`${watch} I tell Omar.`);
    expect(as('both')).toBe(`${watch} I do this: cut the import.`);
  });

  test('RG2b each missing part is named, and never as dots', () => {
    const full = { ...risk({ comparison: 'above', checkBy: '2027-03-01', watcher: 'Ana' }) };
    const written = texts({ signal: 'open defects', threshold: '20', contingency: 'cut the import' });
    const without = (facts: object, words: object = {}) =>
      tripwireSentence({ ...full, ...facts }, { ...written, ...words }, sentences);
    expect(without({ checkBy: null })).toContain('Ana looks at open defects. No last day yet. If it goes above 20,');
    expect(without({ watcher: null })).toBe(
      'Nobody looks at open defects yet. If it goes above 20, then someone, not named yet, does this: cut the import.',
    );
    expect(without({}, { threshold: '' })).toContain('The value that trips it is not set. If it trips, then Ana');
    expect(without({}, { contingency: '' })).toContain('it has tripped. What happens then is not written yet.');
    expect(without({}, { signal: '' })).toBe('No tripwire yet. Then Ana does this: cut the import.');
  });

  test('RG2b missing fields are named in words; without any field the sentence is empty', () => {
    expect(tripwireSentence(risk(), texts(), sentences)).toBe('No tripwire yet.');
    expect(tripwireSentence(risk({ cadence: 'once' }), texts({ signal: 'x' }), sentences)).toBe(
      'Nobody looks at x yet. The value that trips it is not set. What happens then is not written yet.',
    );
    expect(isTripwireEmpty(risk(), texts())).toBe(true);
    expect(isTripwireEmpty(risk({ checkBy: '2027-01-01' }), texts())).toBe(false);
  });

  test('RG3 one owner fills all three parts until changed', () => {
    const owned = risk({ preventionOwner: 'Ana' });
    expect([effectiveOwner(owned, 'watcher'), effectiveOwner(owned, 'contingency')]).toEqual(['Ana', 'Ana']);
    expect(effectiveOwner(risk({ preventionOwner: 'Ana', watcher: 'Ben' }), 'watcher')).toBe('Ben');
    expect(effectiveOwner(risk({ contingencyOwner: 'Cleo' }), 'prevention')).toBe('Cleo');
    expect(effectiveOwner(risk(), 'prevention')).toBeNull();
  });

  test('RG4 seven parts make a row complete', () => {
    expect(missingParts(risk(), texts())).toEqual(requiredParts);
    const complete = risk({ preventionOwner: 'Ana', preventionDue: '2027-01-01', checkBy: '2027-02-01' });
    const written = texts({ prevention: 'p', signal: 'open defects', threshold: '20', contingency: 'c' });
    expect(missingParts(complete, written)).toEqual([]);
    expect(missingParts(complete, { ...written, signal: 'Monitor closely' })).toEqual(['signal']);
    expect(missingParts(complete, { ...written, prevention: ' \n ' })).toEqual(['prevention']);
  });

  test('RG5 a tripwire is complete with signal, threshold and check date', () => {
    expect(isTripwireComplete(risk({ checkBy: '2027-02-01' }), tripwire)).toBe(true);
    expect(isTripwireComplete(risk(), tripwire)).toBe(false);
    expect(isTripwireComplete(risk({ checkBy: '2027-02-01' }), texts({ signal: 'x' }))).toBe(false);
  });

  test.each([
    'Monitor closely', 'monitor', 'We will monitor the situation closely.', 'Keep an eye on it', 'Watch closely', 'watch it',
    'Check in regularly', 'Track progress', 'Be careful', 'stay alert', 'TBD', 'n/a', 'As needed', 'It gets worse', 'We’ll see',
    'Review regularly',
  ])('RG6 "%s" is a vague signal', (signal) => expect(isVagueSignal(signal)).toBe(true)); // prettier-ignore

  test.each([
    '', 'open defects', 'Track record of the supplier', 'Number of alerts we track', 'Review comments left open', 'Watch time per visit',
    'Monitor 3 servers', 'Check-ins missed', 'Customer complaints about speed', 'Unanswered mails to the vendor', 'Follow-up calls',
  ])('RG6 "%s" is not a vague signal', (signal) => expect(isVagueSignal(signal)).toBe(false)); // prettier-ignore

  test.each<[string, Partial<Risk>, string | null]>([
    ['nothing to count from', {}, null],
    ['a date alone', { checkBy: '2027-02-01' }, '2027-02-01'],
    ['once', { checkBy: '2027-02-01', cadence: 'once' }, '2027-02-01'],
    ['daily', { checkBy: '2027-02-01', cadence: 'daily' }, '2026-11-22'],
    ['weekly', { checkBy: '2027-02-01', cadence: 'weekly' }, '2026-11-28'],
    ['biweekly', { checkBy: '2027-02-01', cadence: 'biweekly' }, '2026-12-05'],
    ['monthly', { checkBy: '2027-02-01', cadence: 'monthly' }, '2026-12-21'],
    ['never after the date', { checkBy: '2026-11-25', cadence: 'weekly' }, '2026-11-25'],
    ['a step after the last check', { checkBy: '2027-02-01', cadence: 'weekly', readings: [{ on: '2026-12-30', state: 'fine', reading: 3 }] }, '2027-01-06'],
    ['checked on the date', { checkBy: '2027-02-01', cadence: 'weekly', readings: [{ on: '2027-02-01', state: 'fine', reading: null }] }, null],
    ['once, and checked early', { checkBy: '2027-02-01', cadence: 'once', readings: [{ on: '2027-01-01', state: 'fine', reading: null }] }, '2027-02-01'],
    ['a date, and checked early', { checkBy: '2027-02-01', readings: [{ on: '2027-01-01', state: 'fine', reading: null }] }, '2027-02-01'],
  ])('RG7a RG7b the next check: %s', (_, facts, expected) => expect(nextCheck(risk(facts), heldOn)).toBe(expected)); // prettier-ignore

  test('RG7c RG8a RG8b RG8c armed until a check is due, due until someone checks, retired after the check date', () => {
    const armed = risk({ state: 'armed', checkBy: '2027-02-01', cadence: 'monthly' });
    expect(stateOn('2026-12-20', armed, tripwire, heldOn)).toBe('armed');
    expect(stateOn('2026-12-21', armed, tripwire, heldOn)).toBe('due');
    expect(stateOn('2028-01-01', armed, tripwire, heldOn)).toBe('notLookedAt');
    const done = risk({ ...armed, readings: [{ on: '2027-02-01', state: 'fine', reading: null }] });
    expect(stateOn('2027-02-02', done, tripwire, heldOn)).toBe('retired');
    expect(stateOn('2026-12-20', armed, texts(), heldOn)).toBe('none');
    expect(stateOn('2026-12-20', risk({ state: 'tripped' }), texts(), heldOn)).toBe('tripped');
    expect([isWatched('armed'), isWatched('due'), isWatched('tripped')]).toEqual([true, true, false]);
  });

  test('RG8d a check that was fine does not retire a tripwire without a cadence', () => {
    const noCadence = risk({
      state: 'armed',
      checkBy: '2027-02-01',
      readings: [{ on: '2027-02-01', state: 'fine', reading: null }],
    });
    expect(stateOn('2027-02-02', noCadence, tripwire, heldOn)).toBe('armed');
    expect(nextCheck(noCadence, heldOn)).toBeNull();
    expect(stateOn('2027-02-02', { ...noCadence, cadence: 'once' }, tripwire, heldOn)).toBe('retired');
  });

  test('RG9 planned risks by ranking, the lone warning last, the others parked; removed risks are skipped', () => {
    const risks = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id, i) => [id, createRisk(id, `a${i}`)]));
    const session = { ranking: [['c'], ['a', 'b'], ['e', 'd']], topRisks: ['b', 'gone', 'c', 'a'], minority: 'd' };
    expect(registerOrder(session, { cards: {}, risks })).toEqual({ planned: ['c', 'a', 'b', 'd'], parked: ['e'] });
    const chosen = { ranking: [], topRisks: ['b', 'a'], minority: null };
    expect(registerOrder(chosen, { cards: {}, risks })).toEqual({ planned: ['b', 'a'], parked: ['c', 'd', 'e'] });
  });
});
