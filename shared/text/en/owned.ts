import type { Format } from '../format.ts';
import { ownedText } from './screens/owned.ts';

/** English: what a new owner is told. */
export const texts = (format: Format) => ({ owned: ownedText(format) });
