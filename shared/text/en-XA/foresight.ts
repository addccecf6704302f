import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/foresight.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: foresight, near misses, review notes and changes. */
export const texts: BundleModule<'foresight'>['texts'] = (format) => pseudo(english(format));
