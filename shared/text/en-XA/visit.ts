import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/visit.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: the pages of shared and personal links. */
export const texts: BundleModule<'visit'>['texts'] = () => pseudo(english());
