import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/imports.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: registers and changes from files. */
export const texts: BundleModule<'imports'>['texts'] = (format) => pseudo(english(format));
