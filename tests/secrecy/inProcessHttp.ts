import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { readConfig } from '../../server/config.ts';
import { createExportQueue } from '../../server/export/thread/exportQueue.ts';
import { runJob } from '../../server/export/thread/job.ts';
import { createApp } from '../../server/http/app.ts';
import { createTypedCodes } from '../../server/limits/typedCodes.ts';
import { noRehearsals } from '../harness/noRehearsals.ts';
import type { ApiOptions } from '../../server/http/api.ts';
import type { Registry } from '../../server/live/workshop/registry.ts';
import type { Workshop } from '../../server/live/workshop/workshop.ts';

/** The real HTTP handler on top of a workshop under a fake clock. */
export type HttpFace = {
  /** Selects the workshop that later requests reach. */
  readonly show: (open: (workshopId: string) => Promise<Workshop | null>, clock: ApiOptions['clock']) => void;
  /** Status, headers without the date, and body, as one text. */
  readonly ask: (path: string, token?: string, body?: object) => Promise<string>;
  readonly close: () => Promise<void>;
};

const ofTheMoment = new Set(['date', 'connection', 'keep-alive']);

/** One handler per workshop, so that rate limits used in one workshop do not affect the next. */
const faceOf = (open: (workshopId: string) => Promise<Workshop | null>, clock: ApiOptions['clock']): Express =>
  createApp({
    config: readConfig({ PUBLIC_URL: 'https://forewarned.example' }),
    isKnownHost: () => true,
    log: { info: () => {}, warn: () => {} },
    registry: { openFor: open } as unknown as Registry,
    creatorOf: () => '',
    exports: createExportQueue(runJob, { waitingPerWorkshop: 1, waiting: 1 }),
    clock,
    timers: { after: () => () => undefined },
    rehearsals: noRehearsals,
    typedCodes: createTypedCodes(clock, { after: () => () => undefined }),
    health: { isReady: () => true, metrics: () => Promise.resolve(''), metricsType: 'text/plain' },
  });

export async function createHttpFace(): Promise<HttpFace> {
  let app: Express | null = null;
  const server = createServer((request, response) => app?.(request, response) as unknown);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    show(open, clock) {
      app = faceOf(open, clock);
    },
    async ask(path, token, body) {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        headers,
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
      const kept = [...response.headers].filter(([name]) => !ofTheMoment.has(name));
      const bytes = Buffer.from(await response.arrayBuffer());
      const text = bytes.equals(Buffer.from(bytes.toString('utf8'))) ? bytes.toString('utf8') : bytes.toString('hex');
      return [response.status, ...kept.map((pair) => pair.join(': ')), '', text].join('\n');
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
