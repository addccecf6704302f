import { createContext, use } from 'react';
import type { OpenDialog } from './dialogs.ts';

/** Opens one of the shell's dialogs from anywhere below it. */
export const DialogsContext = createContext<OpenDialog>(() => undefined);
export const useDialogs = (): OpenDialog => use(DialogsContext);
