import type { ServerTexts } from '../text/catalogue.ts';
import type { SceneEnding } from './sceneEndings.ts';
import { sceneEndings } from './sceneEndings.ts';
import type { Session } from './session.ts';

type Project = Pick<Session['workshop'], 'title' | 'successMetric' | 'failedBy'>;
type Scene = Session['scene'];
type StoredTexts = ServerTexts['stored'];

/** The front page from the future, made from the answers of the lobby; the facilitator can change headline and text. */
export function createScene(project: Project, { scene }: StoredTexts, ending: SceneEnding = 'usual'): Scene {
  return {
    date: project.failedBy,
    headline: scene.headline(project.title),
    text: scene.text(project.successMetric?.trim() || null, ending),
  };
}

/** The ending of a front page that nobody edited; null when somebody did. */
export const endingOf = (project: Project, stored: StoredTexts, scene: Scene): SceneEnding | null =>
  sceneEndings.find((ending) => {
    const made = createScene(project, stored, ending);
    return made.headline === scene.headline && made.text === scene.text;
  }) ?? null;

/** The text with another last sentence: in place of one that was picked before, else after what was written. */
export function withEnding(project: Project, stored: StoredTexts, text: string, ending: SceneEnding): string {
  const isMade = sceneEndings.some((one) => createScene(project, stored, one).text === text);
  if (isMade) return createScene(project, stored, ending).text;
  const endings = stored.scene.endings;
  const last = sceneEndings.map((one) => endings[one]).find((sentence) => text.endsWith(sentence)) ?? '';
  return [text.slice(0, text.length - last.length).trim(), endings[ending]].filter((part) => part !== '').join(' ');
}
