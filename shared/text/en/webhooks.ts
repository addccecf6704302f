import type { Format } from '../format.ts';
import { webhooksText } from './screens/webhooks.ts';

/** English: who is told of what happens in the register. */
export const texts = (format: Format) => ({ webhooks: webhooksText(format) });
