import type { Records } from '../../shared/board/records.ts';
import { reviewFields } from '../../shared/board/records.ts';
import type { Register } from '../../shared/register/register.ts';
import { ownerOfTest, testsInOrder } from '../../shared/register/smallTests.ts';
import type { Cell } from './columns.ts';
import type { ExportInput } from './input.ts';
import { textsOf } from './input.ts';

/** A table of records as a sheet shows it: the header with the width of each column, and the cells. */
export type RecordTable = {
  readonly name: 'Incidents' | 'Changes' | 'Tests';
  readonly columns: readonly (readonly [header: string, width: number])[];
  readonly rows: readonly (readonly Cell[])[];
};

const words = (value: string | number | null): Cell => {
  if (value === null || value === '') return { kind: 'empty' };
  return typeof value === 'number' ? { kind: 'number', number: value } : { kind: 'text', text: value };
};
const day = (date: string | null): Cell => (date === null ? { kind: 'empty' } : { kind: 'date', date });
const empties = (count: number): Cell[] => Array.from({ length: count }, () => ({ kind: 'empty' }));

/** Incidents, the changes that they led to, and small tests; none of a kind that the register has none of (SPEC EX5e). */
export function recordTables(input: ExportInput, register: Register): RecordTable[] {
  const rows = new Map([...register.planned, ...register.parked].map((row) => [row.riskId, row]));
  const rowOf = (riskId: string | null) => (riskId === null ? null : (rows.get(riskId) ?? null));
  const incidents = inOrder(input.records.incidents);
  const tables: RecordTable[] = [
    incidentTable(input, incidents, rowOf),
    changeTable(input, incidents, rowOf),
    testTable(input, rowOf),
  ];
  return tables.filter((table) => table.rows.length > 0);
}

type RowOf = (riskId: string | null) => Register['planned'][number] | null;
type Incidents = readonly (readonly [id: string, incident: Records['incidents'][string]])[];

/** By their days, then by what they say: equal registers give equal files (SPEC EX1a). */
const inOrder = (incidents: Records['incidents']): Incidents => {
  const key = (one: Records['incidents'][string]): string => `${one.on} ${JSON.stringify(one)}`;
  return Object.entries(incidents).sort(([, a], [, b]) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};

function incidentTable(input: ExportInput, incidents: Incidents, rowOf: RowOf): RecordTable {
  const { records: text } = textsOf(input).files;
  return {
    name: 'Incidents',
    columns: [
      ['Risk', 6], ['Title', 30], ['Kind', 16], ['Day', 12], ['First sign', 12], ['Contained', 12], ['Reading', 12],
      ['What happened', 36], ['Could have happened', 30], ['Held', 20], ['False alarm', 24], ['Reviewed', 12],
      ['No review because', 24], ['Intended', 36], ['Happened', 36], ['Gap', 36], ['Why', 36], ['Cause', 14],
    ], // prettier-ignore
    rows: incidents.map(([id, one]) => {
      const note = input.reviews[id];
      const row = rowOf(one.riskId);
      return [
        words(row?.id ?? ''), words(row?.title ?? one.title), words(text.kinds[one.kind]), day(one.on), day(one.firstSign), day(one.containedOn),
        words(one.reading), words(one.what), words(one.couldHave), words(one.held.map((layer) => text.layers[layer]).join(', ')),
        words(one.falseAlarm), day(one.reviewedOn), words(one.reviewNotNeeded),
        ...(note ? reviewFields.map((field) => words(note[field])) : empties(reviewFields.length)),
        words(one.cause && text.causes[one.cause]),
      ]; // prettier-ignore
    }),
  };
}

function changeTable(input: ExportInput, incidents: Incidents, rowOf: RowOf): RecordTable {
  const { records: text } = textsOf(input).files;
  return {
    name: 'Changes',
    columns: [
      ['Risk', 6], ['Incident', 12], ['Change', 50], ['Where', 30], ['Carrier', 18], ['Accepted', 12], ['By', 12],
      ['Landed', 12], ['Landed note', 30], ['Holds', 12], ['Holds note', 30],
    ], // prettier-ignore
    rows: incidents.flatMap(([, { riskId, on, changes }]) =>
      changes.map(({ line, altered, carrier, accepted, by, followUps: { landed, holds } }) => [
        words(rowOf(riskId)?.id ?? ''), day(on), words(line), words(altered), words(carrier),
        words(accepted ? text.accepted : text.proposed), day(by), words(landed.answer && text.answers[landed.answer]), words(landed.note),
        words(holds.answer && text.answers[holds.answer]), words(holds.note),
      ]),
    ), // prettier-ignore
  };
}

function testTable(input: ExportInput, rowOf: RowOf): RecordTable {
  const { smallTests: text } = textsOf(input).files;
  return {
    name: 'Tests',
    columns: [
      ['Risk', 6], ['State', 14], ['Owner', 18], ['From', 12], ['Until', 12], ['Change', 36], ['Exposure', 24], ['Expected', 24],
      ['Adopt if', 24], ['Adapt if', 24], ['Abandon if', 24], ['Stop if', 24], ['Undone by', 24], ['Ended', 12], ['Result', 30],
    ], // prettier-ignore
    rows: testsInOrder(input.records.smallTests).map(([, test]) => {
      const row = rowOf(test.riskId);
      return [
        words(row?.id ?? ''), words(text.states[test.state]), words(ownerOfTest(test, row).owner), day(test.from), day(test.until),
        words(test.change), words(test.exposure), words(test.expected), words(test.adoptIf), words(test.adaptIf), words(test.abandonIf),
        words(test.stopIf), words(test.undoneBy), day(test.endedOn), words(test.result),
      ]; // prettier-ignore
    }),
  };
}
