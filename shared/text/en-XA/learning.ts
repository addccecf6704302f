import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/learning.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: small tests and checklists. */
export const texts: BundleModule<'learning'>['texts'] = (format) => pseudo(english(format));
