import { expect, onTestFinished, test, vi } from 'vitest';
import { browserPageEvents } from './pageEvents.ts';

const show = (state: DocumentVisibilityState): void => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

test('SA2b every event that means the page is back calls onWake', () => {
  const call = vi.fn();
  const stop = browserPageEvents.onWake(call);
  onTestFinished(() => void vi.restoreAllMocks());
  show('hidden');
  expect(call).not.toHaveBeenCalled();
  show('visible');
  document.dispatchEvent(new Event('resume'));
  window.dispatchEvent(new Event('online'));
  // Also when restored from the back-forward cache.
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect(call).toHaveBeenCalledTimes(4);
  stop();
  window.dispatchEvent(new Event('online'));
  expect(call).toHaveBeenCalledTimes(4);
});

test('FA8a every event after which the page may end calls onLeave', () => {
  const call = vi.fn();
  const stop = browserPageEvents.onLeave(call);
  onTestFinished(() => void vi.restoreAllMocks());
  show('visible');
  expect(call).not.toHaveBeenCalled();
  show('hidden');
  document.dispatchEvent(new Event('freeze'));
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  expect(call).toHaveBeenCalledTimes(3);
  stop();
});

test('FA8c the browser asks before closing only while something would be lost', () => {
  let isUnsaved = false;
  const stop = browserPageEvents.guard(() => isUnsaved);
  const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(asks()).toBe(false);
  isUnsaved = true;
  expect(asks()).toBe(true);
  stop();
  expect(asks()).toBe(false);
});
