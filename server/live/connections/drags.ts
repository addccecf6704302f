import * as z from 'zod/mini';
import { takesPart } from '../../../shared/people/roles.ts';
import { id } from '../../../shared/protocol/fields.ts';
import type { State } from '../../domain/core/state.ts';
import type { SessionConnection } from './connection.ts';

const dragSchema = z.nullable(z.strictObject({ cardId: id, over: z.nullable(z.string().check(z.maxLength(64))) }));

export type Drag = z.output<typeof dragSchema>;

/** Whether others may see this drag now: in stage cluster, of a person who takes part, of a card on the board. */
export function isShownDrag(state: State, { participantId }: SessionConnection, drag: Drag): boolean {
  const person = state.people[participantId];
  if (state.session.stage.name !== 'cluster' || !person || !takesPart(person)) return false;
  return drag === null || Object.hasOwn(state.board.cards, drag.cardId);
}

/** Who drags which card, as a page sends it; undefined when the message is anything else. Nothing of it is stored. */
export function parseDrag(json: string): Drag | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, 'drag')) return undefined;
  const parsed = dragSchema.safeParse((raw as { drag: unknown }).drag);
  return parsed.success ? parsed.data : undefined;
}
