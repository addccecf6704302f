import type { Format } from '../format.ts';
import { mailAddressText } from './screens/mailAddress.ts';
import { mailPagesText } from './screens/mailPages.ts';

/** English: the pages that links in mails open, and one's own address. */
export const texts = (format: Format) => ({ mailPages: mailPagesText(format), mailAddress: mailAddressText() });
