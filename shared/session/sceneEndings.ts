/** The last sentences of the front page that the facilitator can pick, by what the project is. */
export const sceneEndings = ['usual', 'customers', 'internal', 'event', 'clinic', 'mission'] as const;
export type SceneEnding = (typeof sceneEndings)[number];
