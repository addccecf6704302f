import type { Request, Router } from 'express';
import express from 'express';
import type { Config } from '../config.ts';

export type Health = {
  readonly isReady: () => boolean;
  readonly metrics: () => Promise<string>;
  readonly metricsType: string;
};

const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/** A request from this machine that no proxy forwarded, or one with the metrics token (SPEC OP1b). */
function maySeeMetrics(request: Request, { metricsToken }: Config): boolean {
  if (metricsToken !== null && request.get('authorization') === `Bearer ${metricsToken}`) return true;
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
