import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/workshop.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: the texts of the screens of a workshop. */
export const texts: BundleModule<'workshop'>['texts'] = (format) => pseudo(english(format));
