import { WebSocket } from 'ws';
import { noLocalEdits } from '../../client/connection/localEdits.ts';
import type { ManagedConnection } from '../../client/connection/documentConnection.ts';
import { createDocumentConnection } from '../../client/connection/documentConnection.ts';
import type { SocketClass } from '../../client/runtime/socketClass.ts';
import { browserRandom } from '../../client/runtime/random.ts';
import { monotonicNow } from '../../client/runtime/clock.ts';
import { browserTimers } from '../../client/runtime/timers.ts';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { decodePadded } from '../../shared/protocol/padded.ts';

// y-websocket listens for the end of the process, once for each socket.
process.setMaxListeners(0);

export type PageLinkOptions = {
  readonly host: string;
  readonly workshopId: string;
  readonly token: string;
  readonly document: string;
  /** As the page does it for notebook and ballot. */
  readonly isPadded?: boolean;
  readonly onOpen?: (socket: WebSocket) => void;
  /** The document is the server's, again after each time the socket was lost. */
  readonly onSynced: () => void;
  /** The server closed it for good. */
  readonly onFinal: (code: number) => void;
};

/** One document on the page's own link, which comes back by the page's own waiting rule. */
export function openPageLink(options: PageLinkOptions): ManagedConnection {
  const { host, workshopId, token, document, isPadded = false, onOpen, onSynced, onFinal } = options;
  class WatchedSocket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { perMessageDeflate: false });
      // Listens from the opening on, so behind the link: what is reported here is in the document already.
      this.once('open', () => {
        onOpen?.(this);
        this.on('message', (data: ArrayBuffer) => {
          const frame = new Uint8Array(data);
          for (const [type, kind] of isPadded ? decodePadded(frame) : [frame])
            if (type === message.sync && kind === syncMessage.step2) onSynced();
        });
      });
    }
  }
  return createDocumentConnection(
    {
      serverUrl: `ws://${host}/sync/${workshopId}`,
      token,
      Socket: WatchedSocket as unknown as SocketClass,
      timers: browserTimers,
      monotonicNow,
      random: browserRandom,
    },
    {
      path: document,
      localEdits: noLocalEdits,
      padding: isPadded ? { kind: 'frames', most: limits.largeFrameBytes } : { kind: 'none' },
      sendsAwareness: false,
      documentOutbox: null,
      rebuildsOn: () => false,
      onFinal,
      onTooMuch: () => undefined,
      handlers: {},
      onOpened: () => undefined,
    },
  );
}
