import type { ParticipantId } from '../../../shared/ids.ts';

/**
 * Owners of the Yjs client ids in the plan: the first participant who writes with one. Sealed documents have one owner
 * anyway. Stored, so that ids keep their owners after a restart.
 */
export type PlanClientIds = {
  readonly ownerOf: (clientId: number) => ParticipantId | null;
  readonly heldBy: (participantId: ParticipantId) => number;
  /** @returns true when one of them is new */
  readonly claim: (clientIds: readonly number[], participantId: ParticipantId) => boolean;
  readonly record: () => unknown;
};

export function createPlanClientIds(stored: unknown): PlanClientIds {
  const owners = new Map<number, ParticipantId>(
    Object.entries((stored ?? {}) as { readonly [id: string]: string }).map(([id, owner]) => [Number(id), owner]),
  );
  const held = new Map<ParticipantId, number>();
  for (const owner of owners.values()) held.set(owner, (held.get(owner) ?? 0) + 1);
  return {
    ownerOf: (clientId) => owners.get(clientId) ?? null,
    heldBy: (participantId) => held.get(participantId) ?? 0,
    claim(clientIds, participantId) {
      const fresh = clientIds.filter((id) => !owners.has(id));
      for (const id of fresh) owners.set(id, participantId);
      held.set(participantId, (held.get(participantId) ?? 0) + fresh.length);
      return fresh.length > 0;
    },
    record: () => Object.fromEntries(owners),
  };
}
