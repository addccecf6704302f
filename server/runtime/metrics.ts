import { collectDefaultMetrics, Gauge, Registry as Metrics } from '@prometheus-io/client';
import type { Registry } from '../live/workshop/registry.ts';

/** Prometheus text: the process, and how much is going on; nothing about people or content (SPEC OP1). */
export function createMetrics(
  registry: Registry,
  sockets: () => number,
): { text: () => Promise<string>; type: string } {
  const metrics = new Metrics();
  collectDefaultMetrics({ register: metrics });
  new Gauge({
    name: 'forewarned_live_workshops',
    help: 'Workshops in memory',
    registers: [metrics],
    collect() {
      this.set(registry.live().size);
    },
  });
  new Gauge({
    name: 'forewarned_sockets',
    help: 'Open WebSockets',
    registers: [metrics],
    collect() {
      this.set(sockets());
    },
  });
  return { text: () => metrics.metrics(), type: metrics.contentType };
}
