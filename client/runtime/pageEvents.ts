/** What happens to the page as a whole: it comes back from sleep, goes away, or is about to be closed. */
export type PageEvents = {
  /** The page is seen again, the network is back, or the device woke up. @returns a function that ends it */
  readonly onWake: (call: () => void) => () => void;
  /** The page may never run again after this. */
  readonly onLeave: (call: () => void) => () => void;
  /** Asks before the page is closed while `isUnsaved`. */
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
      // A frozen page is often thrown away without another word.
      [document, 'freeze', always],
      [document, 'visibilitychange', () => document.visibilityState === 'hidden'],
      [window, 'pagehide', always],
    ]),
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
