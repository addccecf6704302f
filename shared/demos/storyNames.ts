/** The stories of rehearsals, as `POST /api/workshops` names them (SPEC RH1a). */
export const storyNames = ['launch', 'clinic', 'market'] as const;
export type StoryName = (typeof storyNames)[number];

/** How many times faster than people the simulated people of a rehearsal are. */
export const speeds = [1, 2, 4, 8] as const;
export type Speed = (typeof speeds)[number];

/** How many simulated people take part in a rehearsal. */
export const simulatedPeople = 6;
