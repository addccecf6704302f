import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/owned.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: what a new owner is told. */
export const texts: BundleModule<'owned'>['texts'] = (format) => pseudo(english(format));
