/** Where a store takes its random bytes from: Node's crypto in production, a seeded stream in tests. */
export type RandomBytes = { bytes(count: number): Uint8Array };
