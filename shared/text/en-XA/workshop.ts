import type { WorkshopModule } from '../catalogue.ts';
import { workshop as english } from '../en/workshop.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: the texts of the screens of a workshop. */
export const workshop: WorkshopModule['workshop'] = (format) => pseudo(english(format));
