import { isIP } from 'node:net';

/** True for a Host header with a name under which this server is meant to be reached. */
export type IsKnownHost = (host: string | undefined) => boolean;

/**
 * Any other name can be one that its owner points to this machine, so that the browser of a visitor takes the owner's page
 * and this server for the same site (SPEC HO1). Addresses in numbers cannot be pointed anywhere; loopback names never leave
 * the machine. Ports do not matter: proxies leave them out or change them.
 * @param origins configured origins
 * @param machineName the name of this machine, with or without domain
 */
export function createKnownHosts(origins: readonly string[], machineName: string): IsKnownHost {
  const machine = plainName(machineName);
  const short = machine.split('.')[0] ?? machine;
  const names = new Set([
    ...origins.map((origin) => plainName(new URL(origin).hostname)),
    machine,
    short,
    `${short}.local`,
  ]);
  return (host) => {
    const name = nameIn(host ?? '');
    return name !== null && (names.has(name) || isLoopbackName(name) || isIP(name) !== 0);
  };
}

const isLoopbackName = (name: string): boolean => name === 'localhost' || name.endsWith('.localhost');

/** Lower case, without the dot that ends a fully qualified name. */
const plainName = (name: string): string => name.toLowerCase().replace(/\.$/, '');

/** The name in a Host header without its port; of an IPv6 address without the brackets. */
function nameIn(host: string): string | null {
  const [, bracketed, name] = /^(?:\[([0-9a-f:.]+)\]|([^\s:@/[\]]+))(?::\d{1,5})?$/i.exec(host) ?? [];
  if (bracketed !== undefined) return bracketed;
  return name === undefined ? null : plainName(name);
}
