/** Events of the page: it becomes active again, may end, or is about to be closed. Each returns an unsubscribe function. */
export type PageEvents = {
  /** The page became visible, the network returned, or the device woke up. */
  readonly onWake: (call: () => void) => () => void;
  /** The page may not run again after this. */
  readonly onLeave: (call: () => void) => () => void;
  /** The page is unloaded or put away: a reload, another address, a closed tab. */
  readonly onEnd: (call: () => void) => () => void;
  /** The browser asks before closing the page while `isUnsaved()` is true. */
  readonly guard: (isUnsaved: () => boolean) => () => void;
};

export const browserPageEvents: PageEvents = {
  onWake: (call) =>
    listen(call, [
      [document, 'visibilitychange', () => document.visibilityState === 'visible'],
      [document, 'resume', always],
      [window, 'online', always],
      [window, 'pageshow', always],
    ]),
  onLeave: (call) =>
    listen(call, [
      // Browsers often discard a frozen page without another event.
      [document, 'freeze', always],
      [document, 'visibilitychange', () => document.visibilityState === 'hidden'],
      [window, 'pagehide', always],
    ]),
  onEnd: (call) => listen(call, [[window, 'pagehide', always]]),
  guard(isUnsaved) {
    const ask = (event: Event): void => {
      if (isUnsaved()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  },
};

const always = (): boolean => true;

function listen(call: () => void, sources: readonly (readonly [EventTarget, string, () => boolean])[]): () => void {
  const stops = sources.map(([target, name, applies]) => {
    const listener = (): void => {
      if (applies()) call();
    };
    target.addEventListener(name, listener);
    return () => target.removeEventListener(name, listener);
  });
  return () => stops.forEach((stop) => stop());
}
