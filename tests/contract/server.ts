import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../server/start.ts';
import type { ResourceLimits } from '../../server/ports.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';

/** A real server on a free port with data of its own, for as long as a test file runs. */
export async function startTestServer(
  env: { readonly [name: string]: string } = {},
  resourceLimits: Partial<ResourceLimits> = {},
  socketsPerAddress?: number,
) {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-'));
  const pageDirectory = join(directory, 'page');
  mkdirSync(pageDirectory);
  writeFileSync(join(pageDirectory, 'index.html'), '<!doctype html><title>Forewarned</title>');
  const running = await startServer({
    env: { PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(directory, 'data'), LOG_LEVEL: 'silent', ...env },
    pageDirectory,
    resourceLimits,
    ...(socketsPerAddress !== undefined && { socketsPerAddress }),
  });
  const url = `http://127.0.0.1:${running.port}`;
  return {
    url,
    socketUrl: url.replace('http', 'ws'),
    port: running.port,
    post: (path: string, body: unknown, token?: string): Promise<Response> =>
      fetch(url + path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          // Server and client share one event loop here. A long request keeps it busy until the server closes an idle
          // connection that the client is about to use again.
          connection: 'close',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
      }),
    async create(): Promise<WorkshopCreated> {
      const response = await this.post('/api/workshops', { title: 'Atlas payments launch', facilitatorName: 'Faye' });
      return (await response.json()) as WorkshopCreated;
    },
    async close(): Promise<void> {
      await running.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;
