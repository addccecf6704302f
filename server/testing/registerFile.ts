import type { HistoryEntry } from '../../shared/register/history.ts';
import { emptyPlanTexts } from '../../shared/plan/plan.ts';
import type { RegisterFile } from '../../shared/register/file.ts';
import { dayIn } from '../../shared/session/session.ts';
import { readRegisterFile } from '../../shared/register/readFile.ts';
import { importState } from '../domain/stages/importState.ts';
import type { Random } from '../../shared/ids.ts';
import type { ExportInput } from '../export/input.ts';

/** @returns the file, or null when it is refused */
export function parseRegisterFile(json: string): RegisterFile | null {
  const read = readRegisterFile(json);
  return read.kind === 'read' ? read.file : null;
}

/** The day on which `importedInput` imports. */
export const importDay = '2027-02-01';

/** What is exported from a register that was made from this file. */
export function importedInput(file: RegisterFile, history: readonly HistoryEntry[] = []): ExportInput {
  const { state, texts, reviews } = importState(file, {
    workshopId: 'imported',
    joinCode: 'KXPM4TQ9',
    linkSecret: 'link-secret',
    facilitatorId: 'lea',
    tokenHash: 'token-hash',
    secretHash: 'secret-hash',
    now: Date.parse(`${importDay}T12:00:00Z`),
    random: countedIds(),
  });
  const { session, people, board, records, hidden } = state;
  return {
    session,
    people,
    board,
    planTexts: (riskId) => texts.get(riskId) ?? emptyPlanTexts,
    records,
    reviews,
    today: importDay,
    registerUrl: 'https://forewarned.example/w/imported',
    history,
    checks: Object.fromEntries(
      Object.entries(hidden.checks).map(([riskId, checks]) => [
        riskId,
        checks.map(({ at, ...found }) => ({ ...found, on: dayIn(session, at) })),
      ]),
    ),
    earlierHistories: hidden.earlierHistories,
    answers: hidden.visitors.answers ?? null,
  };
}

function countedIds(): Random {
  let drawn = 0;
  return {
    bytes(n) {
      drawn += 1;
      return Uint8Array.from({ length: n }, (_, i) => (drawn >> (8 * (i % 4))) & 255);
    },
    below: () => 0,
  };
}
