import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const textEndings = new Set(['.js', '.css', '.html', '.svg', '.json', '.txt', '.webmanifest']);

/** Below this a compressed copy saves less than the header that announces it. */
const worthwhileBytes = 1_024;

const brotliPromise = promisify(brotliCompress);
const gzipPromise = promisify(gzip);

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.byteLength < worthwhileBytes) return;
  const [brotli, gzipped] = await Promise.all([
    brotliPromise(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
    gzipPromise(content, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, gzipped)]);
}

/** Writes a `.br` and a `.gz` beside every text file of the build, so that the server compresses nothing while it runs. */
export function precompress(): Plugin {
  let outDir = '';
  return {
    name: 'forewarned:precompress',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    // After writeBundle of all plugins: by then files of the public folder are there too.
    async closeBundle() {
      const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
      const paths = entries
        .filter((entry) => entry.isFile() && textEndings.has(extname(entry.name)))
        .map((entry) => join(entry.parentPath, entry.name));
      await Promise.all(paths.map(compressFile));
    },
  };
}
