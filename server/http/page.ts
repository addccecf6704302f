import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Express } from 'express';
import sirv from 'sirv';
import { pageAddresses } from '../../shared/protocol/pages.ts';

/** Serves the built page: hashed files are cached without end, the page itself is revalidated each time (SPEC WE2). */
export function servePage(app: Express, directory: string): void {
  if (!existsSync(join(directory, 'index.html'))) {
    throw new Error('The page has not been built. Run "npm start", which builds it first, or "npm run build".');
  }
  const files = sirv(directory, {
    brotli: true,
    gzip: true,
    etag: true,
    dotfiles: false,
    setHeaders(response, path) {
      const isHashed = path.startsWith('/assets/');
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Any other path without a file gets 404.
  app.get(Object.values<string>(pageAddresses), (request, response, next) => {
    request.url = '/index.html';
    files(request, response, next);
  });
  app.use(files);
  app.use((_request, response) => {
    response.status(404).type('text').send('There is nothing at this address.');
  });
}
