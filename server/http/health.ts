import type { Request, Router } from 'express';
import express from 'express';
import type { Config } from '../config.ts';

export type Health = {
  readonly isReady: () => boolean;
  readonly metrics: () => Promise<string>;
  readonly metricsType: string;
};

const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/** Without a token only somebody on this very machine, not behind a proxy, reads the metrics (CONTRACT section 1; SPEC OP1). */
function maySeeMetrics(request: Request, config: Config): boolean {
  if (config.metricsToken !== null) return request.get('authorization') === `Bearer ${config.metricsToken}`;
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = address === '::1' || /^(::ffff:)?127\./.test(address);
  return isLoopback && forwardingHeaders.every((name) => request.get(name) === undefined);
}

export function createHealth(health: Health, config: Config): Router {
  const router = express.Router();
  router.get('/healthz', (_request, response) => {
    response.type('text').send('alive');
  });
  router.get('/readyz', (_request, response) => {
    const ready = health.isReady();
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready' : 'not ready');
  });
  router.get('/metrics', async (request, response) => {
    if (!maySeeMetrics(request, config)) {
      response.status(404).end();
      return;
    }
    response.type(health.metricsType).send(await health.metrics());
  });
  return router;
}
