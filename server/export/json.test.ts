import { describe, expect, test } from 'vitest';
import { parseRegisterFile } from '../testing/registerFile.ts';
import { givenInput, hostile, ordinary } from '../testing/exportFixture.ts';
import { exportJson, registerFileOf } from './json.ts';

describe('JSON', () => {
  test('EX6a the file reads back as what was written', () => {
    for (const input of [
      ordinary(),
      givenInput(Object.fromEntries(hostile.map((text, i) => [`r${i}`, { cards: [text] }]))),
    ]) {
      const file = parseRegisterFile(exportJson(input));
      expect(file).not.toBeNull();
    }
    expect(parseRegisterFile(exportJson(ordinary()))).toEqual(registerFileOf(ordinary()));
  });

  test('EX6b nothing of session, board and plan is lost', () => {
    const file = registerFileOf(ordinary());
    expect(file.risks.map(({ id, title }) => [id, title])).toEqual([['R1', 'Testing began too late'], ['R2', 'Sign-in broke'], ['R3', '']]); // prettier-ignore
    expect(file.risks[0]).toMatchObject({ likelihood: 4, cadence: 'weekly', plan: { signal: 'open defects' } });
    expect(file.cards.map(({ id, risk }) => [id, risk])).toEqual([['C1', 'R1'], ['C2', 'R1'], ['C3', 'R2'], ['C4', 'R3']]); // prettier-ignore
    expect(file).toMatchObject({ tally: { R1: 5, R2: 0, R3: 2 }, topRisks: ['R1'], minority: 'R2', pulse: ['Money'] });
  });

  test('EX6a a file that is none, or points at nothing, is refused', () => {
    const file = registerFileOf(ordinary());
    expect(parseRegisterFile('{')).toBeNull();
    expect(parseRegisterFile('{"format":"forewarned.register"}')).toBeNull();
    expect(parseRegisterFile(JSON.stringify({ ...file, version: 2 }))).toBeNull();
    expect(parseRegisterFile(JSON.stringify({ ...file, topRisks: ['R9'] }))).toBeNull();
    expect(parseRegisterFile(JSON.stringify({ ...file, cards: [...file.cards, ...file.cards] }))).toBeNull();
    expect(parseRegisterFile(JSON.stringify({ ...file, extra: 1 }))).toBeNull();
  });
});
