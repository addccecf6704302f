import { rowPath } from '../../../shared/mail/paths.ts';
import type { IncidentWaiting, IncidentWaitingKind } from '../../../shared/register/waitingIncidents.ts';
import type { LetterLine, Tone } from './letter.ts';
import { line } from './letter.ts';
import type { Writing } from './writing.ts';

const longest = 160;

const toneOf: { readonly [K in IncidentWaitingKind]: Tone } = {
  happened: 'signal',
  reviewPast: 'caution',
  review: 'plain',
  proposed: 'caution',
  landed: 'plain',
  holds: 'plain',
};

/** The line of a digest about a review, or about a change that was learned from an incident. */
export function incidentLine({ text, context, state }: Writing, waiting: IncidentWaiting): LetterLine {
  const { kind, row, incident, change } = waiting;
  const { id } = state.session.workshop;
  const path = row === null ? `/w/${id}` : rowPath(id, row.number);
  return {
    mark: text.lines[kind],
    tone: toneOf[kind],
    title: line(row?.title ?? incident.title, longest),
    detail: line(change?.line ?? incident.what, longest),
    link: { label: text.open, url: `${context.origin}${path}` },
  };
}
