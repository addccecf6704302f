import type { Plugin } from 'vite';

/**
 * Lets the browser fetch the English texts of the first page beside the scripts instead of after them. A page in another
 * language fetches these few kilobytes in vain.
 */
export const preloadTexts = (): Plugin => ({
  name: 'preload-texts',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle)
        .filter((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith('shared/text/en/firstPage.ts'))
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head',
        })),
  },
});
