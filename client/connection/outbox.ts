import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { DeviceStore } from '../runtime/deviceStore.ts';
import type { Timers } from '../runtime/timers.ts';

/**
 * Unacknowledged work, stored on this device so that a reload or a crash loses nothing. Keys are paths; `prefix` is the
 * beginning of one. It contains texts of a person, so each part is dropped when it is acknowledged, when its round ends,
 * on leaving, and when the workshop is closed or deleted (SPEC DV2).
 */
export type Outbox = {
  readonly read: (prefix: string) => Promise<readonly (readonly [key: string, value: unknown])[]>;
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
  let isStuck = false;
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: a put that fails late could otherwise restore a value dropped after it.
  const inOrder = <T>(step: () => Promise<T>): Promise<T> => {
    const next = last.then(step);
    last = next;
    return next;
  };
  /** Null when the device refused or did not answer in time. */
  const ask = async <T>(call: () => Promise<T>): Promise<{ readonly answer: T } | null> => {
    if (isStuck) return null;
    const asked = call().then(
      (answer) => ({ answer }),
      () => null,
    );
    let stop = (): void => undefined;
    const silence = new Promise<null>((resolve) => {
      stop = timers.after(deviceTimeoutMs, () => {
        isStuck = true;
        void asked.then(() => (isStuck = false));
        resolve(null);
      });
    });
    const result = await Promise.race([asked, silence]);
    stop();
    return result;
  };
  /** The device accepts values again: stores those that exist in this page only. */
  const storeWaiting = async (): Promise<void> => {
    for (const [key, value] of [...here]) if (await ask(() => device.set(key, value))) here.delete(key);
  };
  return {
    storesOnDevice,
    read: (prefix) =>
      inOrder(async () => {
        const found = await ask(() => device.entries());
        if (found === null) storesOnDevice.set(false);
        const stored = (found?.answer ?? []).filter(([key]) => !here.has(key));
        return [...stored, ...here].filter(([key]) => key.startsWith(prefix));
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
