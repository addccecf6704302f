import { isIPv6 } from 'node:net';

/** The key under which an address is limited: IPv4 itself, of IPv6 the /64, which one household or phone has for itself. */
export function addressGroup(address: string): string {
  const parts = partsOf(address);
  return typeof parts === 'string' ? parts : parts.slice(0, 4).join(':');
}

/** The network of an address, which gets one share of what all networks share: of IPv6 the /48, of IPv4 the /24. */
export function networkOf(address: string): string {
  const parts = partsOf(address);
  return typeof parts === 'string' ? parts.split('.').slice(0, 3).join('.') : parts.slice(0, 3).join(':');
}

/** An IPv4 address as it is, also from inside IPv6; the eight parts of an IPv6 address without leading zeros. */
function partsOf(address: string): string | string[] {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const filled =
    tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return filled.map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''));
}
