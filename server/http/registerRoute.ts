import type { Request, Response } from 'express';
import { readPlan } from '../../shared/plan/plan.ts';
import { isoDateOf } from '../../shared/time.ts';
import { exportFormats, isExportFormat, isTracker, trackerIds } from '../../shared/register/exportFormats.ts';
import { exportRegister } from '../export/exportRegister.ts';
import type { Workshop } from '../live/workshop/workshop.ts';
import { sendProblem } from './problems.ts';

const list = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

/** `register.csv` and the other formats, for anybody in the workshop (SPEC EX1). */
export async function sendRegister(
  workshop: Workshop,
  request: Request,
  response: Response,
  { publicUrl, now }: { readonly publicUrl: string; readonly now: number },
): Promise<void> {
  const [name, format] = String(request.params.file).split('.');
  const tracker = request.query.for;
  if (name !== 'register' || !isExportFormat(format)) {
    sendProblem(response, 'notFound', `There is no such file. The register comes as ${list(exportFormats)}.`);
    return;
  }
  if (tracker !== undefined && !(format === 'csv' && isTracker(tracker))) {
    sendProblem(response, 'malformed', `Files for ${list(trackerIds)} come as csv.`);
    return;
  }
  const { session, people, board } = workshop.state;
  const file = await exportRegister(
    format,
    {
      session,
      people,
      board,
      planTexts: (riskId) => readPlan(workshop.documents.shared.plan.doc, riskId),
      today: isoDateOf(now),
      registerUrl: `${publicUrl}/w/${workshop.id}`,
    },
    isTracker(tracker) ? { for: tracker } : {},
  );
  response
    .status(200)
    .set('Content-Disposition', `attachment; filename="${file.fileName}"`)
    .set('Content-Type', file.contentType)
    .send(typeof file.body === 'string' ? file.body : Buffer.from(file.body));
}
