import type { Format } from '../format.ts';
import { commandNamesText } from './screens/commandNames.ts';
import { refusalsText } from './screens/refusals.ts';

/** English: why the server did not do what was asked. */
export const texts = (format: Format) => ({ refusals: refusalsText(format), commandNames: commandNamesText });
