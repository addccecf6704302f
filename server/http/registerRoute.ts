import type { Request, Response } from 'express';
import type { Reading } from '../../shared/board/board.ts';
import { readPlan, wholePlanId } from '../../shared/plan/plan.ts';
import { readReviews } from '../../shared/plan/reviews.ts';
import type { ExportFormat } from '../../shared/register/exportFormats.ts';
import { exportFormats, isExportFormat, isTracker, trackerIds } from '../../shared/register/exportFormats.ts';
import { dayIn } from '../../shared/session/session.ts';
import type { Separator } from '../export/csv.ts';
import { separators } from '../export/csv.ts';
import type { ExportQueue } from '../export/thread/exportQueue.ts';
import type { PlainInput } from '../export/thread/job.ts';
import type { Workshop } from '../live/workshop/workshop.ts';
import { sendBusy, sendProblem } from './problems.ts';

const list = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

const isSeparator = (value: unknown): value is Separator => (separators as readonly unknown[]).includes(value);

/** The register as an export or an import reads it, as plain data. */
export function plainInput(workshop: Workshop, publicUrl: string, now: number): PlainInput {
  const { session, people, board, records } = workshop.state;
  const { doc } = workshop.documents.shared.plan;
  return {
    session,
    people,
    board,
    plans: Object.fromEntries(
      [...Object.keys(board.risks), wholePlanId].map((riskId) => [riskId, readPlan(doc, riskId)]),
    ),
    records,
    reviews: readReviews(doc),
    today: dayIn(session, now),
    registerUrl: `${publicUrl}/w/${workshop.id}`,
    answers: null,
  };
}

/** What only the JSON holds: the histories, and the answers if they were asked for. */
function onlyInJson(workshop: Workshop, withAnswers: boolean): Partial<PlainInput> {
  const { session, hidden } = workshop.state;
  return {
    history: workshop.history().reverse(),
    earlierHistories: hidden.earlierHistories,
    checks: Object.fromEntries(
      Object.entries(hidden.checks).map(([riskId, checks]) => [
        riskId,
        checks.map(({ at, before: _before, made: _made, contained: _contained, ...found }): Reading => ({
          ...found,
          on: dayIn(session, at),
        })),
      ]),
    ),
    ...(withAnswers && { answers: hidden.visitors.answers ?? session.pulse }),
  };
}

type Asked = {
  readonly exports: ExportQueue;
  readonly publicUrl: string;
  readonly now: number;
  readonly participantId: string;
};

/** `register.csv` and the other formats, for anybody in the workshop (SPEC EX1). */
export async function sendRegister(
  workshop: Workshop,
  request: Request,
  response: Response,
  { exports, publicUrl, now, participantId }: Asked,
): Promise<void> {
  const [name, format] = String(request.params.file).split('.');
  if (name !== 'register' || !isExportFormat(format)) {
    sendProblem(response, 'notFound', `There is no such file. The register comes as ${list(exportFormats)}.`);
    return;
  }
  const { for: tracker, separator = ',', answers } = request.query;
  const fault = queryFault(format, request);
  if (fault !== null) {
    sendProblem(response, 'malformed', fault);
    return;
  }
  const withAnswers = answers === '1';
  if (withAnswers && workshop.state.session.lead.facilitatorId !== participantId) {
    sendProblem(response, 'notAllowed', 'Only the facilitator can take the answers along.', {
      params: { reason: 'capability' },
    });
    return;
  }
  const file = await exports.add(workshop.id, () => {
    // Whoever closed the page while waiting wants no file any more.
    if (response.destroyed) return null;
    return {
      kind: 'export',
      format,
      tracker: isTracker(tracker) ? tracker : null,
      separator: isSeparator(separator) ? separator : ',',
      ...plainInput(workshop, publicUrl, now),
      ...(format === 'json' && onlyInJson(workshop, withAnswers)),
    };
  });
  if (file === null) return;
  if (file === 'busy') {
    sendBusy(response);
    return;
  }
  response
    .status(200)
    .set('Content-Disposition', `attachment; filename="${file.fileName}"`)
    .set('Content-Type', file.contentType)
    .send(typeof file.body === 'string' ? file.body : Buffer.from(file.body));
}

/** @returns what is wrong with the query, or null */
function queryFault(format: ExportFormat, { query }: Request): string | null {
  const { for: tracker, separator, answers } = query;
  if (tracker !== undefined && !(format === 'csv' && isTracker(tracker))) {
    return `Files for ${list(trackerIds)} come as csv.`;
  }
  if (separator !== undefined && !(format === 'csv' && tracker === undefined && isSeparator(separator))) {
    return 'The separator of a csv is a comma or a semicolon; files for trackers have a comma.';
  }
  return answers !== undefined && !(format === 'json' && answers === '1') ? 'The answers come with json only.' : null;
}
