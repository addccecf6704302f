import type { RiskId } from '../../../shared/ids.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import { emptyPlanTexts } from '../../../shared/plan/plan.ts';
import type { ExportFormat, Tracker } from '../../../shared/register/exportFormats.ts';
import type { CsvPreview } from '../../../shared/register/importTypes.ts';
import type { CalendarMemory } from '../../../shared/register/calendarMemory.ts';
import type { EpochMs } from '../../../shared/time.ts';
import type { CalendarFeed, FeedOf } from '../calendar.ts';
import type { Separator } from '../csv.ts';
import type { ExportedFile } from '../exportRegister.ts';
import { exportRegister } from '../exportRegister.ts';
import type { ReadImport } from '../import/readImport.ts';
import type { ExportInput } from '../input.ts';

/** The register as plain data, which another thread can receive. */
export type PlainInput = Omit<ExportInput, 'planTexts'> & {
  readonly plans: { readonly [riskId: RiskId]: PlanTexts };
};

export type ExportJob = PlainInput & {
  readonly kind: 'export';
  readonly format: ExportFormat;
  /** For csv only: the columns that this tracker imports, and what separates the cells. */
  readonly tracker: Tracker | null;
  readonly separator: Separator;
};

/** Makes a calendar feed. */
export type FeedJob = PlainInput & {
  readonly kind: 'feed';
  readonly of: FeedOf;
  readonly memory: CalendarMemory;
  readonly now: EpochMs;
};

/** Reads a file from which a register can be made. */
export type ImportJob = { readonly kind: 'import'; readonly body: Uint8Array };

/** Compares a table with the register. */
export type CsvJob = PlainInput & { readonly kind: 'csv'; readonly body: Uint8Array };

export type Job = ExportJob | FeedJob | ImportJob | CsvJob;

type Results = {
  readonly export: ExportedFile;
  readonly feed: CalendarFeed;
  readonly import: ReadImport;
  readonly csv: CsvPreview;
};
export type ResultOf<J extends Job> = Results[J['kind']];

const inputOf = ({ plans, ...input }: PlainInput): ExportInput => ({
  ...input,
  planTexts: (riskId) => plans[riskId] ?? emptyPlanTexts,
});

const runExport = ({ format, tracker, separator, ...input }: ExportJob): Promise<ExportedFile> =>
  exportRegister(format, inputOf(input), { separator, ...(tracker !== null && { for: tracker }) });

/** Does one job. What reads files is loaded when the first one comes. */
export async function runJob<J extends Job>(job: J): Promise<ResultOf<J>>;
export async function runJob(job: Job): Promise<ResultOf<Job>> {
  switch (job.kind) {
    case 'export':
      return runExport(job);
    case 'feed':
      return (await import('../calendar.ts')).calendarFeed(inputOf(job), job.of, job.memory, job.now);
    case 'import':
      return (await import('../import/readImport.ts')).readImport(job.body);
    case 'csv':
      return (await import('../import/csvChanges.ts')).csvChanges(job.body, inputOf(job));
  }
}
