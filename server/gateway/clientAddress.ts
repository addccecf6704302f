import type { IncomingMessage } from 'node:http';

/** Whether the proxy at this address, `hop` steps away, is trusted to name whom it forwards for; Express compiles it from TRUST_PROXY. */
export type TrustProxy = (address: string, hop: number) => boolean;

/** The address of a visitor, from an upgrade that Express does not see: the same that `request.ip` is for requests. */
export function clientAddress(request: IncomingMessage, trust: TrustProxy): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim());
  const hops = [request.socket.remoteAddress ?? '', ...forwarded.filter(Boolean).reverse()];
  const last = hops.length - 1;
  return hops.find((address, hop) => hop === last || !trust(address, hop)) ?? '';
}

/**
 * True for an upgrade that a proxy in the same machine or network forwards, although TRUST_PROXY names none: its address
 * stands for everybody behind it. A public address is never taken for a proxy, because any client can add the header.
 */
export function isUntrustedProxy(request: IncomingMessage, trust: TrustProxy): boolean {
  const from = request.socket.remoteAddress ?? '';
  const { forwarded, 'x-forwarded-for': forwardedFor } = request.headers;
  return (forwarded ?? forwardedFor) !== undefined && isPrivate(from) && !trust(from, 0);
}

const isPrivate = (address: string): boolean =>
  /^(::1$|f[cd]|fe[89ab]|(::ffff:)?(127|10)\.|(::ffff:)?192\.168\.|(::ffff:)?172\.(1[6-9]|2\d|3[01])\.)/i.test(address);
