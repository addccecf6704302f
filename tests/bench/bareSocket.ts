import { WebSocket } from 'ws';
import type { Child } from './children.ts';
import { inTime } from './children.ts';

/** Where a frame goes on the bare server: to everybody or back, and whether it is on disk first. */
export type BareRoute = 'relay' | 'echo' | 'kept/relay' | 'kept/echo';

export async function openBare(bare: Child, route: BareRoute): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${bare.host}/${route}`, { perMessageDeflate: false });
  const opened = new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  await inTime(opened, 'a bare socket');
  return socket;
}
