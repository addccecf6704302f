import type { Session } from './session.ts';

type Project = Pick<Session['workshop'], 'title' | 'successMetric' | 'failedBy'>;

/**
 * The front page from the future, written from the lobby's answers: certain, past tense and plain (DESIGN, "Imagine";
 * Mitchell, Russo and Pennington 1989). The facilitator can change headline and text.
 */
export function createScene(project: Project): Session['scene'] {
  const metric = project.successMetric?.trim();
  const missed = metric
    ? `What success would have been: ${metric.replace(/\.$/, '')}. It was not reached, not even nearly.`
    : 'What it was meant to achieve was not reached, not even nearly.';
  return {
    date: project.failedBy,
    headline: `${project.title.replace(/\.$/, '')} has failed.`,
    text: `${missed} Not a wobble: a plain, complete failure. The people it was for have gone elsewhere. You know what happened. Take a moment to picture the week it became obvious.`,
  };
}

/** The learning contract as it stands before anybody edits it (DESIGN, "Lobby"). */
export const defaultContract =
  'We assume good intent. We look at systems and decisions, not people. What is said here is used to change the plan, not to judge anyone.';
