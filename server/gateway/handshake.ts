import type { IncomingMessage } from 'node:http';
import { subprotocol } from '../../shared/protocol/frames.ts';

export type Offer = { readonly isOurVersion: boolean; readonly token: string | null; readonly padded: boolean };

/** What the client offers as subprotocols; the token travels there so that no log of addresses can hold it (CONTRACT section 3). */
export function readOffer(request: IncomingMessage): Offer {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const token = offered.find((name) => name.startsWith(subprotocol.tokenPrefix));
  return {
    isOurVersion: offered.includes(subprotocol.version),
    token: token?.slice(subprotocol.tokenPrefix.length) ?? null,
    padded: offered.includes(subprotocol.padded),
  };
}

/**
 * Whether a page of this origin may talk to this server: our own page, or one on the list. A client that is no browser sends
 * no Origin and has to have a token all the same, which no browser attaches by itself (THREATS, point 9; SPEC GW1).
 */
export function isAllowedOrigin(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  if (host === undefined || !URL.canParse(origin)) return false;
  const page = new URL(origin);
  // A browser sends scheme, host and port in their shortest form; anything more is somebody who tries something.
  if (page.origin !== origin || !(page.protocol in defaultPorts)) return false;
  // Where our address is known, a page of the same host under another scheme is whoever sits on the line.
  if (allowed.some((listed) => new URL(listed).host === page.host)) return false;
  return host === page.host || (page.port === '' && host === `${page.host}:${defaultPorts[page.protocol] ?? ''}`);
}

const defaultPorts: { readonly [protocol: string]: string } = { 'http:': '80', 'https:': '443' };
