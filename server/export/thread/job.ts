import type { RiskId } from '../../../shared/ids.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import { emptyPlanTexts } from '../../../shared/plan/plan.ts';
import type { ExportFormat, Tracker } from '../../../shared/register/exportFormats.ts';
import type { ExportedFile } from '../exportRegister.ts';
import { exportRegister } from '../exportRegister.ts';
import type { ExportInput } from '../input.ts';

/** An export as plain data, which another thread can receive. */
export type ExportJob = Omit<ExportInput, 'planTexts'> & {
  readonly format: ExportFormat;
  /** For csv only: the columns that this tracker imports. */
  readonly tracker: Tracker | null;
  readonly plans: { readonly [riskId: RiskId]: PlanTexts };
};

export function runExportJob({ format, tracker, plans, ...input }: ExportJob): Promise<ExportedFile> {
  const planTexts = (riskId: RiskId): PlanTexts => plans[riskId] ?? emptyPlanTexts;
  return exportRegister(format, { ...input, planTexts }, tracker === null ? {} : { for: tracker });
}
