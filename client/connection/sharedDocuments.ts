import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { createDocumentConnection } from './documentConnection.ts';
import type { DocumentConnectionOptions, ManagedConnection } from './documentConnection.ts';
import { noLocalEdits } from './localEdits.ts';
import type { ConnectionPorts } from './syncProvider.ts';
import type { EndReason } from './workshopConnection.ts';

/** The documents that all people of a workshop have. */
export type SharedPath = 'session' | 'board' | 'plan';

const endReasons: { readonly [code: number]: EndReason } = {
  [closeCode.unknownToken]: 'unknownToken',
  [closeCode.linkReplaced]: 'unknownToken',
  [closeCode.removed]: 'removed',
  [closeCode.notFound]: 'notFound',
};

/** Why a close code ends the seat or the workshop; null for other codes. */
export const endReasonOf = (code: number): EndReason | null => endReasons[code] ?? null;

/** A connection for a document that all people have, by default one that the page only reads. */
export const createSharedDocument = (
  ports: ConnectionPorts,
  path: SharedPath,
  onFinal: (code: number) => void,
  extra: Partial<DocumentConnectionOptions> = {},
): ManagedConnection =>
  createDocumentConnection(ports, {
    path,
    localEdits: noLocalEdits,
    padding: path === 'session' ? { kind: 'texts' } : { kind: 'none' },
    sendsAwareness: false,
    documentOutbox: null,
    rebuildsOn: (code) => endReasonOf(code) === null,
    onFinal,
    onTooMuch: () => undefined,
    handlers: {},
    onOpened: () => undefined,
    ...extra,
  });
