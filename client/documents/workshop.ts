import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Board } from '../../shared/board/board.ts';
import type { Hand } from '../../shared/protocol/replies.ts';
import type { People, Person, Session } from '../../shared/session/session.ts';
import type { Role } from '../../shared/people/roles.ts';
import { canCheck, canEdit, capabilityIn, capabilityOfVisitor, isLeading } from '../../shared/people/capability.ts';
import type { Capability } from '../../shared/people/capability.ts';
import { takesPart } from '../../shared/people/roles.ts';
import type { ConnectionState, Drag, Drags, SaveState, Visitor } from '../connection/workshopConnection.ts';
import type { Signal } from '../runtime/signal.ts';
import { useSignal, useWorkshopStore } from './WorkshopProvider.tsx';
import { isShallowEqual } from './shallowEqual.ts';

export type Me = {
  readonly participantId: string;
  readonly person: Person;
  readonly role: Role;
  readonly capability: Capability;
  /** May run the stages: the facilitator, or the stand-in while the facilitator is away. */
  readonly isLeading: boolean;
  readonly isActing: boolean;
  readonly isFacilitator: boolean;
  /** Looks on during the meeting; true of visitors, and of everyone once the meeting was closed before its end. */
  readonly isObserver: boolean;
  /** Came by a shared link and is on no list of the workshop; null for everyone else. */
  readonly visitor: Visitor | null;
  /** May change the plan and the register as they are now: somebody who takes part, or a visitor with the edit link. */
  readonly mayEdit: boolean;
  /** May record checks and steps: whoever may edit, or a visitor with the check link. */
  readonly mayCheck: boolean;
};

/** Part of a signal's value; renders again only when the part is not shallowly equal. */
export function useSelected<S, T>(signal: Signal<S>, select: (value: S) => T): T {
  const last = useRef<{ readonly value: T } | null>(null);
  const read = useCallback((): T => {
    const next = select(signal.get());
    if (last.current !== null && isShallowEqual(last.current.value, next)) return last.current.value;
    last.current = { value: next };
    return next;
  }, [signal, select]);
  return useSyncExternalStore(signal.subscribe, read);
}

/** Only below WorkshopProvider, which waits for the session. */
export function useSession<T>(select: (session: Session) => T): T {
  const { session } = useWorkshopStore();
  return useSelected(session, (value) => select(presentSession(value)));
}

function presentSession(session: Session | null): Session {
  if (session === null) throw new Error('The session was read before it had arrived');
  return session;
}

export function usePeople(): People {
  return useSignal(useWorkshopStore().people);
}

const nobody: Person = { name: '', role: 'participant', connected: true, writes: true, reads: true, simulated: false };
const visiting: Person = { ...nobody, role: 'observer', writes: false, reads: false };

export function useMe(): Me {
  const { connection, people } = useWorkshopStore();
  const lead = useSession((session) => session.lead);
  // Visitors change nothing while the meeting is open again, and nobody does in a register that is read-only.
  const isClosed = useSession(({ workshop }) => workshop.closed);
  const stage = useSession((session) => session.stage.name);
  const { participantId, visitor } = connection;
  const known = useSelected(people, (all) => all[participantId] ?? nobody);
  const person = useMemo(() => (visitor === null ? known : { ...visiting, name: visitor.name }), [visitor, known]);
  // A meeting that was closed before its end can only be read, by the facilitator too.
  const isEnded = isClosed && stage !== 'register';
  const capability =
    visitor !== null
      ? capabilityOfVisitor(visitor.may, stage === 'register')
      : isEnded
        ? 'observer'
        : capabilityIn(lead, participantId, person);
  return {
    participantId,
    person,
    role: person.role,
    capability,
    isLeading: isLeading(capability),
    isActing: lead.actingId === participantId,
    isFacilitator: lead.facilitatorId === participantId,
    isObserver: isEnded || !takesPart(person),
    visitor,
    mayEdit: !isClosed && canEdit(capability),
    mayCheck: !isClosed && canCheck(capability),
  };
}

/** The confirmed board; useBoardWithPending adds own moves at once. */
export function useBoard<T>(select: (board: Board) => T): T {
  return useSelected(useWorkshopStore().board, select);
}

/** Server time in epoch milliseconds, corrected for this browser's clock. */
export function useNow(everyMs = 250): number {
  return useSignal(useWorkshopStore().ticks(everyMs));
}

export function useConnection(): ConnectionState {
  return useSignal(useWorkshopStore().connection.state);
}

export type Safety = { readonly save: SaveState; readonly storesOnDevice: boolean; readonly refused: boolean };

/** Whether the own texts are saved, stored on the device, or refused (SPEC SA1, SA3, SA4). */
export function useSafety(): Safety {
  const { connection } = useWorkshopStore();
  const save = useSignal(connection.save);
  const storesOnDevice = useSignal(connection.storesOnDevice);
  const refused = useSignal(connection.refused);
  return { save, storesOnDevice, refused };
}

/** The card in the own hand; null when another person reads the next one. */
export function useHand(): Hand | null {
  const { connection } = useWorkshopStore();
  const hand = useSignal(connection.hand);
  const isNext = useSession(
    (session) => session.stage.name === 'share' && session.turn.nextId === connection.participantId,
  );
  return isNext ? hand : null;
}

/** Present drags of other people, by participant. */
export function useDrags(): Drags {
  return useSignal(useWorkshopStore().connection.drags);
}

export function useSendDrag(): (drag: Drag | null) => void {
  return useWorkshopStore().connection.sendDrag;
}
