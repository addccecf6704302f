import { flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startServer } from '../../server/start.ts';

// The whole server, but for the page, which need not be built for this.
const { STORE_WATCH_MS } = process.env;
const running = await startServer({
  env: process.env,
  pageDirectory: process.env.PAGE_DIR ?? '',
  ...(STORE_WATCH_MS !== undefined && { watchStoreMs: Number(STORE_WATCH_MS) }),
});
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)));
// A trial that compares memory wants to see what is held, not what nobody has cleared away yet.
let collections = 0;
process.on('SIGUSR2', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Twice, since what a finaliser lets go of is only found the second time.
  collect();
  collect();
  console.log(`garbage collected ${++collections}`);
});
// These servers are killed before they could keep what Node made of their sources; the next one starts in half the time.
flushCompileCache();
