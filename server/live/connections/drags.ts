import * as z from 'zod/mini';
import { takesPart } from '../../../shared/people/roles.ts';
import { id } from '../../../shared/protocol/fields.ts';
import { presenceMessage } from '../../wire/messages.ts';
import type { Seat } from './connection.ts';
import type { Room } from '../workshop/liveWorkshop.ts';

const dragSchema = z.nullable(z.strictObject({ cardId: id, over: z.nullable(z.string().check(z.maxLength(64))) }));

/** Who is dragging what, to everyone else, in cluster alone; nothing of it is kept (CONTRACT section 3, message 19). */
export function relayDrag(workshop: Room, from: Seat, json: string): void {
  const { state, seats } = workshop;
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
  for (const seat of seats.on(from.document)) if (seat !== from && seat.isSubscribed) seat.port.send(message);
}
