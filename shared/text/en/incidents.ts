import type { Format } from '../format.ts';
import { incidentsText } from './screens/incidents.ts';

/** English: incidents, near misses, review notes and changes. */
export const texts = (format: Format) => ({ incidents: incidentsText(format) });
