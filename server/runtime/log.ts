import { pino } from 'pino';
import type { Log } from '../ports.ts';

/** Where the log goes. */
export type LogOutput = { readonly isTerminal: boolean; readonly write: (line: string) => void };

/**
 * Writes to stdout: one line of JSON per message, or plain sentences when a person reads it on a terminal. Messages never
 * contain content, tokens or join codes.
 */
export function createLog(level: string, output: LogOutput): Log {
  const log = pino(
    { level, base: null },
    { write: (line) => output.write(output.isTerminal ? plainLine(line) : line) },
  );
  return {
    info: (message, fields = {}) => log.info(fields, message),
    warn: (message, fields = {}) => log.warn(fields, message),
  };
}

const warningLevel = 40;

function plainLine(json: string): string {
  const { level, time, msg, ...fields } = JSON.parse(json) as { level: number; time: number; msg: string };
  const details = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`);
  const clock = new Date(time).toTimeString().slice(0, 8);
  const mark = level >= warningLevel ? 'Warning: ' : '';
  return `${clock} ${mark}${msg}${details.length > 0 ? ` (${details.join(', ')})` : ''}\n`;
}
