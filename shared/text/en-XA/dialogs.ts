import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/dialogs.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: the dialogs of a workshop. */
export const texts: BundleModule<'dialogs'>['texts'] = (format) => pseudo(english(format));
