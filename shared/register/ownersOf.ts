import type { Board } from '../board/board.ts';
import { ownedParts } from '../board/board.ts';
import type { Records } from '../board/records.ts';
import type { ParticipantId } from '../ids.ts';
import type { People } from '../session/session.ts';
import { effectiveOwner, effectiveOwnerId } from './owners.ts';

/** An owner as the register names them; the id of the participant, if it is known. */
export type Owner = { readonly name: string; readonly id: ParticipantId | null };

/** Everybody who owns a part of a risk or carries a change, and the people of the workshop, each name once, by name. */
export function ownersOf(
  { risks }: Pick<Board, 'risks'>,
  { incidents }: Pick<Records, 'incidents'>,
  people: People,
): Owner[] {
  const found = new Map<string, ParticipantId | null>();
  const add = (name: string | null, id: ParticipantId | null): void => {
    if (name !== null && name !== '' && (id !== null || !found.has(name))) found.set(name, id);
  };
  for (const risk of Object.values(risks)) {
    if (risk.state === 'retired') continue;
    for (const part of ownedParts) add(effectiveOwner(risk, part), effectiveOwnerId(risk, part));
  }
  for (const { changes } of Object.values(incidents))
    for (const { carrier, carrierId } of changes) add(carrier, carrierId);
  for (const [id, { name, left }] of Object.entries(people)) if (!left) add(name, id);
  return [...found].map(([name, id]) => ({ name, id })).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
