import type { PreventionState } from '../board/board.ts';
import type { RiskFacts } from '../board/riskFields.ts';
import type { RiskId } from '../ids.ts';
import type { PlanTexts } from '../plan/plan.ts';
import type { IsoDate } from '../time.ts';

/** What `POST /api/imports?preview=1` answers: what the file would make (SPEC FL1). */
export type ImportPreview = {
  readonly title: string;
  readonly heldOn: IsoDate;
  readonly failedBy: IsoDate;
  readonly rehearsal: boolean;
  /** The version of the file's format. An earlier one is migrated. */
  readonly version: number;
  readonly risks: number;
  readonly planned: number;
  readonly cards: number;
  /** How many people took part in the meeting. */
  readonly people: number;
  /** The names of owners, sorted. They become plain names. */
  readonly owners: readonly string[];
  readonly readings: number;
  /** How many acceptances become proposals. */
  readonly accepted: number;
  /** How many entries of its history are kept as a separate part. */
  readonly history: number;
};

/** Every value that a CSV can change: the texts and facts of a risk, its title, and what became of the prevention step. */
export type CsvValues = { readonly title: string } & PlanTexts &
  RiskFacts & { readonly preventionState: PreventionState; readonly preventionNote: string | null };
export type CsvField = keyof CsvValues;

/** The values of one risk that the file changes, each as `[before, after]`. An empty cell of a fact is null. */
export type CsvFields = { readonly [F in CsvField]?: readonly [before: CsvValues[F], after: CsvValues[F]] };

export type CsvChange = {
  /** Null for a row that adds a risk. */
  readonly riskId: RiskId | null;
  /** The number in the file, R3 = 3; null for a row without one. A risk that is added gets a number of its own. */
  readonly number: number | null;
  readonly title: string;
  readonly fields: CsvFields;
};

export const csvProblemCodes = [
  /** The file has no column for the title or the number, so it is none of ours. */
  'notOurs',
  /** The file has more rows than a register has risks. */
  'tooManyRows',
  /** Quotes do not match, or a row has more cells than there are columns. */
  'malformed',
  /** A number stands twice: the second row is left out. */
  'numberTwice',
  'noTitle',
  'notADay',
  /** Neither a number of the scale nor empty. */
  'notANumber',
  /** None of the words that the column allows. */
  'unknownWord',
  'tooLong',
  /** A column that this file does not know; its cells are left out. */
  'unknownColumn',
] as const;
export type CsvProblemCode = (typeof csvProblemCodes)[number];

/** A cell or a row that is left out. `line` counts from 1, the header included. */
export type CsvProblem = {
  readonly line: number;
  readonly code: CsvProblemCode;
  /** What the column is called in the file, where one cell is meant. */
  readonly column?: string;
  /** What stands in the cell, cut to 100 characters. */
  readonly value?: string;
};

/** What `POST /api/workshops/:id/csv-preview` answers. Nothing is changed by it (SPEC FL1). */
export type CsvPreview = {
  readonly changes: readonly CsvChange[];
  /** How many rows are as they are in the register. */
  readonly unchanged: number;
  readonly problems: readonly CsvProblem[];
};
