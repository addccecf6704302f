import { monitorEventLoopDelay } from 'node:perf_hooks';
import { WebSocket } from 'ws';
import { startServer } from '../../server/start.ts';
import { Growth } from './memoryGrowth.ts';
import { Stopwatch } from './stopwatch.ts';

/** What the server's process says of itself. */
export type ServerReadings = {
  /** Frames that were read from sockets in all, and those of them that came before their socket was refused. */
  readonly frames: number;
  readonly judged: number;
  /** Milliseconds of the longest frame: computed, and on the wall. */
  readonly slowest: { readonly cpuMs: number; readonly wallMs: number; readonly bytes: number; readonly type: string };
  /** How late the event loop was since the last time it was asked: the worst, and what 99 of 100 turns stayed under. */
  readonly loopMs: { readonly max: number; readonly p99: number };
  readonly grownMb: number;
  readonly heapMb: number;
};

export type ServerQuestion = { readonly ask: 'readings'; readonly isWarm: boolean };

/** KillCounts of the event loop are watched this closely; so much is in every figure. */
const resolutionMs = 10;

let frames = 0;
let judged = 0;
const stopwatch = new Stopwatch();
const growth = new Growth();
const delay = monitorEventLoopDelay({ resolution: resolutionMs });

/** Counts what the gateway is handed, without changing any of it. */
function watchSockets(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its socket below
  const emit = WebSocket.prototype.emit;
  WebSocket.prototype.emit = function (this: WebSocket, event, ...rest: unknown[]) {
    const pass = (): boolean => emit.call(this, event, ...rest);
    if (event !== 'message') return pass();
    frames += 1;
    if (this.readyState === this.OPEN) judged += 1;
    const bytes = rest[0] as Buffer;
    return stopwatch.time('frame', `type ${bytes[0]}`, bytes, pass);
  };
}

function readings(): ServerReadings {
  // First, since what freeing memory takes below is nobody's stall.
  const loopMs = { max: lateBy(delay.max), p99: lateBy(delay.percentile(99)) };
  growth.look();
  const worst = stopwatch.worst();
  const read = {
    frames,
    judged,
    slowest: {
      cpuMs: worst?.cpuMs ?? 0,
      wallMs: worst?.wallMs ?? 0,
      bytes: worst?.bytes ?? 0,
      type: worst?.kind ?? '',
    },
    loopMs,
    grownMb: growth.megabytes,
    heapMb: growth.heapMegabytes,
  };
  delay.reset();
  return read;
}

const lateBy = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolutionMs);

watchSockets();
process.on('disconnect', () => process.exit(1));
process.on('message', ({ isWarm }: ServerQuestion) => {
  if (isWarm) growth.begin();
  process.send?.(readings());
});
const running = await startServer({ env: process.env, serveClient: async () => {} });
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)));
delay.enable();
process.send?.({ port: running.port });
