import ipaddr from 'ipaddr.js';
import type { UrlFault } from '../../shared/protocol/refusals.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [address: Address, bits: number];

/** Which addresses this server sends anything to (SPEC TL4e). */
export type AddressRules = {
  /** True for a public address, and for one in a network that was allowed. False for what is no address. */
  readonly mayConnect: (address: string) => boolean;
  /** True for an address in a network that was allowed: only there http is spoken. */
  readonly isAllowed: (address: string) => boolean;
  /** Why nothing is sent to this URL, as far as it can be told without looking its name up; null when something may be. */
  readonly urlFault: (url: string) => UrlFault | null;
};

/** What answers for the machine itself in clouds, besides link-local addresses. */
const metadataAddresses: ReadonlySet<string> = new Set(['168.63.129.16']);

/** Public IPv6 addresses are in here; ranges beyond are kept for later, and some networks use them for themselves. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * The networks of WEBHOOK_ALLOW: CIDRs or single addresses, separated by commas.
 * @throws Error that names the variable and the part that is wrong
 */
export function readNetworks(text: string): Network[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.map((part) => {
    const [address = '', bits, more] = part.split('/');
    const parsed = more === undefined ? parseAddress(address) : null;
    const most = parsed?.kind() === 'ipv4' ? 32 : 128;
    const size = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : NaN;
    if (!parsed || !(size >= 0 && size <= most)) {
      throw new Error(`WEBHOOK_ALLOW has to hold networks like 10.0.0.0/8 or fd00::/8. "${part}" is none.`);
    }
    return [parsed, size];
  });
}

export function createAddressRules(allowed: readonly Network[] = []): AddressRules {
  const isAllowed = (text: string): boolean => {
    const address = parseAddress(text);
    return address !== null && allowed.some((network) => isWithin(inIpv4(address), network));
  };
  const mayConnect = (text: string): boolean => isAllowed(text) || isPublic(text);

  return {
    isAllowed,
    mayConnect,
    urlFault(text) {
      if (!URL.canParse(text)) return 'invalid';
      const { protocol, username, password, hash, hostname } = new URL(text);
      if (protocol !== 'https:' && protocol !== 'http:') return 'notHttps';
      if (username !== '' || password !== '') return 'credentials';
      if (hash !== '' || text.includes('#')) return 'fragment';
      const host = hostname.replace(/^\[|\]$|\.$/g, '');
      const isAddress = parseAddress(host) !== null;
      // A name that means this machine is refused at once unless this machine was allowed.
      const isLocal = host === 'localhost' || host.endsWith('.localhost');
      if (isAddress ? !mayConnect(host) : isLocal && !isAllowed('127.0.0.1') && !isAllowed('::1')) return 'address';
      if (protocol === 'http:' && (isAddress ? !isAllowed(host) : allowed.length === 0)) return 'notHttps';
      return null;
    },
  };
}

function isPublic(text: string): boolean {
  const address = parseAddress(text);
  // Ranges that contain IPv4 addresses, mapped or translated, are none of `unicast`.
  if (address?.range() !== 'unicast' || metadataAddresses.has(address.toString())) return false;
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(globalUnicast);
}

/** Without a zone: `fe80::1%eth0` is a link-local address. IPv4 only as four decimal numbers. */
function parseAddress(text: string): Address | null {
  const [plain = ''] = text.split('%');
  if (ipaddr.IPv4.isValidFourPartDecimal(plain)) return ipaddr.IPv4.parse(plain);
  return ipaddr.IPv6.isValid(plain) ? ipaddr.IPv6.parse(plain) : null;
}

const inIpv4 = (address: Address): Address =>
  address.kind() === 'ipv6' && (address as ipaddr.IPv6).isIPv4MappedAddress()
    ? (address as ipaddr.IPv6).toIPv4Address()
    : address;

const isWithin = (address: Address, [network, bits]: Network): boolean =>
  address.kind() === network.kind() && address.match([network, bits] as [never, number]);
