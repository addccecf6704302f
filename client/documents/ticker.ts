import type { WorkshopConnection } from '../connection/workshopConnection.ts';
import type { Signal } from '../runtime/signal.ts';

/**
 * Signals of server time, one for each rhythm, that run only while somebody watches.
 * Between two ticks the value stands still, or React would render without end.
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
      // Unwatched, the value may be old; a component that reads it first gets a fresh one.
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
