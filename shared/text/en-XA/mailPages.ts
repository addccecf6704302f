import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/mailPages.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: the pages that links in mails open. */
export const texts: BundleModule<'mailPages'>['texts'] = (format) => pseudo(english(format));
