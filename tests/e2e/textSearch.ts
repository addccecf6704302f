import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import { decodePadded } from '../../shared/protocol/padded.ts';

/** Everything that went one way between a page and the server. */
export type TextSearch = {
  readonly hear: (bytes: Uint8Array, isFrame: boolean) => void;
  readonly holds: (text: string) => boolean;
};

/**
 * Finds a text that travelled as it stands, and one that travelled letter by letter: each key that is pressed is an
 * update of its own, so the letters of every writer are put together again by their place in that writer's sequence.
 */
export function createTextSearch(): TextSearch {
  const all: Buffer[] = [];
  const letters = new Map<number, Map<number, string>>();

  const hearUpdate = (update: Uint8Array): void => {
    for (const struct of Y.decodeUpdate(update).structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
      const { client, clock } = struct.id;
      const sequence = letters.get(client) ?? new Map<number, string>();
      letters.set(client, sequence);
      // The same letters may come again in a longer piece. Yjs counts UTF-16 units.
      for (let at = 0; at < struct.length; at++) sequence.set(clock + at, struct.content.str.charAt(at));
    }
  };
  const hearMessage = (bytes: Uint8Array): void => {
    if (bytes[0] === message.padded) {
      decodePadded(bytes).forEach(hearMessage);
      return;
    }
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== message.sync) return;
    if (decoding.readVarUint(decoder) !== syncMessage.step1) hearUpdate(decoding.readVarUint8Array(decoder));
  };
  const spelt = (): string[] =>
    [...letters.values()].map((sequence) =>
      [...sequence]
        .sort(([a], [b]) => a - b)
        .map(([, letter]) => letter)
        .join(''),
    );
  return {
    hear: (bytes, isFrame) => {
      all.push(Buffer.from(bytes));
      if (isFrame) hearMessage(bytes);
    },
    holds: (text) =>
      all.some((bytes) => bytes.includes(text, 0, 'utf8')) || spelt().some((sequence) => sequence.includes(text)),
  };
}
