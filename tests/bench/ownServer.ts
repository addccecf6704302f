import { startServer } from '../../server/start.ts';
import { answerReadings } from './probe.ts';

// The whole server in a process of its own; only the page's files are left out, so that nothing has to be built.
answerReadings();
const running = await startServer({ env: process.env, serveClient: async () => {} });
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)));
process.send?.({ port: running.port });
