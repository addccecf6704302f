import type { Incident } from '../../../shared/board/records.ts';
import { missingLines } from '../../../shared/register/reviewNote.ts';
import type { ReviewTexts } from '../../../shared/plan/reviews.ts';
import { isLook } from '../../../shared/register/schedule.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { dayIn } from '../../../shared/session/session.ts';
import { serverTexts } from '../../text/serverTexts.ts';
import type { Context } from '../core/context.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { DecideBoard } from './boardCommand.ts';
import { riskAt } from './find.ts';
import { goneIncident, incidentAt, incidentChange } from './incidentEdits.ts';

/** Makes the texts of a note, filled from the plan and the readings; two people who begin at once begin one (SPEC HP4a). */
const beginReview: DecideBoard<'beginReview'> = (state, { incidentId }, context) => {
  const incident = incidentAt(state, incidentId);
  if (!incident) return goneIncident;
  if (context.reviewTexts(incidentId) !== null) return unchanged;
  return decided({ reviews: { [incidentId]: filled(state, incident, context) } });
};

/** How many readings before the last one are named. */
const namedBefore = 3;

function filled(state: State, { riskId, what, on, reading }: Incident, context: Context): ReviewTexts {
  const empty: ReviewTexts = { intended: '', happened: what, gap: '', because: '' };
  const risk = riskId === null ? undefined : riskAt(state, riskId);
  if (riskId === null || !risk) return empty;
  const { stored } = serverTexts(state.session.workshop);
  const plan = context.planTexts(riskId);
  const looks = (risk.readings ?? []).filter((one) => isLook(one) && one.on <= on && one.reading !== null);
  const values = looks.map((one) => one.reading as number | string);
  const last = reading ?? values.at(-1);
  const before = values.slice(0, looks.length > 0 && values.at(-1) === last ? -1 : values.length);
  const measured =
    last === undefined
      ? ''
      : stored.review.happened({ signal: oneLine(plan.signal), last, before: before.slice(-namedBefore) });
  return {
    ...empty,
    intended: stored.review.intended({ prevention: oneLine(plan.prevention), signal: oneLine(plan.signal) }),
    happened: [what, measured].filter((words) => words !== '').join(' '),
  };
}

/** A note is kept once it has what it needs (SPEC HP4c); it can be written further. */
const keepReview: DecideBoard<'keepReview'> = (state, { incidentId }, context) => {
  const incident = incidentAt(state, incidentId);
  if (!incident) return goneIncident;
  if (incident.reviewedOn !== null) return unchanged;
  const lines = missingLines(incident, context.reviewTexts(incidentId));
  if (lines.length > 0)
    return refused('noteIncomplete', `Lines ${lines.join(', ')} are still empty.`, { reason: 'lines', lines });
  const reviewedOn = dayIn(state.session, context.now);
  return decided(
    incidentChange(incidentId, { reviewedOn, ...(incident.reviewNotNeeded !== null && { reviewNotNeeded: null }) }),
  );
};

const skipReview: DecideBoard<'skipReview'> = (state, { incidentId, reason }) => {
  const incident = incidentAt(state, incidentId);
  if (!incident) return goneIncident;
  const reviewNotNeeded = reason.trim();
  if (reviewNotNeeded === '') return refused('reasonNeeded', 'Say why no review is needed.', { reason: 'noReview' });
  if (incident.reviewedOn !== null || incident.reviewNotNeeded === reviewNotNeeded) return unchanged;
  return decided(incidentChange(incidentId, { reviewNotNeeded }));
};

export const reviewDecisions = { beginReview, keepReview, skipReview };
