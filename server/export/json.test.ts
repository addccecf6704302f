import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RegisterFile } from '../../shared/register/file.ts';
import { readRegisterFile } from '../../shared/register/readFile.ts';
import { daysLater } from '../../shared/time.ts';
import { importDay, importedInput, parseRegisterFile } from '../testing/registerFile.ts';
import { completeFacts, completePlan, givenInput, hostile, ordinary } from '../testing/exportFixture.ts';
import { arbitraryFile, fullInput } from '../testing/fullRegister.ts';
import { exportJson, registerFileOf } from './json.ts';

/** What an import changes, as docs/PROTOCOL.md lists it. */
const imported = (file: RegisterFile): RegisterFile => ({
  ...file,
  workshop: {
    ...file.workshop,
    title: file.workshop.title.trim() || 'Register',
    endedOn: file.workshop.endedOn ?? file.workshop.heldOn,
    importedOn: importDay,
  },
  risks: file.risks.map((risk) => ({ ...risk, accepted: {}, acceptedUntil: {} })),
  incidents: file.incidents.map((incident) => ({
    ...incident,
    changes: incident.changes.map((change) => ({ ...change, accepted: false })),
  })),
  history: [],
  earlierHistories:
    file.history.length === 0
      ? file.earlierHistories
      : [...file.earlierHistories, { importedOn: importDay, entries: file.history }],
});

