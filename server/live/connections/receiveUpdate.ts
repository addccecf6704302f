import { closeCode } from '../../../shared/protocol/closeCodes.ts';
import { applyAccepted } from '../../gate/applyUpdate.ts';
import type { Write } from '../../store/port.ts';
import { updateMessage } from '../../wire/messages.ts';
import { collectTextEdits } from '../documents/textEdits.ts';
import type { Connection } from './connection.ts';
import { isOpen, isSubscribed } from './connection.ts';
import type { ConnectionHost } from './connectionHost.ts';
import type { ConnectionSet } from './connectionSet.ts';
import { validateUpdate } from './validateUpdate.ts';

/**
 * Validates one step 2 or update message, applies and commits what is new, and sends it to the subscribers once it is durable.
 * @returns the close code when the update is refused, else null
 */
export function receiveUpdate(
  host: ConnectionHost,
  connections: ConnectionSet,
  connection: Connection,
  { update, isStep2 }: { readonly update: Uint8Array; readonly isStep2: boolean },
): number | null {
  connection.received++;
  const validation = validateUpdate(host.state, connection, update, host.planClientIds);
  if (validation.kind === 'refused') return validation.closeCode;
  if (validation.kind === 'ahead') return closeCode.roundClosed;
  if (validation.kind === 'accepted' && host.isFull) return closeCode.storageTrouble;
  if (isStep2) connection.isSynced = true;
  if (validation.kind === 'accepted') apply(host, connections, connection, validation);
  return null;
}

function apply(
  host: ConnectionHost,
  connections: ConnectionSet,
  connection: Connection,
  { update, clientIds }: { readonly update: Uint8Array; readonly clientIds: readonly number[] },
): void {
  const { document, participantId } = connection;
  const change = (): Uint8Array | null => document.change(() => applyAccepted(document.doc, update, connection));
  const { result: made, edits } =
    connection.kind === 'plan' ? collectTextEdits(document.doc, change) : { result: change(), edits: [] };
  if (made === null) return;
  const writes: Write[] = document.writesFor(host.id, made);
  if (connection.kind === 'plan' && host.planClientIds.claim(clientIds, participantId)) {
    const value = host.planClientIds.record();
    writes.push({ kind: 'putRecord', workshopId: host.id, name: 'planClients', value });
  }
  const subscribers = connections.on(document).filter((other) => other !== connection && isSubscribed(other));
  host.textsEdited(participantId, edits, writes);
  if (subscribers.length === 0) return;
  const message = updateMessage(made);
  host.whenDurable(() => {
    for (const other of subscribers) if (isOpen(other)) other.socket.send(message);
  });
}
