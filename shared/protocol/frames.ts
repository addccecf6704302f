import { protocolVersion } from './version.ts';

/** The first varUint of every WebSocket frame (docs/PROTOCOL.md). */
export const message = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  durable: 16,
  command: 17,
  reply: 18,
  presence: 19,
  padded: 20,
  hand: 21,
} as const;

/** The second varUint of a sync frame (y-protocols/sync). */
export const syncMessage = { step1: 0, step2: 1, update: 2 } as const;

/**
 * Offered by the client; the server selects `version`. The token is offered as `token.<token>`. Our page also offers the
 * version it was built with as `page.<n>`; other clients need not. With `screen.1` a socket of a seat only watches (SPEC SN3).
 */
export const subprotocol = {
  version: 'forewarned.1',
  pagePrefix: 'page.',
  page: `page.${protocolVersion}`,
  tokenPrefix: 'token.',
  padded: 'padded.1',
  screen: 'screen.1',
} as const;
