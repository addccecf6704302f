import { statSync } from 'node:fs';
import { isMissing } from '../durableFiles.ts';
import { StoreLost } from '../port.ts';

/**
 * Whether the store's files still lie where the next start will look for them. A process goes on writing to a file that was
 * removed or replaced, and everything that it acknowledges then is gone when it ends.
 */
export type FilePlaces = {
  /** @throws StoreLost when one of them is another file now, or none */
  check(): void;
};

/** @param paths existing files and directories */
export function createFilePlaces(paths: readonly string[]): FilePlaces {
  const identities = new Map(paths.map((path) => [path, identityOf(path)]));
  return {
    check() {
      const lost = paths.filter((path) => identityOf(path) !== identities.get(path));
      if (lost.length === 0) return;
      throw new StoreLost(
        `Files of the store are not where they were: ${lost.join(', ')}. They were removed or replaced while the server ` +
          `runs, so nothing is saved any more. Stop the server, put them back or restore a backup, and start it again.`,
      );
    },
  };
}

function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
