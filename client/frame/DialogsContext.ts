import { createContext, use } from 'react';
import type { OpenDialog } from './dialogs.ts';

/** Opens one of the workshop's dialogs from any component below it. */
export const DialogsContext = createContext<OpenDialog>(() => undefined);
export const useDialogs = (): OpenDialog => use(DialogsContext);
