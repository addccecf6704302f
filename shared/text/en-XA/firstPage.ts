import type { FirstPageModule } from '../catalogue.ts';
import { firstPage as english } from '../en/firstPage.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale, made from English when it is loaded: longer, accented and mirrored. For tests of the layout. */
export const direction = 'rtl';

export const firstPage: FirstPageModule['firstPage'] = (format) => pseudo(english(format));
