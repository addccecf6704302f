import { useEffect, useMemo, useState } from 'react';
import { createWorkshopConnection } from './connection/createConnection.ts';
import type { WorkshopConnection } from './connection/workshopConnection.ts';
import { askTime, HttpRefusal, recoverFacilitator } from './connection/http.ts';
import { createDeviceOutbox } from './connection/outbox.ts';
import { createEncryptedStore } from './connection/encryptedStore.ts';
import { useSignal, WorkshopProvider } from './documents/WorkshopProvider.tsx';
import { createServerClock, monotonicNow } from './runtime/clock.ts';
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
import { Ended } from './workshop/Ended.tsx';
import { Workshop } from './workshop/Workshop.tsx';

type Way =
  | { readonly kind: 'seated'; readonly seat: Seat }
  | { readonly kind: 'recovering'; readonly secret: string }
  | { readonly kind: 'noSeat' | 'badLink' };

/** The way into a workshop: with the seat this device has, or with the secret of a facilitator link. */
export function WorkshopPage({ workshopId }: { workshopId: string }) {
  const [way, setWay] = useState<Way>(() => wayIn(workshopId));

  useEffect(() => {
    if (way.kind !== 'recovering') return;
    let isOver = false;
    let stop = (): void => undefined;
    const recover = async (): Promise<void> => {
      const outcome = await takeFacilitatorSeat(workshopId, way.secret);
      if (isOver) return;
      if (outcome !== 'unreachable') setWay(outcome);
      else stop = browserTimers.after(retryMs, () => void recover());
    };
    void recover();
    return () => {
      isOver = true;
      stop();
    };
  }, [workshopId, way]);

  if (way.kind === 'noSeat' || way.kind === 'badLink') return <Ended reason={way.kind} />;
  return way.kind === 'seated' ? <Seated seat={way.seat} /> : <Arriving />;
}

const retryMs = 2_000;

function wayIn(workshopId: string): Way {
  const secret = /^#f=(.+)$/.exec(window.location.hash)?.[1];
  if (secret !== undefined) return { kind: 'recovering', secret };
  const seat = browserSeats().take(workshopId);
  return seat === null ? { kind: 'noSeat' } : { kind: 'seated', seat };
}

async function takeFacilitatorSeat(workshopId: string, secret: string): Promise<Way | 'unreachable'> {
  try {
    const { participantId, token } = await recoverFacilitator(workshopId, secret);
    const before = browserSeats().read(workshopId);
    const seat: Seat = {
      workshopId,
      participantId,
      token,
      role: 'facilitator',
      name: before?.participantId === participantId ? before.name : '',
      facilitatorLink: `${window.location.origin}/w/${workshopId}#f=${secret}`,
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

/** Out of the address bar, the history and the next screenshot. */
const forgetSecret = (): void => window.history.replaceState(window.history.state, '', window.location.pathname);

/** Over plain HTTP browsers offer neither encryption nor the cache that holds the keys: values are then stored as they are. */
function openDeviceStore(): DeviceStore {
  const store = createIndexedDbStore();
  return window.isSecureContext ? createEncryptedStore(store, createCacheKeyStore()) : store;
}

/** A connection for as long as its one watcher is there; React may come and go twice before it stays. */
function whileWatched(seat: Seat): Signal<WorkshopConnection | null> {
  let opened: WorkshopConnection | null = null;
  return {
    get: () => opened,
    subscribe() {
      const connection = createWorkshopConnection({
        workshopId: seat.workshopId,
        participantId: seat.participantId,
        token: seat.token,
        role: seat.role,
        socketOrigin: window.location.origin.replace(/^http/, 'ws'),
        Socket: browserSocketClass(),
        clock: createServerClock(askTime),
        monotonicNow,
        random: browserRandom,
        timers: browserTimers,
        outbox: createDeviceOutbox(browserTimers, openDeviceStore()),
        page: browserPageEvents,
        tabState: sessionTabState(`${seat.workshopId}.${seat.participantId}`),
        onFacilitatorLink: (facilitatorLink) => browserSeats().save({ ...seat, facilitatorLink }),
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

function Seated({ seat }: { seat: Seat }) {
  const connection = useSignal(useMemo(() => whileWatched(seat), [seat]));
  if (connection === null) return <Arriving />;
  return (
    <WorkshopProvider connection={connection} fallback={<ArrivingOrEnded connection={connection} />}>
      <Workshop />
    </WorkshopProvider>
  );
}

function ArrivingOrEnded({ connection }: { connection: WorkshopConnection }) {
  const state = useSignal(connection.state);
  const keeps = useSignal(connection.keeps);
  return state.kind === 'ended' ? <Ended reason={state.reason} unsent={state.unsent} keeps={keeps} /> : <Arriving />;
}

const patienceMs = 6_000;

function Arriving() {
  const appText = useText('app');
  const [isLong, setIsLong] = useState(false);
  useEffect(() => browserTimers.after(patienceMs, () => setIsLong(true)), []);
  return <Loading label={isLong ? appText.stillArriving : appText.arriving} />;
}
