import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/how.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: the page that explains the method. */
export const texts: BundleModule<'how'>['texts'] = () => pseudo(english());
