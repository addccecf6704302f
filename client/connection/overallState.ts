import type { EpochMs } from '../../shared/time.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { ManagedConnection } from './documentConnection.ts';
import type { ConnectionState, Ended, SaveState } from './workshopConnection.ts';

/** One state for all document connections of a workshop. */
export type OverallState = {
  readonly state: Signal<ConnectionState>;
  /** The worst state of all documents that this person edits. */
  readonly save: Signal<SaveState>;
  readonly refused: Signal<boolean>;
  /** Final: no reconnect follows. */
  readonly end: (ended: Ended) => void;
  readonly close: () => void;
};

/**
 * @param edited the connections of the documents that this person edits; asked again whenever `changes` changes
 * @param now server time
 */
export function createOverallState(
  session: ManagedConnection,
  edited: () => readonly ManagedConnection[],
  changes: Signal<unknown>,
  now: () => EpochMs,
): OverallState {
  const state = createSignal<ConnectionState>({ kind: 'connecting', since: now() });
  const save = createSignal<SaveState>('saved');
  const refused = createSignal(false);

  const updateState = (): void => {
    const before = state.get();
    if (before.kind === 'ended') return;
    const isOpen = session.isOpen.get() && session.synced.get();
    const kind = isOpen ? 'open' : before.kind === 'connecting' ? 'connecting' : 'lost';
    if (kind !== before.kind) state.set({ kind, since: now() });
  };
  const updateSave = (): void => {
    const states = edited().map((connection) => connection.save.get());
    save.set(states.includes('notSaved') ? 'notSaved' : states.includes('saving') ? 'saving' : 'saved');
    refused.set(edited().some((connection) => connection.isRefused.get()));
  };
  let stopSaves: (() => void)[] = [];
  const watchSaves = (): void => {
    stopSaves.forEach((stop) => stop());
    stopSaves = edited().flatMap(({ save: own, isRefused }) => [
      own.subscribe(updateSave),
      isRefused.subscribe(updateSave),
    ]);
    updateSave();
  };
  watchSaves();
  const stops = [
    session.isOpen.subscribe(updateState),
    session.synced.subscribe(updateState),
    changes.subscribe(watchSaves),
  ];

  return {
    state,
    save,
    refused,
    end: (ended) => state.set({ kind: 'ended', since: now(), ...ended }),
    close: () => [...stops, ...stopSaves].forEach((stop) => stop()),
  };
}
