/** Timers as a port, so that tests use a fake clock. */
export type Timers = {
  /** Calls once after `ms`. @returns a function that cancels it */
  readonly after: (ms: number, call: () => void) => () => void;
  /** Calls every `ms`. @returns a function that cancels it */
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
