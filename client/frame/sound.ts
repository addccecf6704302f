import { createContext, use } from 'react';

/** Whether this person wants to hear cues, and its setter. Off unless they turned it on in this tab (SPEC FC5b). */
export type Sound = { readonly on: boolean; readonly set: (on: boolean) => void };

export const SoundContext = createContext<Sound>({ on: false, set: () => undefined });
export const useSound = (): Sound => use(SoundContext);
