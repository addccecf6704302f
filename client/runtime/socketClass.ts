/** The constructor of a WebSocket; tests pass one whose other end they hold. */
export type SocketClass = typeof WebSocket;

export const browserSocketClass = (): SocketClass => WebSocket;
