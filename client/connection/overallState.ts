import type { EpochMs } from '../../shared/time.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { ConnectionState, Ended, SaveState } from './workshopConnection.ts';
import type { ManagedConnection } from './documentConnection.ts';

/** How the links of a workshop are, all in all. */
export type OverallState = {
  readonly state: Signal<ConnectionState>;
  /** The worst of all documents that this person writes. */
  readonly save: Signal<SaveState>;
  readonly refused: Signal<boolean>;
  /** It will not come back by itself. */
  readonly end: (ended: Ended) => void;
  readonly close: () => void;
};

/**
 * @param written the links of documents that this person writes; others once `openConnections` changes
 * @param now server time
 */
export function createOverallState(
  session: ManagedConnection,
  written: () => readonly ManagedConnection[],
  openConnections: Signal<unknown>,
  now: () => EpochMs,
): OverallState {
  const state = createSignal<ConnectionState>({ state: 'connecting', since: now(), ended: null });
  const save = createSignal<SaveState>('saved');
  const refused = createSignal(false);

  const tellState = (): void => {
    const before = state.get();
    if (before.ended !== null) return;
    const isOpen = session.isOpen.get() && session.synced.get();
    const after = isOpen ? 'open' : before.state === 'connecting' ? 'connecting' : 'lost';
    if (after !== before.state) state.set({ state: after, since: now(), ended: null });
  };
  const tellSave = (): void => {
    const all = written().map((link) => link.save.get());
    save.set(all.includes('notSaved') ? 'notSaved' : all.includes('saving') ? 'saving' : 'saved');
    refused.set(written().some((link) => link.isRefused.get()));
  };
  let stopSaves: (() => void)[] = [];
  const watchSaves = (): void => {
    stopSaves.forEach((stop) => stop());
    stopSaves = written().flatMap((link) => [link.save.subscribe(tellSave), link.isRefused.subscribe(tellSave)]);
    tellSave();
  };
  watchSaves();
  const stops = [
    session.isOpen.subscribe(tellState),
    session.synced.subscribe(tellState),
    openConnections.subscribe(watchSaves),
  ];

  return {
    state,
    save,
    refused,
    end: (ended) => state.set({ state: 'lost', since: now(), ended }),
    close: () => [...stops, ...stopSaves].forEach((stop) => stop()),
  };
}
