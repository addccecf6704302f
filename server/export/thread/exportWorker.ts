import { parentPort } from 'node:worker_threads';
import { type ExportJob, runExportJob } from './job.ts';

// The thread of exportThread.ts: one job a message, one answer a job.
parentPort?.on('message', (job: ExportJob) => {
  runExportJob(job).then(
    (file) => parentPort?.postMessage({ file }),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.name : 'unknown' }),
  );
});
