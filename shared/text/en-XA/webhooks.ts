import type { BundleModule } from '../catalogue.ts';
import { texts as english } from '../en/webhooks.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: who is told of what happens in the register. */
export const texts: BundleModule<'webhooks'>['texts'] = (format) => pseudo(english(format));
