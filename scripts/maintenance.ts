import type { Verified } from '../server/store/sqlite/verify.ts';

/** "37 workshops, 12 MB, verified" */
export function describe({ workshops, bytes }: Verified): string {
  const size = bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${Math.ceil(bytes / 1_000_000)} MB`;
  return `${workshops} ${workshops === 1 ? 'workshop' : 'workshops'}, ${size}, verified`;
}

/** Runs a command for whoever runs the server: an error is one sentence and exit code 1. */
export async function perform(otherwise: string, command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Error ? error.message : otherwise);
    process.exitCode = 1;
  }
}
