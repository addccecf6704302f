/** A WebSocket constructor; tests pass a fake one. */
export type SocketClass = typeof WebSocket;

export const browserSocketClass = (): SocketClass => WebSocket;
