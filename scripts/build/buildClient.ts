import { rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { builtPage, distFolder, rootFolder } from './paths.ts';

/**
 * Builds the page into dist/. It is written to a temporary folder and renamed when it is complete, so that a server that
 * starts meanwhile, or after a failed build, finds the previous one complete.
 */
export async function buildClient(): Promise<void> {
  const startedAt = new Date();
  const unfinished = join(rootFolder, `dist.${process.pid}.tmp`);
  try {
    await build({
      configFile: join(rootFolder, 'vite.config.ts'),
      configLoader: 'native',
      build: { outDir: unfinished },
    });
    // A source changed while the build ran counts as newer than the build.
    await utimes(builtPage(unfinished), startedAt, startedAt);
    await rm(distFolder, { recursive: true, force: true });
    await rename(unfinished, distFolder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
