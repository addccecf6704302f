import * as z from 'zod/mini';
import { takesPart } from '../../../shared/people/roles.ts';
import { id } from '../../../shared/protocol/fields.ts';
import type { State } from '../../domain/core/state.ts';
import { presenceMessage } from '../../wire/messages.ts';
import type { SessionConnection } from './connection.ts';
import { isSubscribed } from './connection.ts';
import type { ConnectionSet } from './connectionSet.ts';

const dragSchema = z.nullable(z.strictObject({ cardId: id, over: z.nullable(z.string().check(z.maxLength(64))) }));

/** Relays who drags which card to all other session connections. Only in stage cluster; nothing is stored. */
export function relayDrag(state: State, connections: ConnectionSet, from: SessionConnection, json: string): void {
  const person = state.people[from.participantId];
  if (state.session.stage.name !== 'cluster' || (person && !takesPart(person))) return;
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return;
  }
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, 'drag')) return;
  const drag = dragSchema.safeParse((raw as { drag: unknown }).drag);
  if (!drag.success || (drag.data && !Object.hasOwn(state.board.cards, drag.data.cardId))) return;
  const message = presenceMessage({ participantId: from.participantId, drag: drag.data });
  for (const other of connections.on(from.document)) {
    if (other !== from && isSubscribed(other)) other.socket.send(message);
  }
}
