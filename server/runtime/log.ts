import { pino } from 'pino';
import type { Log } from '../ports.ts';

/** One line of JSON on stdout per event; never content, a token or a join code (SPEC SC19). */
export function createLog(level: string): Log {
  const log = pino({ level, base: null });
  return {
    info: (message, fields = {}) => log.info(fields, message),
    warn: (message, fields = {}) => log.warn(fields, message),
  };
}
