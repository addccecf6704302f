import { statfs } from 'node:fs/promises';

/** Bytes that this process can still write to the disk that holds the directory. */
export async function freeBytesOf(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}
