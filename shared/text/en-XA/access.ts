import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/access.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: who gets at the register, and for how long. */
export const texts: BundleModule<'access'>['texts'] = (format) => pseudo(english(format));
