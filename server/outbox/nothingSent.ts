import type { Ports } from '../ports.ts';

/** For programs that open workshops and send nothing themselves. What is owed stays stored until a server runs. */
export const nothingSent: Pick<Ports, 'couriers' | 'publicUrl'> = {
  couriers: { webhook: () => Promise.resolve({ ok: false, reason: 'Nothing is sent from here.' }), mail: null },
  publicUrl: null,
};
