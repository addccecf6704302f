import type { IncomingMessage } from 'node:http';
import { addressGroup } from '../limits/addressGroup.ts';
import type { Log } from '../ports.ts';
import type { TrustProxy } from './clientAddress.ts';
import { clientAddress, isUntrustedProxy } from './clientAddress.ts';

/** Open sockets by address (SPEC GW6). */
export type SocketCounts = {
  /** Counts one more. @returns a function for when it is closed; null when its address has too many */
  readonly add: (request: IncomingMessage) => (() => void) | null;
};

export function createSocketCounts(most: number, trust: TrustProxy, log: Log): SocketCounts {
  const open = new Map<string, number>();
  let isWarned = false;
  return {
    add(request) {
      if (isUntrustedProxy(request, trust)) {
        if (!isWarned)
          log.warn('a proxy forwards visitors, but TRUST_PROXY is not set: sockets by address are not limited');
        isWarned = true;
        return () => undefined;
      }
      const address = addressGroup(clientAddress(request, trust));
      const count = open.get(address) ?? 0;
      if (count >= most) return null;
      open.set(address, count + 1);
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        const left = (open.get(address) ?? 1) - 1;
        if (left > 0) open.set(address, left);
        else open.delete(address);
      };
    },
  };
}
