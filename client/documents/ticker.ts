import type { WorkshopConnection } from '../connection/workshopConnection.ts';
import type { Signal } from '../runtime/signal.ts';

/**
 * Signals of server time, one for each interval, with a timer only while there are subscribers. The value changes with a
 * tick only; a value that changed at each read would make React render without end.
 */
export function createTickers(
  connection: Pick<WorkshopConnection, 'now' | 'timers'>,
): (everyMs: number) => Signal<number> {
  const tickers = new Map<number, Signal<number>>();
  return (everyMs) => {
    const existing = tickers.get(everyMs);
    if (existing) return existing;
    const ticker = createTicker(connection, everyMs);
    tickers.set(everyMs, ticker);
    return ticker;
  };
}

function createTicker(connection: Pick<WorkshopConnection, 'now' | 'timers'>, everyMs: number): Signal<number> {
  const listeners = new Set<() => void>();
  let current = connection.now();
  let stop: (() => void) | null = null;
  const tick = (): void => {
    current = connection.now();
    for (const listener of [...listeners]) listener();
  };
  return {
    get() {
      // Without subscribers there is no timer, so the value may be old.
      if (stop === null && Math.abs(connection.now() - current) > everyMs) current = connection.now();
      return current;
    },
    subscribe(listener) {
      listeners.add(listener);
      stop ??= connection.timers.every(everyMs, tick);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}
