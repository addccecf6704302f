/** The first varUint of every WebSocket frame (CONTRACT section 3). */
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

/** Offered by the client, the first one selected by the server. The token travels as `token.<token>`. */
export const subprotocol = { version: 'forewarned.1', tokenPrefix: 'token.', padded: 'padded.1' } as const;

/** The sizes a padded frame can have (CONTRACT section 3, message 20). */
export const paddedSizes = [512, 4_096, 32_768, 1_048_576] as const;
