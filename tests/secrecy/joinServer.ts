import { noRehearsals } from '../harness/noRehearsals.ts';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../../server/config.ts';
import { createExportQueue } from '../../server/export/thread/exportQueue.ts';
import { runJob } from '../../server/export/thread/job.ts';
import { createApp } from '../../server/http/app.ts';
import { createTypedCodes } from '../../server/limits/typedCodes.ts';
import { createRegistry } from '../../server/live/workshop/registry.ts';
import { nothingSent } from '../../server/outbox/nothingSent.ts';
import { createMemoryStore } from '../../server/testing/memoryStore.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import { createFakeClock } from '../harness/fakeClock.ts';
import { createRandomSources } from '../harness/seededRandom.ts';

export type Answer = { readonly status: number; readonly body: { readonly [field: string]: unknown } };
/** A request under way. `answer` is null until the response has come. */
export type Asked = { readonly answer: () => Answer | null; readonly abort: () => void };

/** The real HTTP handler, asked over real sockets from any address, under a fake clock. */
export async function createJoinServer(env: { readonly [name: string]: string } = {}) {
  const time = createFakeClock(1_000_000);
  const { clock } = time;
  const timers = time.startTimers();
  const log = { info: () => undefined, warn: () => undefined };
  const store = createMemoryStore();
  const registry = createRegistry({ store, clock, timers, random: createRandomSources(1), log, ...nothingSent });
  const typedCodes = createTypedCodes(clock, timers);
  const app = createApp({
    config: readConfig({ TRUST_PROXY: '1', ...env }),
    isKnownHost: () => true,
    log,
    registry,
    exports: createExportQueue(runJob, { waitingPerWorkshop: 1, waiting: 1 }),
    clock,
    timers,
    creatorOf: () => '',
    rehearsals: noRehearsals,
    typedCodes,
    health: { isReady: () => true, metrics: () => Promise.resolve(''), metricsType: 'text/plain' },
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 4_000 });

  let answered = 0;
  const send = (method: 'GET' | 'POST', path: string, body: object | null, address: string, headers = {}): Asked => {
    let answer: Answer | null = null;
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        agent,
        method,
        path,
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address, ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          answered++;
          answer = { status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString()) as object as Answer['body'] }; // prettier-ignore
        });
      },
    );
    asked.on('error', () => undefined);
    asked.end(body === null ? undefined : JSON.stringify(body));
    return { answer: () => answer, abort: () => void asked.destroy() };
  };

  /** One turn of the event loop after the other, until the condition is true. The fake clock stands still. */
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise((resolve) => setImmediate(resolve));
  };

  const ask = async (method: 'GET' | 'POST', path: string, body: object | null, address: string, headers = {}): Promise<Answer> => {
    const asked = send(method, path, body, address, headers);
    await until(() => asked.answer() !== null);
    return asked.answer()!;
  }; // prettier-ignore

  return {
    clock,
    send,
    ask,
    until,
    store,
    waitsOf: typedCodes.waitMs,
    /** How many responses have come so far. */
    answered: () => answered,
    /** A request and its response: what was under way before has arrived by then. */
    async roundTrip(): Promise<void> {
      await ask('GET', '/api/time', null, '192.0.2.250');
    },
    async create(): Promise<WorkshopCreated> {
      const { body } = await ask('POST', '/api/workshops', { title: 'Atlas payments launch' }, '192.0.2.251');
      return body as unknown as WorkshopCreated;
    },
    /** Time passes in steps; answers of each step arrive before the next. */
    async pass(ms: number, stepMs = 1_000): Promise<void> {
      for (let passed = 0; passed < ms; passed += stepMs) {
        await time.advance(Math.min(stepMs, ms - passed), () => new Promise((resolve) => setImmediate(resolve)));
        await this.roundTrip();
      }
    },
    close: () =>
      new Promise<void>((resolve) => {
        registry.close();
        agent.destroy();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type JoinServer = Awaited<ReturnType<typeof createJoinServer>>;
