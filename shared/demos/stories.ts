import { clinic } from './clinic.ts';
import type { Demo } from './demo.ts';
import { launch } from './launch.ts';
import { market } from './market.ts';
import type { StoryName } from './storyNames.ts';

/** The stories of rehearsals, by the name that they have on the wire. */
export const stories: { readonly [S in StoryName]: Demo } = { launch, clinic, market };
