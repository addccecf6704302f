import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/register.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: the register. */
export const texts: BundleModule<'register'>['texts'] = (format) => pseudo(english(format));
