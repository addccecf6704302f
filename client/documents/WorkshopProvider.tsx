import type { ReactNode } from 'react';
import { createContext, use, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { WorkshopConnection } from '../connection/workshopConnection.ts';
import type { Signal } from '../runtime/signal.ts';
import { createWorkshopStore } from './workshopStore.ts';
import type { WorkshopStore } from './workshopStore.ts';

const WorkshopContext = createContext<WorkshopStore | null>(null);

/** Provides the workshop to the hooks below it; shows `fallback` until session and people have arrived. */
export function WorkshopProvider(props: {
  readonly connection: WorkshopConnection;
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}) {
  const { connection } = props;
  const store = useMemo(() => createWorkshopStore(connection), [connection]);
  useEffect(() => store.open(), [store]);
  const ready = useSignal(store.ready);
  return <WorkshopContext value={store}>{ready ? props.children : props.fallback}</WorkshopContext>;
}

export function useWorkshopStore(): WorkshopStore {
  const store = use(WorkshopContext);
  if (store === null) throw new Error('A hook of the workshop was used outside WorkshopProvider');
  return store;
}

export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get);
}