describe('JSON', () => {
  test('EX6a the file reads back as what was written', () => {
    for (const input of [
      ordinary(),
      fullInput(),
      givenInput(Object.fromEntries(hostile.map((text, i) => [`r${i}`, { cards: [text] }]))),
    ]) {
      expect(parseRegisterFile(exportJson(input))).toEqual(registerFileOf(input));
    }
  });

  test('EX6b nothing of session, board and plan is lost', () => {
    const file = registerFileOf(ordinary());
    expect(file.risks.map(({ id, title }) => [id, title])).toEqual([['R1', 'Testing began too late'], ['R2', 'Sign-in broke'], ['R3', '']]); // prettier-ignore
    expect(file.risks[0]).toMatchObject({ likelihood: 4, cadence: 'weekly', plan: { signal: 'open defects' } });
    expect(file.cards.map(({ id, risk }) => [id, risk])).toEqual([['C1', 'R1'], ['C2', 'R1'], ['C3', 'R2'], ['C4', 'R3']]); // prettier-ignore
    expect(file).toMatchObject({ tally: { R1: 5, R2: 0, R3: 2 }, topRisks: ['R1'], minority: 'R2' });
    expect(file.ranking).toEqual([['R1'], ['R3'], ['R2']]);
  });

  test('FL1a nothing of the register after the meeting is lost: numbers, checks, notes, states, places', () => {
    const file = registerFileOf(fullInput());
    expect(file.risks.map(({ id }) => id)).toEqual(['R7', 'R2', 'R31']);
    expect(file.risks[0]).toMatchObject({
      acceptedUntil: { watcher: '2027-05-21' },
      preventionState: 'done',
      preventionOn: '2026-12-20',
      preventionNote: 'Real files run every night',
      postponed: { until: '2027-01-09', times: 2, reason: 'holidays' },
      positions: [{ until: '2026-12-01', likelihood: 5, impact: 5 }],
      inARow: 3,
      recovered: { on: '2026-12-07', reading: 4 },
      declinedOn: '2026-12-06',
      readings: [
        { on: '2026-11-28', state: 'fine', reading: 7, note: null, undone: true },
        { on: '2026-12-05', state: 'tripped', reading: '1.234,5 %', note: 'twice', undone: false },
      ],
    });
    expect(file.risks[1]).toMatchObject({ state: 'retired', stateOn: '2026-12-30', stateNote: 'The feature was cut' });
    expect(file.risks[2]).toMatchObject({ addedOn: '2026-12-24' });
    expect(file.workshop).toMatchObject({ heldOn: '2026-11-20', endedOn: '2026-11-21', minutes: 52, people: 9 });
  });

  test('FL1b the history is in a part of its own: the only one with times and other names than those of owners', () => {
    const file = registerFileOf(fullInput());
    expect(file.history.slice(0, 2)).toEqual([
      {
        id: 1,
        at: 1_798_000_000_000,
        by: { kind: 'person', name: 'Ben', byLink: false },
        type: 'setRisk',
        risk: 'R7',
        changes: { likelihood: [5, 4], watcher: [null, 'Ana'] },
        check: 2,
      },
      { id: 2, at: 1_798_000_100_000, by: { kind: 'program' }, type: 'makeLink', risk: null, about: { may: 'read' } },
    ]);
    const { history, earlierHistories, ...rest } = file;
    expect([history.length, earlierHistories.length]).toEqual([3, 0]);
    expect(JSON.stringify(rest)).not.toMatch(/17980|\bBen\b/);
    expect(JSON.stringify(file)).not.toMatch(/link-1|check-2|"lea"|"ana"/);
  });

  test('FL1c what is exported, imported and exported again is equal but for what the import is to change', () => {
    for (const input of [ordinary(), fullInput()]) {
      const file = registerFileOf(input);
      const again = registerFileOf(importedInput(file));
      expect(again).toEqual(imported(file));
      // The second time nothing is left to change.
      expect(registerFileOf(importedInput(again))).toEqual(again);
    }
  });

  test('FL1c the same for any register', () => {
    fc.assert(
      fc.property(arbitraryFile(), (file) => {
        const read = readRegisterFile(JSON.stringify(file));
        expect(read).toEqual({ kind: 'read', file, version: 3 });
        const input = importedInput(file);
        expect(registerFileOf(input)).toEqual(imported(file));
        expect(parseRegisterFile(exportJson(input))).toEqual(imported(file));
      }),
      { numRuns: 60 },
    );
  });

  test('FL1a checks that are older than what the board shows are kept', () => {
    const file = registerFileOf(fullInput());
    const reading = (on: string) => ({ on, state: 'fine' as const, reading: 1, note: null, undone: false });
    const days = Array.from({ length: 250 }, (_, i) => reading(daysLater('2026-12-01', i)));
    const long = { ...file, risks: file.risks.map((risk) => ({ ...risk, readings: days })) };
    const input = importedInput(long);
    expect(Object.values(input.board.risks).map(({ readings }) => readings?.length)).toEqual([100, 100, 100]);
    expect(registerFileOf(input).risks.map(({ readings }) => readings)).toEqual([days, days, days]);
  });

  test('FL1d owners become plain names, acceptances proposals, and a rehearsal stays one', () => {
    const input = fullInput();
    const file = { ...registerFileOf(input), workshop: { ...registerFileOf(input).workshop, rehearsal: true } };
    const { session, board } = importedInput(file);
    expect(session.workshop).toMatchObject({ rehearsal: true, importedOn: importDay, linkSecret: null });
    expect(session.stage.name).toBe('register');
    expect(session.meeting).toEqual({ heldOn: '2026-11-20', endedOn: '2026-11-21', people: 9, minutes: 52 });
    const first = Object.values(board.risks).find(({ number }) => number === 7);
    expect(first).toMatchObject({ watcher: 'Ana', watcherId: null, accepted: {} });
    expect(first).not.toHaveProperty('acceptedUntil');
  });

  test('FL2b the answers are in no file unless they are asked for', () => {
    const input = fullInput();
    expect(registerFileOf(input).pulse).toBeNull();
    expect(exportJson(input)).not.toContain('Money');
    const asked = registerFileOf({ ...input, answers: input.session.pulse });
    expect(asked.pulse).toEqual(['Money']);
    const again = importedInput(asked);
    expect(again.session.pulse).toBeNull();
    expect(again.answers).toEqual(['Money']);
  });

  test('FL1e a file of version 1 is migrated', () => {
    const read = readRegisterFile(JSON.stringify(version1));
    expect(read).toMatchObject({ kind: 'read', version: 1 });
    const file = parseRegisterFile(JSON.stringify(version1));
    expect(file).toMatchObject({
      version: 3,
      incidents: [],
      outcome: null,
      ranking: [['R1'], ['R2']],
      topRisks: ['R1'],
      history: [],
    });
    expect(file?.risks[0]).toMatchObject({
      state: 'armed',
      graceDays: null,
      firstCheck: null,
      readings: [{ on: '2026-11-28', state: 'fine', reading: 4, note: null, undone: false }],
    });
    if (file) expect(registerFileOf(importedInput(file))).toEqual(imported(file));
  });

  test('FL1e a file of version 2, as an earlier edition wrote it, is migrated', () => {
    const old = readFileSync(join(import.meta.dirname, '..', 'testing', 'fixtures', 'register-2.json'), 'utf8');
    const read = readRegisterFile(old);
    expect(read).toMatchObject({ kind: 'read', version: 2 });
    const file = parseRegisterFile(old)!;
    const now = registerFileOf({ ...fullInput(), answers: ['Money'] });
    expect(file).toEqual({ ...now, risks: now.risks.map((risk) => ({ ...risk, inARow: null, recovered: null, declinedOn: null })), incidents: [], smallTests: [], checklists: [], verdicts: [], outcome: null, unforeseen: null, secondLook: null, history: file.history, confidence: { ...now.confidence, halfway: null } }); // prettier-ignore
    expect(file.history).toEqual(now.history.filter(({ record }) => !record));
    expect(registerFileOf(importedInput(file))).toEqual(imported(file));
  });

  test('FL1n incidents, notes, changes, tests, checklists and verdicts are in the file, under its own ids', () => {
    const file = registerFileOf(fullInput());
    expect(file.incidents).toMatchObject([
      {
        id: 'I1',
        kind: 'tripped',
        risk: 'R7',
        reviewBy: '2026-12-08',
        note: { happened: '24 open defects' },
        changes: [
          { id: 'A1', carrier: 'Ana', accepted: true, followUps: { landed: { due: '2026-12-22', answer: 'yes' } } },
        ],
      },
      { id: 'I2', kind: 'nearMiss', risk: null, title: 'The lift stood still', note: null, changes: [] },
    ]);
    expect(file.smallTests).toMatchObject([{ id: 'S1', risk: 'R7', lesson: 'A1', follows: null, owner: 'Ana' }, { id: 'S2', follows: 'S1' }]); // prettier-ignore
    expect(file.checklists).toMatchObject([{ id: 'K1', pause: 'the release', runs: ['2026-12-24'] }]);
    expect(file.verdicts.map(({ of, verdict }) => [of, verdict])).toEqual([['C3', 'didNot'], ['R7', 'happened'], ['U1', 'happened']]); // prettier-ignore
    expect(file).toMatchObject({
      outcome: { came: 'inPart', share: 80 },
      unforeseen: [
        { id: 'U1', sameAs: null },
        { id: 'U2', sameAs: 'U1' },
      ],
      secondLook: { state: 'held', on: '2027-02-20' },
      confidence: { halfway: [40, 40, 50, 60] },
    });
    expect(file.history.at(-1)).toMatchObject({ risk: 'R7', record: { kind: 'incidents', id: 'I1', changes: { cause: [null, 'avoidable'], changes: [[], [{ carrier: 'Ana' }]] } } }); // prettier-ignore
    const { history: _, ...rest } = file;
    expect(JSON.stringify(rest)).not.toMatch(/\d{13}/);
    expect(JSON.stringify(file)).not.toMatch(/carrierId|ownerId|"ana"|incident-|lesson-|test-|list-|unforeseen-/);
  });

  test('FL1f a record that names nothing, or stands twice, is refused', () => {
    const file = registerFileOf(fullInput());
    const [incident, , test, list] = [file.incidents[0]!, file.incidents[1]!, file.smallTests[0]!, file.checklists[0]!];
    for (const change of [
      { incidents: [{ ...incident, risk: 'R400' }] },
      { incidents: [incident, incident] },
      { smallTests: [{ ...test, lesson: 'A9' }] },
      { smallTests: [{ ...test, follows: 'S9' }] },
      { checklists: [list, list] },
      { verdicts: [file.verdicts[0]!, file.verdicts[0]!] },
      { verdicts: [{ ...file.verdicts[0]!, of: 'C400' }] },
      { unforeseen: [{ id: 'U1', text: 'x', sameAs: 'U7' }] },
    ]) {
      const read = readRegisterFile(JSON.stringify({ ...file, ...change }));
      expect(read, JSON.stringify(change).slice(0, 60)).toMatchObject({ fault: { kind: 'wrongReference' } });
    }
    const wrong = { ...file, incidents: [{ ...incident, reviewBy: 1_798_000_000_000 }] };
    expect(readRegisterFile(JSON.stringify(wrong))).toMatchObject({ fault: { kind: 'wrongShape' } });
  });

  test('FL1f a file that is none, is damaged, or comes from a later edition is refused', () => {
    const file = registerFileOf(fullInput());
    const faultOf = (text: string) => {
      const read = readRegisterFile(text);
      return read.kind === 'refused' ? read.fault.kind : 'read';
    };
    const json = JSON.stringify(file);
    const changed = (change: object): string => JSON.stringify({ ...file, ...change });
    const risk = file.risks[0]!;
    const card = file.cards[0]!;
    expect(faultOf(json)).toBe('read');
    expect(faultOf('')).toBe('notJson');
    expect(faultOf(json.slice(0, -20))).toBe('notJson');
    for (const other of ['[]', 'null', '7', '{}', '{"format":"other","version":3}', '{"version":3}']) {
      expect(faultOf(other), other).toBe('otherProgram');
    }
    expect(faultOf(changed({ version: 4 }))).toBe('laterVersion');
    expect(faultOf('['.repeat(2_000_000))).toBe('tooDeep');
    expect(faultOf(changed({ history: Array.from({ length: 20 }).reduce((inner) => [inner], 1) }))).toBe('tooDeep');
    for (const change of [
      { extra: 1 },
      { risks: [{ ...risk, extra: 1 }] },
      { risks: [{ ...risk, likelihood: 6 }] },
      { risks: [{ ...risk, preventionDue: '2027-02-30' }] },
      { risks: [{ ...risk, title: 'bell\u0007' }] },
      { risks: [{ ...risk, title: '\ud800' }] },
      { risks: [{ ...risk, watcher: 'x'.repeat(61) }] },
      { risks: Array.from({ length: 5_000 }, (_, i) => ({ ...risk, id: `R${i + 1}` })) },
      { workshop: { ...file.workshop, link: 'https://forewarned.example/r/w#secret' } },
      { topRisks: 'R1' },
    ]) {
      expect(faultOf(changed(change)), Object.keys(change)[0]).toBe('wrongShape');
    }
    expect(faultOf(json.replace('{', '{"__proto__":{"isAdmin":true},'))).toBe('wrongShape');
    expect(faultOf(json.replace('"plan":{', '"plan":{"constructor":{},'))).toBe('wrongShape');
    for (const change of [
      { topRisks: ['R9'] },
      { topRisks: ['R7', 'R7'] },
      { minority: 'R9' },
      { cards: [...file.cards, card] },
      { cards: [{ ...card, sameAs: 'C99' }] },
      { risks: [...file.risks, risk] },
    ]) {
      expect(faultOf(changed(change)), JSON.stringify(change).slice(0, 40)).toBe('wrongReference');
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('FL1f formulas, markup and line ends in a file are kept as text', () => {
    const risks = Object.fromEntries(
      hostile.map((text, i) => [
        `r${i}`,
        { cards: [text], facts: { ...completeFacts, title: text }, plan: completePlan },
      ]),
    );
    const file = registerFileOf(givenInput(risks));
    expect(registerFileOf(importedInput(file)).risks.map(({ title }) => title)).toEqual(hostile);
  });
});

const version1 = {
  format: 'forewarned.register',
  version: 1,
  workshop: {
    title: 'Atlas', successMetric: null, decision: 'Go on', heldOn: '2026-11-21', failedBy: '2027-05-21', rehearsal: false,
    people: 5, scene: { date: '2027-05-21', headline: 'It failed', text: '' }, contract: 'No blame',
  },
  risks: ['R1', 'R2'].map((id) => ({
    id, title: `Risk ${id}`, likelihood: 4, impact: null, response: 'reduce', preventionOwner: 'Ana', preventionDue: null,
    comparison: 'above', cadence: 'weekly', checkBy: '2027-03-01', watcher: null, contingencyOwner: null,
    accepted: { prevention: true }, state: 'checkDue', readings: [{ on: '2026-11-28', state: 'fine', reading: 4 }],
    plan: { cause: '', event: '', effect: '', prevention: 'a', test: '', signal: 'b', source: '', threshold: '20', contingency: '', dissent: '' },
  })),
  cards: [{ id: 'C1', text: 'late', risk: 'R1', flagged: false, sameAs: null }],
  tally: { R1: 3, R2: 1 }, topRisks: ['R1'], minority: null,
  confidence: { before: [30, 40, 50, 60], after: null }, pulse: ['Money'],
}; // prettier-ignore
