import type { Format } from '../format.ts';
import { dialogsText } from './screens/dialogs.ts';

/** English: the dialogs of a workshop. */
export const texts = (format: Format) => ({ dialogs: dialogsText(format) });
