import type { Format } from '../format.ts';
import { importsText } from './screens/imports.ts';

/** English: registers and changes from files. */
export const texts = (format: Format) => ({ imports: importsText(format) });
