import type { Request, Response, Router } from 'express';
import express from 'express';
import { isToken } from '../../shared/ids.ts';
import type { CalendarFeed } from '../export/calendar.ts';
import type { ExportQueue } from '../export/thread/exportQueue.ts';
import type { TokenBucketLimit } from '../limits/rateLimits.ts';
import { createTokenBucket } from '../limits/rateLimits.ts';
import type { Registry } from '../live/workshop/registry.ts';
import type { Workshop } from '../live/workshop/workshop.ts';
import type { Clock } from '../ports.ts';
import { plainInput } from './registerRoute.ts';

/** Calendar programs ask between every few minutes and once a day, and several devices share an address (SPEC TL2h). */
const feedLimit: TokenBucketLimit = { burst: 60, perSecond: 1 / 10, mostWaitMs: 0 };
const retrySeconds = 60;

/** For how long a program may show what it has without asking. */
const freshSeconds = 300;

/** Readers of the same register who come at once: the second makes its feed again. */
const mostTries = 3;

export type FeedOptions = {
  readonly registry: Registry;
  readonly clock: Pick<Clock, 'now' | 'monotonicNow'>;
  readonly exports: ExportQueue;
  readonly publicUrl: (request: Request) => string;
};

/**
 * `GET /feeds/<secret>.ics` (SPEC TL2). It is no visit. Calendar programs send no fragment, so that the secret is part of the
 * path; nothing here logs a path.
 */
export function createFeedRoutes({ registry, clock, exports, publicUrl }: FeedOptions): Router {
  const requests = createTokenBucket(feedLimit, clock);
  const routes = express.Router();
  routes.get('/:file', async (request, response) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    const secret = /^([\w-]+)\.ics$/.exec(request.params.file)?.[1];
    const workshop = isToken(secret) ? await registry.openForProgram('feed', secret) : null;
    if (!workshop || secret === undefined || workshop.programs.feedWith(secret) === undefined) {
      response.status(404).type('text').send('There is no such calendar feed, or it was revoked.\n');
      return;
    }
    if (requests.take(secret) === null) {
      sendLater(response, 429);
      return;
    }
    const feed = await makeFeed(workshop, secret, request);
    if (feed === 'busy') sendLater(response, 503);
    else if (feed) sendFeed(request, response, feed);
  });

  const makeFeed = async (
    workshop: Workshop,
    secret: string,
    request: Request,
  ): Promise<CalendarFeed | 'busy' | null> => {
    for (let tries = 0; tries < mostTries; tries += 1) {
      let before = workshop.state.hidden.calendar;
      const feed = await exports.add(workshop.id, () => {
        const now = clock.now();
        before = workshop.state.hidden.calendar;
        const of = workshop.programs.feedWith(secret) ?? null;
        return { kind: 'feed', ...plainInput(workshop, publicUrl(request), now), of, memory: before, now };
      });
      if (feed === null || feed === 'busy') return feed;
      if (await workshop.programs.calendarTold(before, feed.changes)) return feed;
    }
    return 'busy';
  };
  return routes;
}

function sendLater(response: Response, status: 429 | 503): void {
  response.status(status).set('Retry-After', String(retrySeconds)).type('text');
  response.send('This calendar is asked for too often. Ask again in a minute.\n');
}

function sendFeed(request: Request, response: Response, { body, etag }: CalendarFeed): void {
  response.set({ 'Cache-Control': `private, max-age=${freshSeconds}, no-transform`, ETag: etag });
  const known = request
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(etag) || known?.includes('*')) {
    response.status(304).end();
    return;
  }
  response.set('Content-Disposition', 'inline; filename="register.ics"');
  response.set('Content-Type', 'text/calendar; charset=utf-8').send(body);
}
