import { basename } from 'node:path';

/**
 * What may be logged of an error: its class, and where it was thrown. Never its message, which can hold content that
 * people wrote.
 */
export function describeError(error: unknown): { readonly error: string; readonly place: string } {
  if (!(error instanceof Error)) return { error: typeof error, place: 'unknown' };
  const { stack = '', message } = error;
  const calls = stack.slice(stack.indexOf(message) + message.length);
  const frame = calls.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
  const place = /(?:\(|at )(?:async )?(?:file:\/\/)?([^()]+):(\d+):\d+\)?$/.exec(frame.trim());
  return { error: error.name, place: place ? `${basename(place[1] ?? '')}:${place[2]}` : 'unknown' };
}
