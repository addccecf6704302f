import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/programs.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: calendar feeds and programs. */
export const texts: BundleModule<'programs'>['texts'] = (format) => pseudo(english(format));
