import { parentPort } from 'node:worker_threads';
import { type Job, runJob } from './job.ts';

// The thread of exportThread.ts: one job a message, one answer a job.
parentPort?.on('message', (job: Job) => {
  runJob(job).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.name : 'unknown' }),
  );
});
