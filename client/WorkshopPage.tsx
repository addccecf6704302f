import { useEffect, useMemo, useState } from 'react';
import { createWorkshopConnection } from './connection/createConnection.ts';
import type { WorkshopConnection } from './connection/workshopConnection.ts';
import { askTime, endOtherSessions, HttpRefusal, recoverFacilitator } from './connection/http.ts';
import { createDeviceOutbox } from './connection/outbox.ts';
import { createEncryptedStore } from './connection/encryptedStore.ts';
import { useSignal, WorkshopProvider } from './documents/WorkshopProvider.tsx';
import { useSession } from './documents/workshop.ts';
import { isoDateOf } from '../shared/time.ts';
import { createServerClock, deviceNow, monotonicNow } from './runtime/clock.ts';
import { createIndexedDbStore } from './runtime/deviceStore.ts';
import type { DeviceStore } from './runtime/deviceStore.ts';
import { createCacheKeyStore } from './runtime/keyStore.ts';
import { browserRandom } from './runtime/random.ts';
import { sessionTabState } from './runtime/tabState.ts';
import { browserPageEvents } from './runtime/pageEvents.ts';
import { browserSeats } from './runtime/seats.ts';
import type { Seat } from './runtime/seats.ts';
import type { Signal } from './runtime/signal.ts';
import { browserSocketClass } from './runtime/socketClass.ts';
import { useText } from './text/useText.ts';
import { browserTimers } from './runtime/timers.ts';
import { Loading } from './ui/Loading.tsx';
import { Ended, endedFor } from './workshop/Ended.tsx';
import { Workshop } from './workshop/Workshop.tsx';

type Entry =
  | { readonly kind: 'seated'; readonly seat: Seat }
  | { readonly kind: 'recovering'; readonly secret: string }
  | { readonly kind: 'noSeat' | 'badLink' };

/** Enters a workshop with the seat of this device, or with the secret of a facilitator link. */
export function WorkshopPage({ workshopId }: { workshopId: string }) {
  const [entry, setEntry] = useState<Entry>(() => readEntry(workshopId));

  useEffect(() => {
    if (entry.kind !== 'recovering') return;
    let isOver = false;
    let stop = (): void => undefined;
    const recover = async (): Promise<void> => {
      const result = await takeFacilitatorSeat(workshopId, entry.secret);
      if (isOver) return;
      if (result !== 'unreachable') setEntry(result);
      else stop = browserTimers.after(retryMs, () => void recover());
    };
    void recover();
    return () => {
      isOver = true;
      stop();
    };
  }, [workshopId, entry]);

  if (entry.kind === 'noSeat' || entry.kind === 'badLink') return <Ended reason={entry.kind} />;
  return entry.kind === 'seated' ? <Seated seat={entry.seat} /> : <Arriving />;
}

const retryMs = 2_000;

function readEntry(workshopId: string): Entry {
  const secret = /^#f=(.+)$/.exec(window.location.hash)?.[1];
  if (secret !== undefined) return { kind: 'recovering', secret };
  const seat = browserSeats().take(workshopId);
  return seat === null ? { kind: 'noSeat' } : { kind: 'seated', seat };
}

async function takeFacilitatorSeat(workshopId: string, secret: string): Promise<Entry | 'unreachable'> {
  try {
    const { participantId, token } = await recoverFacilitator(workshopId, secret);
    const before = browserSeats().read(workshopId);
    const seat: Seat = {
      workshopId,
      participantId,
      token,
      role: 'facilitator',
      name: before?.participantId === participantId ? before.name : '',
    };
    browserSeats().save(seat);
    forgetSecret();
    return { kind: 'seated', seat };
  } catch (refusal) {
    if (refusal instanceof HttpRefusal && (refusal.status === 0 || refusal.status >= 429)) return 'unreachable';
    forgetSecret();
    const seat = browserSeats().take(workshopId);
    return seat === null ? { kind: 'badLink' } : { kind: 'seated', seat };
  }
}

/** Removes the secret from the address bar and the history. */
const forgetSecret = (): void => window.history.replaceState(window.history.state, '', window.location.pathname);

