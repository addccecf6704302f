import type { Join } from '../../shared/commands/requests.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { Joined, Reply } from '../../shared/protocol/replies.ts';

/** One document of one person. */
export type DocumentAddress = {
  readonly workshopId: string;
  readonly token: string;
  /** `session`, `notebook/2`, … */
  readonly document: string;
  readonly isPadded: boolean;
};

/** What a socket reports. Code 1006: the network broke, or the server refused the upgrade. */
export type SocketEvents = {
  readonly onFrame: (bytes: Uint8Array) => void;
  readonly onClose: (code: number) => void;
};

export type ClientSocket = { readonly send: (frame: Uint8Array) => void; readonly close: () => void };

/** A server as any client reaches it: simulated people have no other way into a workshop. */
export type ServerPort = {
  /** `POST /api/joins`. Rejects when the server does not answer. */
  readonly join: (wanted: Join) => Promise<Joined | { readonly ok: false; readonly code: RefusalCode }>;
  /** `POST /api/workshops/:id/commands`. Rejects when the server does not answer. */
  readonly post: (workshopId: string, token: string, command: object) => Promise<Reply>;
  /** A WebSocket on `/sync/…`; frames sent before it is open are kept. */
  readonly open: (address: DocumentAddress, events: SocketEvents) => ClientSocket;
};
