import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { playwrightTotals, settle, sum, vitestTotals } from './totals.ts';

let folder: string;

function report(content: object): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'totals-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('reads the counts of both reports and adds them', () => {
  const vitest = vitestTotals(report({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 }));
  const playwright = playwrightTotals(report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } }));
  expect(sum([vitest, playwright])).toEqual({ passed: 10, failed: 3, skipped: 2 });
});

test('a run without a report, or one that broke outside its tests, is a failure', () => {
  expect(settle(vitestTotals(join(folder, 'absent.json')), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(settle({ passed: 4, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  expect(settle({ passed: 4, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  expect(settle({ passed: 4, failed: 0, skipped: 0 }, 0).failed).toBe(0);
});
