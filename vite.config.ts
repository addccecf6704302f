import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { minifyAgain } from './scripts/build/minifyAgain.ts';
import { noChunkCycles } from './scripts/build/noChunkCycles.ts';
import { preloadTexts } from './scripts/build/preloadTexts.ts';
import { precompress } from './scripts/build/precompress.ts';
import { shortClassNames } from './scripts/build/shortClassNames.ts';
import { workshopChunks } from './scripts/build/workshopChunk.ts';

const client = resolve(import.meta.dirname, 'client');

export default defineConfig(({ command }) => ({
  root: client,
  plugins: [react(), preloadTexts(), minifyAgain(), precompress(), noChunkCycles()],
  resolve: {
    // Three dependencies of dependencies that weigh much and do nothing for this page; each file says why.
    alias: [
      { find: /^lib0\/logging$/, replacement: resolve(import.meta.dirname, 'client/runtime/yjsLogging.ts') },
      {
        find: /^lib0\/broadcastchannel$/,
        replacement: resolve(import.meta.dirname, 'client/runtime/noBroadcastChannel.ts'),
      },
      {
        find: /^use-sync-external-store\/shim\/index\.js$/,
        replacement: resolve(import.meta.dirname, 'client/runtime/externalStore.ts'),
      },
    ],
  },
  // In development the names tell the file and the class.
  css: command === 'build' ? { modules: { generateScopedName: shortClassNames(client) } } : {},
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    // The content security policy allows 'self' only: no data: URLs for fonts or pictures, no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The first page is small because routes are imported lazily; this catches one that is not. In KiB, uncompressed.
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: { codeSplitting: { groups: workshopChunks() } },
      // shared/ computes values and does nothing else: what a page does not use of it (the schemas) is left out.
      treeshake: { moduleSideEffects: [{ test: /\/shared\//, sideEffects: false }] },
    },
  },
  // In development only these folders are served; data/ is beside them.
  server: { fs: { allow: ['client', 'shared', 'node_modules'].map((name) => resolve(import.meta.dirname, name)) } },
  worker: { format: 'es' },
}));
