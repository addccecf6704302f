import type { ServerTexts } from '../text/catalogue.ts';
import type { Session } from './session.ts';

type Project = Pick<Session['workshop'], 'title' | 'successMetric' | 'failedBy'>;

/** The front page from the future, made from the answers of the lobby; the facilitator can change headline and text. */
export function createScene(project: Project, { scene }: ServerTexts['stored']): Session['scene'] {
  return {
    date: project.failedBy,
    headline: scene.headline(project.title),
    text: scene.text(project.successMetric?.trim() || null),
  };
}
