import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { message, subprotocol, syncMessage } from '../../shared/protocol/frames.ts';
import { inTime } from './children.ts';

/** One socket on one document, as lean as it can be: what it costs is part of what is measured. */
export type Link = {
  readonly doc: Y.Doc;
  /** Frames that came in. */
  readonly received: () => number;
  readonly send: (frame: Uint8Array) => void;
  readonly close: () => void;
};

export type LinkOptions = {
  readonly host: string;
  readonly workshopId: string;
  readonly token: string;
  readonly document: string;
  readonly doc?: Y.Doc;
  /** A frame went out that message 16 will count: a step 2 or an update. */
  readonly onChangesSent?: () => void;
  /** Message 16: that many of them are on disk. */
  readonly onDurable?: (count: number) => void;
  readonly onReply?: (json: string) => void;
  /** An update of somebody else, as its whole frame. */
  readonly onUpdate?: (frame: Uint8Array) => void;
};

const syncFrame = (kind: number, content: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, content);
  });

export const commandFrame = (command: object): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.command);
    encoding.writeVarString(encoder, JSON.stringify(command));
  });

export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(syncMessage.update, update);

/** The content of a step 2 or update frame. */
export function contentOf(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

/** Connects, and resolves when the document has the server's state. */
export function openLink(options: LinkOptions): Promise<Link> {
  const { host, workshopId, token, document, doc = new Y.Doc(), onReply, onDurable, onUpdate } = options;
  const socket = new WebSocket(`ws://${host}/sync/${workshopId}/${document}`, [subprotocol.version, `${subprotocol.tokenPrefix}${token}`], { perMessageDeflate: false }); // prettier-ignore
  let received = 0;
  const link: Link = {
    doc,
    received: () => received,
    send: (frame) => socket.send(frame),
    close: () => socket.terminate(),
  };
  const sendChanges = (kind: number, content: Uint8Array): void => {
    socket.send(syncFrame(kind, content));
    options.onChangesSent?.();
  };
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== link) sendChanges(syncMessage.update, update);
  });
  const synced = new Promise<Link>((resolve, reject) => {
    socket.on('open', () => socket.send(syncFrame(syncMessage.step1, Y.encodeStateVector(doc))));
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`The socket on ${document} was closed with ${code}.`)));
    socket.on('message', (frame: Buffer) => {
      received++;
      const decoder = decoding.createDecoder(frame);
      const type = decoding.readVarUint(decoder);
      if (type === message.sync) {
        const kind = decoding.readVarUint(decoder);
        const content = decoding.readVarUint8Array(decoder);
        if (kind === syncMessage.step1) sendChanges(syncMessage.step2, Y.encodeStateAsUpdate(doc, content));
        else Y.applyUpdate(doc, content, link);
        if (kind === syncMessage.step2) resolve(link);
        if (kind === syncMessage.update) onUpdate?.(frame);
      } else if (type === message.durable) {
        decoding.readVarUint8Array(decoder);
        onDurable?.(decoding.readVarUint(decoder));
      } else if (type === message.reply) onReply?.(decoding.readVarString(decoder));
    });
  });
  return inTime(synced, `the document ${document}`);
}
