// `npm run dev`: the server with the page served from its sources and hot reload on the same port. `node --watch` starts
// it again when a file imported from server/ or shared/ changes; Vite updates the open page after changes in client/.

import { join } from 'node:path';
import type { Express } from 'express';
import type { Server } from 'node:http';
import { createServer, type ViteDevServer } from 'vite';
import { startServer } from '../server/start.ts';
import { rootFolder } from './build/paths.ts';

let vite: ViteDevServer | undefined;

async function serveClient(app: Express, server: Server): Promise<void> {
  vite = await createServer({
    configFile: join(rootFolder, 'vite.config.ts'),
    configLoader: 'native',
    appType: 'spa',
    // Vite accepts only upgrades that offer its own subprotocol `vite-hmr` and ignores those to /sync/.
    server: { middlewareMode: true, hmr: { server } },
  });
  app.use(vite.middlewares);
}

const running = await startServer({ env: { NODE_ENV: 'development', ...process.env }, serveClient });
if (process.stdout.isTTY) console.log(running.message);

async function stop(): Promise<void> {
  await running.close();
  await vite?.close();
  process.exit(0);
}

process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
