/** Waiting, passed in so that a test turns the hands of the clock itself. */
export type Timers = {
  /** Calls once after `ms`. @returns a function that calls it off */
  readonly after: (ms: number, call: () => void) => () => void;
  /** Calls again and again, every `ms`. @returns a function that ends it */
  readonly every: (ms: number, call: () => void) => () => void;
};

export const browserTimers: Timers = {
  after(ms, call) {
    const handle = setTimeout(call, ms);
    return () => clearTimeout(handle);
  },
  every(ms, call) {
    const handle = setInterval(call, ms);
    return () => clearInterval(handle);
  },
};
