import type { IncomingMessage } from 'node:http';
import { subprotocol } from '../../shared/protocol/frames.ts';

export type Offer = {
  readonly isOurVersion: boolean;
  readonly token: string | null;
  readonly padded: boolean;
  readonly isScreen: boolean;
};

/** Reads the offered subprotocols. Clients other than our page offer no version of the page (SPEC FA17b). The token is one of them, so that it never appears in a URL or an access log. */
export function readOffer(request: IncomingMessage): Offer {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const token = offered.find((name) => name.startsWith(subprotocol.tokenPrefix));
  return {
    isOurVersion:
      offered.includes(subprotocol.version) &&
      offered.every((name) => !name.startsWith(subprotocol.pagePrefix) || name === subprotocol.page),
    token: token?.slice(subprotocol.tokenPrefix.length) ?? null,
    padded: offered.includes(subprotocol.padded),
    isScreen: offered.includes(subprotocol.screen),
  };
}

/**
 * Accepts our own page and listed origins. A request without Origin is accepted too: it does not come from a web page, and
 * browsers never attach a token by themselves (SPEC GW1, docs/decisions/0004).
 */
export function isAllowedOrigin(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  if (host === undefined || !URL.canParse(origin)) return false;
  const page = new URL(origin);
  // Browsers send the origin in its normal form; anything else is not a browser.
  if (page.origin !== origin || !(page.protocol in defaultPorts)) return false;
  // If our address is known, a page of the same host with another scheme may come from an attacker on the network.
  if (allowed.some((listed) => new URL(listed).host === page.host)) return false;
  return host === page.host || (page.port === '' && host === `${page.host}:${defaultPorts[page.protocol] ?? ''}`);
}

const defaultPorts: { readonly [protocol: string]: string } = { 'http:': '80', 'https:': '443' };
