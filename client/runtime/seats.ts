import type { ParticipantId, WorkshopId } from '../../shared/ids.ts';
import type { LinkRight } from '../../shared/people/capability.ts';
import type { Role } from '../../shared/people/roles.ts';
import type { IsoDate } from '../../shared/time.ts';

/** This device's right to act as one participant, by a token. */
export type Seat = {
  readonly workshopId: WorkshopId;
  readonly participantId: ParticipantId;
  readonly token: string;
  readonly role: Role;
  readonly name: string;
  /** Only of a visitor: what the shared link allows (SPEC LK1). */
  readonly may?: LinkRight;
  /** Only of a visitor: the first characters of the link's secret. The same link then opens the same seat again. */
  readonly linkMark?: string;
  /** Eight characters without the hyphen; the join page finds the seat by it. */
  readonly joinCode?: string;
  /** The other tokens of this person are still to be ended (SPEC SI1c). */
  readonly endsOthers?: true;
  /** Only in the seat that created the workshop: moves the role to another device. */
  readonly facilitatorLink?: string;
  /** What the list of the first page says of the workshop; absent until it was opened (SPEC DV8a). */
  readonly seen?: Seen;
};

/** A workshop as this device saw it last. */
export type Seen = {
  readonly title: string;
  /** The last day on which it was open here. */
  readonly on: IsoDate;
  /** What it was then. */
  readonly kind: 'meeting' | 'register' | 'rehearsal';
};

type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'forewarned.seat.';

export type Seats = {
  /** Stores it for this tab and for tabs opened later. */
  readonly save: (seat: Seat) => void;
  /** Like `read`, and stores the result as this tab's seat. */
  readonly take: (workshopId: WorkshopId) => Seat | null;
  /** This tab's seat, else the one last used on this device. */
  readonly read: (workshopId: WorkshopId) => Seat | null;
  /** All seats with this join code: this tab's first, then the one last used. */
  readonly findByCode: (joinCode: string) => readonly Seat[];
  /** Notes beside a seat that this device still has what it saw of the workshop; a seat that was given up stays away. */
  readonly note: (seat: Seat, seen: Seen) => void;
  /** The seat last used in each workshop that was opened on this device, the newest first. */
  readonly opened: () => readonly (Seat & { readonly seen: Seen })[];
  readonly forget: (seat: Seat) => void;
  /** After a workshop was closed its seats stay in open tabs only (SPEC DV2c). */
  readonly forgetOnDevice: (workshopId: WorkshopId) => void;
};

/** @param tab a store that ends with the tab, so that two tabs can have two seats (SPEC DV3b) */
export function createSeats(tab: TextStore, device: TextStore): Seats {
  const last = (workshopId: WorkshopId): string => prefix + workshopId;
  /** The key of a seat after another one was saved on this device. */
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
    note(seat, seen) {
      for (const store of [tab, device]) {
        const key = [last(seat.workshopId), earlier(seat)].find((one) => readSeat(store, one)?.token === seat.token);
        const stored = key === undefined ? null : readSeat(store, key);
        if (key !== undefined && stored !== null) write(store, key, { ...stored, seen });
      }
    },
    opened() {
      const seats = keysOf(device).flatMap((key) => readSeat(device, key) ?? []);
      const newest = new Map<WorkshopId, Seat & { readonly seen: Seen }>();
      for (const seat of seats) {
        if (seat.seen !== undefined && !newest.has(seat.workshopId))
          newest.set(seat.workshopId, { ...seat, seen: seat.seen });
      }
      return [...newest.values()].sort((a, b) => b.seen.on.localeCompare(a.seen.on));
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

/** Shorter keys first: that of the seat last used, then those of earlier ones. */
function keysOf(store: TextStore): string[] {
  const keys = quietly(() => Array.from({ length: store.length }, (_, i) => store.key(i) ?? '')) ?? [];
  return keys.filter((key) => key.startsWith(prefix)).sort((a, b) => a.length - b.length);
}

function readSeat(store: TextStore, key: string): Seat | null {
  const text = quietly(() => store.getItem(key));
  return text == null ? null : (quietly(() => JSON.parse(text) as Seat) ?? null);
}

/** Storage may throw (private window, full disk); the seat then exists in the page only. */
function quietly<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

/** The seats of this tab and this device. Reads the storage globals when called, not when imported. */
export const browserSeats = (): Seats => createSeats(sessionStorage, localStorage);
