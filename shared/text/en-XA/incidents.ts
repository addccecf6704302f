import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/incidents.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: incidents, near misses, review notes and changes. */
export const texts: BundleModule<'incidents'>['texts'] = (format) => pseudo(english(format));
