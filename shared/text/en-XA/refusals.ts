import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/refusals.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: why the server did not do what was asked. */
export const texts: BundleModule<'refusals'>['texts'] = (format) => pseudo(english(format));
