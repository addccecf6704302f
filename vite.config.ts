import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preloadTexts } from './scripts/build/preloadTexts.ts';
import { precompress } from './scripts/build/precompress.ts';

/**
 * What several screens of a workshop share, and the pages outside it do not use, in one chunk: a dozen chunks of a few hundred
 * bytes each weighed 3 KB more. The libraries belong to it: this chunk and WorkshopPage import each other, so that this one
 * runs first, and what it calls while it runs (createLucideIcon, classes of Yjs) must be in it. Otherwise the page stays blank.
 */
const sharedByScreens = {
  name: 'parts',
  test: /\/(node_modules\/(yjs|lib0|fractional-indexing|lucide-react)|client\/(stages|frame|commands|documents|editing|runtime\/yjsLogging|ui\/(SharedText|Dialog|EditableText|VisuallyHidden|useNarrow|DoneCount|MessageScreen|Matrix))|shared\/(register|board|notebook|people|plan|ballot|session|commands))/,
  minShareCount: 2,
  includeDependenciesRecursively: false,
};

export default defineConfig({
  root: resolve(import.meta.dirname, 'client'),
  plugins: [react(), preloadTexts(), precompress()],
  resolve: {
    // Two dependencies of dependencies that weigh much and do nothing for this page; each file says why.
    alias: [
      { find: /^lib0\/logging$/, replacement: resolve(import.meta.dirname, 'client/runtime/yjsLogging.ts') },
      {
        find: /^use-sync-external-store\/shim\/index\.js$/,
        replacement: resolve(import.meta.dirname, 'client/runtime/externalStore.ts'),
      },
    ],
  },
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
      output: { codeSplitting: { groups: [sharedByScreens] } },
      // shared/ computes values and does nothing else: what a page does not use of it (the schemas) is left out.
      treeshake: { moduleSideEffects: [{ test: /\/shared\//, sideEffects: false }] },
    },
  },
  // In development only these folders are served; data/ is beside them.
  server: { fs: { allow: ['client', 'shared', 'node_modules'].map((name) => resolve(import.meta.dirname, name)) } },
  worker: { format: 'es' },
});
