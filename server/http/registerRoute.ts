import type { Request, Response } from 'express';
import { readPlan } from '../../shared/plan/plan.ts';
import { isoDateOf } from '../../shared/time.ts';
import { exportFormats, isExportFormat, isTracker, trackerIds } from '../../shared/register/exportFormats.ts';
import type { ExportQueue } from '../export/thread/exportQueue.ts';
import type { Workshop } from '../live/workshop/workshop.ts';
import { sendProblem } from './problems.ts';

const list = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

/** `register.csv` and the other formats, for anybody in the workshop (SPEC EX1). */
export async function sendRegister(
  workshop: Workshop,
  request: Request,
  response: Response,
  { exports, publicUrl, now }: { readonly exports: ExportQueue; readonly publicUrl: string; readonly now: number },
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
  const file = await exports.add(workshop.id, () => {
    // Whoever closed the page while waiting wants no file any more.
    if (response.destroyed) return null;
    const { session, people, board } = workshop.state;
    const { doc } = workshop.documents.shared.plan;
    return {
      format,
      tracker: isTracker(tracker) ? tracker : null,
      session,
      people,
      board,
      plans: Object.fromEntries(Object.keys(board.risks).map((riskId) => [riskId, readPlan(doc, riskId)])),
      today: isoDateOf(now),
      registerUrl: `${publicUrl}/w/${workshop.id}`,
    };
  });
  if (file === null) return;
  if (file === 'busy') {
    sendProblem(
      response,
      'tooManyAttempts',
      'Many files of this workshop are being made. Wait ten seconds and try again.',
      { params: { reason: 'requests', waitSeconds: 10 } },
    );
    return;
  }
  response
    .status(200)
    .set('Content-Disposition', `attachment; filename="${file.fileName}"`)
    .set('Content-Type', file.contentType)
    .send(typeof file.body === 'string' ? file.body : Buffer.from(file.body));
}
