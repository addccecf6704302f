import type { Format } from '../format.ts';
import { checklistsText } from './screens/checklists.ts';
import { smallTestsText } from './screens/smallTests.ts';

/** English: small tests and checklists. */
export const texts = (format: Format) => ({ smallTests: smallTestsText(format), checklists: checklistsText(format) });
