import { collectDefaultMetrics, Gauge, Registry as Metrics } from '@prometheus-io/client';

/** Prometheus metrics of the process and its load. They hold nothing about people or content (SPEC OP1). */
export function createMetrics(
  liveWorkshops: () => number,
  sockets: () => number,
): { text: () => Promise<string>; type: string } {
  const metrics = new Metrics();
  collectDefaultMetrics({ register: metrics });
  new Gauge({
    name: 'forewarned_live_workshops',
    help: 'Workshops in memory',
    registers: [metrics],
    collect() {
      this.set(liveWorkshops());
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
