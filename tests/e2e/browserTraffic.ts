import type { BrowserContext, Page, Response } from '@playwright/test';
import { createTextSearch } from './textSearch.ts';

/** What one browser was told and what it complained about, from its first request on. */
export type BrowserTraffic = {
  /** Whether the text has come in over a socket or in an answer. */
  readonly received: (text: string) => Promise<boolean>;
  /** Whether the text has gone out or come in over its sockets. */
  readonly carried: (text: string) => boolean;
  /** Errors of the console, of scripts and of the content security policy, and requests to foreign places. */
  readonly complaints: readonly string[];
  /** Paths of the scripts that the page fetched. */
  readonly scripts: ReadonlySet<string>;
};

/** Listens to everything of a context; call it before the first page is opened. Frames are padded, not encrypted. */
export async function watch(context: BrowserContext, origin: string): Promise<BrowserTraffic> {
  const received = createTextSearch();
  const sent = createTextSearch();
  const bodies: Promise<void>[] = [];
  const complaints: string[] = [];
  const scripts = new Set<string>();
  const { host } = new URL(origin);
  const complain = (words: string) => complaints.push(words);
  const checkPlace = (address: string) => {
    const url = new URL(address);
    if (url.protocol !== 'blob:' && url.protocol !== 'data:' && url.host !== host) complain(`went to ${address}`);
  };
  const keepBody = async (response: Response): Promise<void> => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) scripts.add(pathname);
    // An answer without a body, or one that its page did not wait for, tells nobody anything.
    const body = await response.body().catch(() => null);
    if (body !== null) received.hear(body, false);
  };
  const follow = (page: Page) => {
    page.on('pageerror', (error) => complain(`script: ${error.message}`));
    page.on('websocket', (socket) => {
      checkPlace(socket.url());
      socket.on('framereceived', ({ payload }) => received.hear(Buffer.from(payload), true));
      socket.on('framesent', ({ payload }) => sent.hear(Buffer.from(payload), true));
    });
  };
  context.on('page', follow);
  context.on('console', (message) => {
    if (message.type() === 'error') complain(`console: ${message.text()}`);
  });
  context.on('request', (request) => checkPlace(request.url()));
  context.on('response', (response) => bodies.push(keepBody(response)));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy: ${violatedDirective} refused ${blockedURI}`);
    });
  });
  return {
    received: async (text) => {
      await Promise.all(bodies);
      return received.holds(text);
    },
    carried: (text) => sent.holds(text) || received.holds(text),
    complaints,
    scripts,
  };
}
