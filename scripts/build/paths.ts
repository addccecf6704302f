import { join, resolve } from 'node:path';

export const rootFolder = resolve(import.meta.dirname, '../..');

export const distFolder = join(rootFolder, 'dist');

/** The file whose presence and age stand for the whole build. */
export function builtPage(folder: string): string {
  return join(folder, 'index.html');
}

/** What the built page is made from. */
export const buildSources = ['client', 'shared', 'vite.config.ts', 'package-lock.json'].map((name) =>
  join(rootFolder, name),
);
