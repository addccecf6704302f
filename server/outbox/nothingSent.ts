import type { Ports } from '../ports.ts';
import { createAddressRules } from './addressRules.ts';

/** For programs that open workshops and send nothing themselves. What is owed stays stored until a server runs. */
export const nothingSent: Pick<Ports, 'couriers' | 'publicUrl'> = {
  couriers: {
    webhook: () => Promise.resolve({ ok: false, reason: 'noConnection' }),
    urlFault: createAddressRules().urlFault,
    mail: null,
  },
  publicUrl: null,
};
