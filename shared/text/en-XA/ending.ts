import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/ending.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: the end of the meeting. */
export const texts: BundleModule<'ending'>['texts'] = (format) => pseudo(english(format));
