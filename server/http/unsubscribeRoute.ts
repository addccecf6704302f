import { createHash } from 'node:crypto';
import type { Response, Router } from 'express';
import express from 'express';
import { isToken } from '../../shared/ids.ts';
import { serverTexts } from '../text/serverTexts.ts';
import type { Registry } from '../live/workshop/registry.ts';

const styles =
  ':root{color-scheme:light dark}body{margin:0;font:18px/1.45 Georgia,serif;background:light-dark(#f7f3ec,#151617);color:light-dark(#1d1b19,#efe9df)}main{max-width:30rem;margin:0 auto;padding:4rem 1.5rem}h1{font-weight:400;font-size:2rem;line-height:1.15;margin:0 0 .8rem}p{margin:0 0 1.6rem}button{font:600 1rem/1.2 system-ui,sans-serif;min-height:48px;padding:.8rem 1.4rem;border:0;border-radius:8px;background:light-dark(#1d1b19,#efe9df);color:light-dark(#fffdf9,#1e2021)}button:focus-visible{outline:3px solid light-dark(#2b59c3,#8fb2ff);outline-offset:2px}';

/** No workshop is known before the button, and with it no language. */
const text = serverTexts({}).mail.stopPage;

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * The link that stops mails. Looking at it, as link scanners do, changes nothing; its button does, and so does the one click
 * of a mail program (RFC 8058). It works without scripts and says the same for a secret that is not known (SPEC TL54a).
 */
export function createUnsubscribeRoute(registry: Registry): Router {
  const routes = express.Router();
  routes.get('/unsubscribe/:secret', (_request, response) => {
    sendPage(response, text.title, text.words, `<form method="post"><button>${text.button}</button></form>`);
  });
  routes.post('/unsubscribe/:secret', async (request, response) => {
    const { secret } = request.params;
    const workshop = isToken(secret) ? await registry.openForProgram('unsubscribe', secret) : null;
    await workshop?.mail.unsubscribe(secret);
    sendPage(response, text.doneTitle, text.doneWords, '');
  });
  return routes;
}

function sendPage(response: Response, title: string, words: string, form: string): void {
  response.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
  response
    .type('html')
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${styles}</style></head><body><main><h1>${title}</h1><p>${words}</p>${form}</main></body></html>`,
    );
}
