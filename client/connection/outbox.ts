import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { DeviceStore } from '../runtime/deviceStore.ts';
import type { Timers } from '../runtime/timers.ts';

/**
 * What has not yet reached the server's disk, kept on this device so that a reload or a crash loses nothing. Keys are
 * paths; `prefix` is their beginning. It holds a person's words, so each part is dropped as soon as it is not needed:
 * when it is Saved, at the reveal, on leaving and when the workshop is gone (THREATS L27).
 */
export type Outbox = {
  readonly read: (prefix: string) => Promise<readonly (readonly [key: string, value: unknown])[]>;
  readonly put: (key: string, value: unknown) => Promise<void>;
  readonly drop: (keys: readonly string[]) => Promise<void>;
  /** False while something that was put here lives in this page alone, and while the device cannot be read (SPEC SA3). */
  readonly keeps: Signal<boolean>;
};

/** Longer than a slow phone takes, shorter than somebody waits for the page. */
const patienceMs = 3_000;

/** The outbox on this device. What the device does not take stays in this page, and `keeps` says so. */
export function createDeviceOutbox(timers: Timers, device: DeviceStore): Outbox {
  const here = new Map<string, unknown>();
  const keeps = createSignal(true);
  let isStuck = false;
  let last: Promise<unknown> = Promise.resolve();
  // In order, or a put that fails late would bring back what was dropped meanwhile.
  const inOrder = <T>(step: () => Promise<T>): Promise<T> => {
    const next = last.then(step);
    last = next;
    return next;
  };
  /** Null when the device refused, or did not answer. */
  const ask = async <T>(call: () => Promise<T>): Promise<{ readonly answer: T } | null> => {
    if (isStuck) return null;
    const asked = call().then(
      (answer) => ({ answer }),
      () => null,
    );
    let stop = (): void => undefined;
    const silence = new Promise<null>((resolve) => {
      stop = timers.after(patienceMs, () => {
        isStuck = true;
        void asked.then(() => (isStuck = false));
        resolve(null);
      });
    });
    const outcome = await Promise.race([asked, silence]);
    stop();
    return outcome;
  };
  /** There is room again: what waits in this page goes along. */
  const bringAlong = async (): Promise<void> => {
    for (const [key, value] of [...here]) if (await ask(() => device.set(key, value))) here.delete(key);
  };
  return {
    keeps,
    read: (prefix) =>
      inOrder(async () => {
        const found = await ask(() => device.entries());
        if (found === null) keeps.set(false);
        const kept = (found?.answer ?? []).filter(([key]) => !here.has(key));
        return [...kept, ...here].filter(([key]) => key.startsWith(prefix));
      }),
    put: (key, value) =>
      inOrder(async () => {
        here.set(key, value);
        if (await ask(() => device.set(key, value))) {
          here.delete(key);
          await bringAlong();
        }
        keeps.set(here.size === 0);
      }),
    drop: (keys) =>
      inOrder(async () => {
        for (const key of keys) here.delete(key);
        if (keys.length > 0) await ask(() => device.drop(keys));
      }),
  };
}
