import { pino } from 'pino';
import type { Log } from '../ports.ts';

/** Writes one JSON line per message to stdout. Messages never contain content, tokens or join codes. */
export function createLog(level: string): Log {
  const log = pino({ level, base: null });
  return {
    info: (message, fields = {}) => log.info(fields, message),
    warn: (message, fields = {}) => log.warn(fields, message),
  };
}
