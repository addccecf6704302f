import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { DeviceStore } from '../runtime/deviceStore.ts';
import type { Timers } from '../runtime/timers.ts';

export type StoredValues = readonly (readonly [key: string, value: unknown])[];

/**
 * Unacknowledged work, stored on this device so that a reload or a crash loses nothing. Keys are paths; `prefix` is the
 * beginning of one. It contains texts of a person, so each part is dropped when it is acknowledged, when its round ends,
 * on leaving, and when the workshop is closed or deleted (SPEC DV2).
 */
export type Outbox = {
  /** @param late is given what a device holds that answered too late for the result (SPEC SA3d) */
  readonly read: (prefix: string, late?: (found: StoredValues) => void) => Promise<StoredValues>;
  readonly put: (key: string, value: unknown) => Promise<void>;
  readonly drop: (keys: readonly string[]) => Promise<void>;
  /** False while a value exists in this page only, and while the device cannot be read (SPEC SA3a). */
  readonly storesOnDevice: Signal<boolean>;
};

/** Longer than a slow phone needs, shorter than a person waits for the page. */
const deviceTimeoutMs = 3_000;

/** The outbox on this device. Values that the device does not store stay in this page, and `storesOnDevice` turns false. */
export function createDeviceOutbox(timers: Timers, device: DeviceStore): Outbox {
  const here = new Map<string, unknown>();
  const storesOnDevice = createSignal(true);
  /** Resolves when the device answers what it did not answer in time; null while it answers. */
  let stuck: Promise<void> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: a put that fails late could otherwise restore a value dropped after it.
  const inOrder = <T>(step: () => Promise<T>): Promise<T> => {
    const next = last.then(step);
    last = next;
    return next;
  };
  /** Null when the device refused or did not answer in time. */
  const ask = async <T>(call: () => Promise<T>): Promise<{ readonly answer: T } | null> => {
    if (stuck !== null) return null;
    const asked = call().then(
      (answer) => ({ answer }),
      () => null,
    );
    return new Promise((resolve) => {
      const stop = timers.after(deviceTimeoutMs, () => {
        stuck = asked.then(() => void (stuck = null));
        resolve(null);
      });
      void asked.then(resolve).then(stop);
    });
  };
  /** The device accepts values again: stores those that exist in this page only. */
  const storeWaiting = async (): Promise<void> => {
    for (const [key, value] of [...here]) if (await ask(() => device.set(key, value))) here.delete(key);
  };
  return {
    storesOnDevice,
    read: (prefix, late) =>
      inOrder(async () => {
        const withHere = (stored: StoredValues): StoredValues =>
          [...new Map([...stored, ...here])].filter(([key]) => key.startsWith(prefix));
        const found = await ask(() => device.entries());
        if (found !== null) return withHere(found.answer);
        storesOnDevice.set(false);
        void stuck
          ?.then(() => device.entries())
          .then(
            (stored) => late?.(withHere(stored)),
            () => undefined,
          );
        return withHere([]);
      }),
    put: (key, value) =>
      inOrder(async () => {
        here.set(key, value);
        if (await ask(() => device.set(key, value))) {
          here.delete(key);
          await storeWaiting();
        }
        storesOnDevice.set(here.size === 0);
      }),
    drop: (keys) =>
      inOrder(async () => {
        for (const key of keys) here.delete(key);
        if (keys.length > 0) await ask(() => device.drop(keys));
      }),
  };
}
