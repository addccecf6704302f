import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/firstPage.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale, made from English when it is loaded: longer, accented and mirrored. For tests of the layout. */
export const direction = 'rtl';

export const texts: BundleModule<'firstPage'>['texts'] = (format) => pseudo(english(format));
