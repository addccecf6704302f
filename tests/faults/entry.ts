import { flushCompileCache } from 'node:module';
import { startServer } from '../../server/start.ts';

// The whole server, but for the page, which need not be built for this.
const running = await startServer({ env: process.env, pageDirectory: process.env.PAGE_DIR ?? '' });
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)));
// These servers are killed before they could keep what Node made of their sources; the next one starts in half the time.
flushCompileCache();
