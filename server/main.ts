import { startServer } from './start.ts';

/** The process exits within five seconds, even if closing takes longer. */
const longestStopMs = 4_500;

try {
  const running = await startServer({ env: process.env });
  if (process.stdout.isTTY) console.log(running.message);
  const stop = (): void => {
    setTimeout(() => process.exit(0), longestStopMs).unref();
    void running.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The server could not start.');
  process.exitCode = 1;
}
