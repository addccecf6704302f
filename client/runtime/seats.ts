import type { ParticipantId, WorkshopId } from '../../shared/ids.ts';
import type { Role } from '../../shared/session/session.ts';

/** Somebody's place in a workshop, on this device. The token is what the server knows a person by. */
export type Seat = {
  readonly workshopId: WorkshopId;
  readonly participantId: ParticipantId;
  readonly token: string;
  readonly role: Role;
  readonly name: string;
  /** Eight characters without the hyphen, so that the join page recognises who comes back. */
  readonly joinCode?: string;
  /** Only with the seat that made the workshop: moves the role to another device. */
  readonly facilitatorLink?: string;
};

type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'forewarned.seat.';

export type Seats = {
  /** Remembers it for this tab and for the next one that is opened. */
  readonly save: (seat: Seat) => void;
  /** This tab's own seat, else the one that was last used on this device. */
  readonly read: (workshopId: WorkshopId) => Seat | null;
  /** For the join page: "Continue as …" when there is one, "Join as someone else" otherwise. */
  readonly findByCode: (joinCode: string) => Seat | null;
  readonly forget: (workshopId: WorkshopId) => void;
};

/** @param tab lives as long as the tab, so that two people can sit in two tabs of one browser */
export function createSeats(tab: TextStore, device: TextStore): Seats {
  const read = (workshopId: WorkshopId): Seat | null =>
    readSeat(tab, prefix + workshopId) ?? readSeat(device, prefix + workshopId);
  return {
    save(seat) {
      for (const store of [tab, device]) quietly(() => store.setItem(prefix + seat.workshopId, JSON.stringify(seat)));
    },
    read,
    findByCode(joinCode) {
      for (const key of keysOf(device)) {
        const seat = readSeat(device, key);
        if (seat?.joinCode === joinCode) return read(seat.workshopId) ?? seat;
      }
      return null;
    },
    forget(workshopId) {
      const own = readSeat(tab, prefix + workshopId);
      quietly(() => tab.removeItem(prefix + workshopId));
      const remembered = readSeat(device, prefix + workshopId);
      // Another tab may sit there as somebody else.
      if (own === null || remembered?.token === own.token) quietly(() => device.removeItem(prefix + workshopId));
    },
  };
}

function keysOf(store: TextStore): string[] {
  return (quietly(() => Array.from({ length: store.length }, (_, i) => store.key(i) ?? '')) ?? []).filter((key) =>
    key.startsWith(prefix),
  );
}

function readSeat(store: TextStore, key: string): Seat | null {
  const text = quietly(() => store.getItem(key));
  return text == null ? null : (quietly(() => JSON.parse(text) as Seat) ?? null);
}

/** A browser that keeps nothing (private windows, full disks) throws; the seat then lives in the page alone. */
function quietly<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

export const seats: Seats = createSeats(sessionStorage, localStorage);