/** Over plain HTTP browsers offer neither encryption nor the cache that holds the keys: values are then stored as they are. */
function openDeviceStore(): DeviceStore {
  const store = createIndexedDbStore();
  return window.isSecureContext ? createEncryptedStore(store, createCacheKeyStore()) : store;
}

/** A connection that is open while it has its one subscriber; React's strict mode subscribes twice. */
function connectionWhileSubscribed(seat: Seat): Signal<WorkshopConnection | null> {
  let opened: WorkshopConnection | null = null;
  return {
    get: () => opened,
    subscribe() {
      const connection = createWorkshopConnection({
        workshopId: seat.workshopId,
        participantId: seat.participantId,
        token: seat.token,
        role: seat.role,
        ...(seat.may === undefined ? {} : { visitor: { may: seat.may, name: seat.name } }),
        socketOrigin: window.location.origin.replace(/^http/, 'ws'),
        Socket: browserSocketClass(),
        clock: createServerClock(askTime),
        monotonicNow,
        random: browserRandom,
        timers: browserTimers,
        outbox: createDeviceOutbox(browserTimers, openDeviceStore()),
        page: browserPageEvents,
        tabState: sessionTabState(`${seat.workshopId}.${seat.participantId}`),
        onSeatGone: () => browserSeats().forget(seat),
        onWorkshopOver: () => browserSeats().forgetOnDevice(seat.workshopId),
      });
      opened = connection;
      return () => {
        if (opened === connection) opened = null;
        connection.close();
      };
    },
  };
}

/** Ends the other tokens of a seat that was renewed. Tried until the server answers, also after a reload. */
async function endOthers(seat: Seat): Promise<'done' | 'unreachable'> {
  try {
    await endOtherSessions(seat.workshopId, seat.token);
  } catch (refusal) {
    if (refusal instanceof HttpRefusal && (refusal.status === 0 || refusal.status >= 429)) return 'unreachable';
  }
  const { endsOthers: _done, ...renewed } = browserSeats().read(seat.workshopId) ?? seat;
  browserSeats().save(renewed);
  return 'done';
}

function Seated({ seat }: { seat: Seat }) {
  useEffect(() => {
    if (seat.endsOthers !== true) return;
    let stop = (): void => undefined;
    let isOver = false;
    const end = async (): Promise<void> => {
      if ((await endOthers(seat)) === 'unreachable' && !isOver) stop = browserTimers.after(retryMs, () => void end());
    };
    void end();
    return () => {
      isOver = true;
      stop();
    };
  }, [seat]);
  const connection = useSignal(useMemo(() => connectionWhileSubscribed(seat), [seat]));
  if (connection === null) return <Arriving />;
  return (
    <WorkshopProvider connection={connection} fallback={<ArrivingOrEnded connection={connection} />}>
      <NoteSeat seat={seat} />
      <Workshop />
    </WorkshopProvider>
  );
}

/** Keeps the first page's list of this device up to date. */
function NoteSeat({ seat }: { seat: Seat }) {
  const title = useSession((session) => session.workshop.title);
  const kind = useSession(({ workshop, stage }) =>
    workshop.rehearsal ? 'rehearsal' : stage.name === 'register' ? 'register' : 'meeting',
  );
  useEffect(() => browserSeats().note(seat, { title, kind, on: isoDateOf(deviceNow()) }), [seat, title, kind]);
  return null;
}

function ArrivingOrEnded({ connection }: { connection: WorkshopConnection }) {
  const state = useSignal(connection.state);
  const storesOnDevice = useSignal(connection.storesOnDevice);
  return state.kind === 'ended' ? (
    <Ended reason={endedFor(connection.visitor, state.reason)} unsent={state.unsent} storesOnDevice={storesOnDevice} />
  ) : (
    <Arriving />
  );
}

const longWaitMs = 6_000;

function Arriving() {
  const appText = useText('app');
  const [isLong, setIsLong] = useState(false);
  useEffect(() => browserTimers.after(longWaitMs, () => setIsLong(true)), []);
  return <Loading label={isLong ? appText.stillArriving : appText.arriving} />;
}
