import { visitText } from './screens/visit.ts';

/** English: the pages of shared and personal links. */
export const texts = () => ({ visit: visitText() });
