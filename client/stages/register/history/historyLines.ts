import type { OwnedPart, PreventionState, RiskState } from '../../../../shared/board/board.ts';
import { ownedParts } from '../../../../shared/board/board.ts';
import type { RiskFact } from '../../../../shared/board/riskFields.ts';
import { planFields, riskFacts, riskFields } from '../../../../shared/board/riskFields.ts';
import type { HistoryEntry } from '../../../../shared/register/history.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import type { HistoryLine, HistoryWords } from './historyWords.ts';
import { incidentLines } from './incidentLines.ts';

/** A value of a fact in words; '' for none. */
function factWords(
  fact: RiskFact,
  value: string | number | null | undefined,
  { plan, row, days, number }: HistoryWords,
): string {
  if (value === null || value === undefined) return '';
  if (fact === 'comparison') return plan.comparisons[value as keyof typeof plan.comparisons];
  if (fact === 'cadence') return plan.cadences[value as keyof typeof plan.cadences];
  if (fact === 'response') return plan.responses[value as keyof typeof plan.responses];
  if (fact === 'graceDays') return row.graceDefault(Number(value));
  if (riskFields[fact].kind === 'day') return days.long(value as string);
  return typeof value === 'number' ? number(value) : value;
}

/** The lines of one entry; several when one command changed several fields. */
export function historyLines(entry: HistoryEntry, row: RegisterRow, words: HistoryWords): HistoryLine[] {
  const text = words.row;
  const { changes = {}, texts = {}, planned, checkId } = entry;
  const lines: HistoryLine[] = [];
  if (entry.record?.kind === 'smallTests') {
    const ofTest = text.smallTests[entry.type as keyof typeof text.smallTests];
    lines.push({
      label: Object.hasOwn(text.smallTests, entry.type) ? ofTest : text.smallTests.setSmallTest,
      change: null,
    });
  }
  const add = (label: string, before: string, after: string): void => {
    if (before !== after) lines.push({ label, change: { before, after } });
  };
  if (checkId !== undefined) {
    const check = row.readings.find(({ id }) => id === checkId);
    const result = check && text.results[check.state];
    const found = [check?.reading ?? null, result].filter((part) => part !== null && part !== undefined).join(' ');
    lines.push({
      label: entry.type === 'undoCheck' ? text.types.undoCheck : text.types.recordCheck,
      change: null,
      ...(found !== '' && { note: found }),
    });
    return lines;
  }
  if (entry.type === 'notMine') return [{ label: text.types.notMine, change: null }];
  if (entry.type === 'addRisk') return [{ label: text.types.addRisk, change: null }];
  for (const field of planFields) {
    const pair = texts[field];
    if (pair) add(text.fields[field], pair[0], pair[1]);
  }
  for (const fact of riskFacts) {
    const pair = changes[fact];
    if (pair) add(text.fields[fact], factWords(fact, pair[0], words), factWords(fact, pair[1], words));
  }
  if (changes.title) add(text.otherFields.title, changes.title[0] ?? '', changes.title[1] ?? '');
  if (changes.preventionState) {
    const name = (state: PreventionState | undefined): string => (state === undefined ? '' : text.steps[state]);
    add(text.otherFields.preventionState, name(changes.preventionState[0]), name(changes.preventionState[1]));
  }
  if (changes.state) {
    const name = (state: RiskState | undefined): string => (state === undefined ? '' : text.states[state]);
    add(text.otherFields.state, name(changes.state[0]), name(changes.state[1]));
  }
  if (planned) add(text.otherFields.planned, planned[0] ? text.yes : text.no, planned[1] ? text.yes : text.no);
  if (changes.accepted) {
    const [before = {}, after = {}] = changes.accepted;
    for (const part of changedParts(before, after))
      lines.push({ label: after[part] ? text.accepts(part) : text.noLongerAccepted(part), change: null });
  }
  lines.push(...incidentLines(entry, words));
  return lines.length === 0 && entry.undoes !== undefined ? [{ label: text.undid, change: null }] : lines;
}

type Accepted = { readonly [P in OwnedPart]?: true };

const changedParts = (before: Accepted, after: Accepted): OwnedPart[] =>
  ownedParts.filter((part) => before[part] !== after[part]);
