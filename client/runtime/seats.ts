import type { ParticipantId, WorkshopId } from '../../shared/ids.ts';
import type { Role } from '../../shared/people/roles.ts';

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
  /** This tab's own seat, else the one that was last used on this device; from then on it is this tab's. */
  readonly take: (workshopId: WorkshopId) => Seat | null;
  /** This tab's own seat, else the one that was last used on this device. */
  readonly read: (workshopId: WorkshopId) => Seat | null;
  /** For the join page, which offers to go on as any of them: this tab's own first, then the one that was used last. */
  readonly findByCode: (joinCode: string) => readonly Seat[];
  readonly forget: (seat: Seat) => void;
  /** The workshop is over for everybody: seats in it stay in the tabs that have them, and nowhere else. */
  readonly forgetOnDevice: (workshopId: WorkshopId) => void;
};

/** @param tab lives as long as the tab, so that two people can sit in two tabs of one browser */
export function createSeats(tab: TextStore, device: TextStore): Seats {
  const last = (workshopId: WorkshopId): string => prefix + workshopId;
  /** Where a seat lies once somebody else has sat down on this device. */
  const earlier = (seat: Seat): string => `${prefix}${seat.workshopId}.${seat.participantId}`;
  const read = (workshopId: WorkshopId): Seat | null =>
    readSeat(tab, last(workshopId)) ?? readSeat(device, last(workshopId));
  const write = (store: TextStore, key: string, seat: Seat): void =>
    quietly(() => store.setItem(key, JSON.stringify(seat)));
  const remove = (store: TextStore, key: string): void => quietly(() => store.removeItem(key));
  return {
    save(seat) {
      const before = readSeat(device, last(seat.workshopId));
      if (before !== null && before.participantId !== seat.participantId) write(device, earlier(before), before);
      remove(device, earlier(seat));
      for (const store of [tab, device]) write(store, last(seat.workshopId), seat);
    },
    read,
    take(workshopId) {
      const seat = read(workshopId);
      if (seat !== null) write(tab, last(workshopId), seat);
      return seat;
    },
    findByCode(joinCode) {
      const here = keysOf(device).flatMap((key) => readSeat(device, key) ?? []);
      const found = here.filter((seat) => seat.joinCode === joinCode);
      const isOwn = (seat: Seat): number => (readSeat(tab, last(seat.workshopId))?.token === seat.token ? 0 : 1);
      return found.toSorted((a, b) => isOwn(a) - isOwn(b));
    },
    forget(seat) {
      for (const store of [tab, device])
        if (readSeat(store, last(seat.workshopId))?.token === seat.token) remove(store, last(seat.workshopId));
      remove(device, earlier(seat));
    },
    forgetOnDevice(workshopId) {
      for (const key of keysOf(device)) if (key.startsWith(last(workshopId))) remove(device, key);
    },
  };
}

/** The seat that was used last before the earlier ones, whose keys are longer. */
function keysOf(store: TextStore): string[] {
  const keys = quietly(() => Array.from({ length: store.length }, (_, i) => store.key(i) ?? '')) ?? [];
  return keys.filter((key) => key.startsWith(prefix)).sort((a, b) => a.length - b.length);
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

/** The seats of this tab and this device. Storage is looked up at each call, so importing this file touches none. */
export const browserSeats = (): Seats => createSeats(sessionStorage, localStorage);
