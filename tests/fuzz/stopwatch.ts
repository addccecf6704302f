export type Slowest = { readonly where: string; readonly kind: string; readonly bytes: number; readonly cpuMs: number; readonly wallMs: number }; // prettier-ignore

/**
 * Times work that should never stall the server. What this thread computed counts: on a machine that does other work the
 * time on the wall also holds the turns of others.
 */
export class Stopwatch {
  /** By place and kind of frame. */
  readonly slowest = new Map<string, Slowest>();

  time<T>(where: string, kind: string, frame: Uint8Array, work: () => T): T {
    const from = performance.now();
    const cpuFrom = process.threadCpuUsage();
    const result = work();
    const wallMs = performance.now() - from;
    const known = this.slowest.get(`${where}: ${kind}`);
    if (known !== undefined && wallMs <= known.cpuMs) return result;
    const { user, system } = process.threadCpuUsage(cpuFrom);
    const cpuMs = (user + system) / 1_000;
    if (cpuMs > (known?.cpuMs ?? 0))
      this.slowest.set(`${where}: ${kind}`, { where, kind, bytes: frame.length, cpuMs, wallMs });
    return result;
  }

  worst(): Slowest | null {
    return [...this.slowest.values()].sort((a, b) => b.cpuMs - a.cpuMs)[0] ?? null;
  }
}
