import { heartbeatMs } from '../../shared/protocol/limits.ts';
import { secondMs } from '../../shared/time.ts';
import type { FrameSocket, FrameSocketPorts } from './frameSocket.ts';

/** A beat later than this means that the process stood still. */
const mostLateMs = secondMs;

/**
 * Sends a heartbeat to all sockets every five seconds, all at one moment (SPEC CO1).
 * @returns the function that stops it
 */
export function startHeartbeats(sockets: () => Iterable<FrameSocket>, { clock, timers }: FrameSocketPorts): () => void {
  let isStopped = false;
  let dueAt = clock.monotonicNow() + heartbeatMs;
  const beat = (): void => {
    if (isStopped) return;
    const now = clock.monotonicNow();
    const isLate = now - dueAt > mostLateMs;
    for (const socket of sockets()) socket.heartbeat(isLate);
    dueAt = now + heartbeatMs;
    timers.after(heartbeatMs, beat);
  };
  timers.after(heartbeatMs, beat);
  return () => {
    isStopped = true;
  };
}
