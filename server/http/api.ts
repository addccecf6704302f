import type { Request, Response, Router } from 'express';
import express from 'express';
import { createWorkshopSchema, facilitatorSchema, joinSchema, rehearseSchema } from '../../shared/commands/requests.ts';
import { joinPath } from '../../shared/protocol/joinLink.ts';
import { facilitatorLinkPath } from '../../shared/protocol/links.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { fillBody, leastKnowledgeBytes, paddedSizes } from '../../shared/protocol/padding.ts';
import type { Clock, Timers } from '../ports.ts';
import { leastReplyBytes } from '../wire/parsing.ts';
import type { Founded, Registry } from '../live/workshop/registry.ts';
import type { Workshop } from '../live/workshop/workshop.ts';
import type { TokenBucketLimit } from '../limits/rateLimits.ts';
import { createTokenBucket, createWindowCounter } from '../limits/rateLimits.ts';
import type { Rehearsals } from '../rehearsal/rehearsals.ts';
import type { TypedCodes } from '../limits/typedCodes.ts';
import { addressGroup } from '../limits/addressGroup.ts';
import type { ExportQueue } from '../export/thread/exportQueue.ts';
import { createKeyCheck } from './createKey.ts';
import { createHistoryRoutes } from './historyRoutes.ts';
import { createWebhookRoutes } from './webhookRoutes.ts';
import { createLinkRoutes } from './linkRoutes.ts';
import { createMailRoutes } from './mailRoutes.ts';
import { memberRoute } from './memberRoute.ts';
import { parseBody } from './parseBody.ts';
import { importRegister, previewCsv } from './importRoute.ts';
import { createProgramRoutes } from './programRoutes.ts';
import { createReadingRoute } from './readings/readingRoute.ts';
import { sendProblem, sendReply } from './problems.ts';
import { foundRehearsal, isRehearsal, sendRehearsalsFull } from './rehearsalRoute.ts';
import { sendRegister } from './registerRoute.ts';
import { createSessionRoutes } from './sessionRoutes.ts';

export type ApiOptions = {
  readonly registry: Registry;
  readonly clock: Pick<Clock, 'now' | 'monotonicNow'>;
  readonly timers: Timers;
  readonly createKey: string | null;
  readonly exports: ExportQueue;
  /** What stands for an address in the store. It cannot be turned back into the address. */
  readonly creatorOf: (address: string) => string;
  readonly typedCodes: TypedCodes;
  readonly rehearsals: Rehearsals;
  /** True when the Origin header, if any, is allowed. */
  readonly isAllowedOrigin: (request: Request) => boolean;
  /** The server's address for participants, for links. */
  readonly publicUrl: (request: Request) => string;
};

/** Workshops created from one address: a burst larger than any office or test needs, then ten a minute (SPEC HT4). */
const creationLimit: TokenBucketLimit = { burst: 1_000, perSecond: 1 / 6, mostWaitMs: 0 };

/** Requests with one token. Not counted per address: all participants may share one (SPEC HT4). */
const requestLimit: TokenBucketLimit = { burst: 1_200, perSecond: 120, mostWaitMs: 10_000 };

/**
 * Wrong facilitator links of one address are refused after this many. The right one always works: its 256 bits need no
 * limit, and wrong ones of somebody else must not keep the facilitator out.
 */
const mostWrongLinks = 20;
const wrongLinkWindowMs = 10 * minuteMs;

/** Creating a large spreadsheet takes as long as this many commands. */
const costOfFile = 20;

/** The HTTP API. Bodies are validated against schemas; a refusal names the field and what to do. */
export function createApi(options: ApiOptions): Router {
  const { registry, clock, timers, typedCodes, publicUrl } = options;
  const checkKey = createKeyCheck(options.createKey, clock);
  const creations = createTokenBucket(creationLimit, clock);
  const requests = createTokenBucket(requestLimit, clock);
  const wrongLinks = createWindowCounter(wrongLinkWindowMs, clock);
  const asMember = memberRoute({
    registry,
    takeTurn: async (token, cost) => {
      const taken = requests.take(token, cost);
      if (taken && taken.waitMs > 0) await new Promise<void>((resolve) => void timers.after(taken.waitMs, resolve));
      return taken !== null;
    },
  });
  /** @returns false when the request was answered: it may not create a workshop (SPEC HT5) */
  const hasKey = (request: Request, response: Response): boolean => {
    const key = checkKey(request);
    if (key === 'tooMany') {
      sendProblem(
        response,
        'tooManyAttempts',
        'Too many wrong keys were sent from your network. Wait ten minutes and try again.',
      );
    } else if (key === 'needed') {
      sendProblem(
        response,
        'createKeyNeeded',
        'Creating a workshop on this server needs its key, in the header Create-Key.',
      );
    }
    return key === 'fine';
  };
  /** @returns false when the request was answered: too many were created (SPEC HT4) */
  const isWithinLimit = (request: Request, response: Response): boolean => {
    if (creations.take(addressGroup(request.ip ?? '')) !== null) return true;
    sendProblem(
      response,
      'tooManyAttempts',
      'Too many workshops were created from your network. Wait a minute and try again.',
    );
    return false;
  };
  const api = express.Router();
  api.use((request, response, next) => {
    // A foreign page has no token, but its requests would count against the limits of the visitor's address.
    if (options.isAllowedOrigin(request)) next();
    else sendProblem(response, 'notAllowed', 'This request came from another site. Open Forewarned itself.');
  });
  // Before the limit of other bodies, which is smaller.
  api.post('/imports', async (request, response) => {
    if (hasKey(request, response) && isWithinLimit(request, response)) await importRegister(request, response, options);
  });
  api.post(
    '/workshops/:id/csv-preview',
    asMember(costOfFile, (workshop, _participantId, request, response) =>
      previewCsv(workshop, request, response, {
        exports: options.exports,
        publicUrl: publicUrl(request),
        now: clock.now(),
      }),
    ),
  );
  api.use(express.json({ limit: limits.bodyBytes, strict: true, type: () => true }));

  api.get('/time', (_request, response) => {
    response.json({ now: clock.now() });
  });

  /** For the first page. */
  api.get('/creation', (_request, response) => {
    response.json({ keyNeeded: options.createKey !== null });
  });

  api.post('/workshops', async (request, response) => {
    if (!hasKey(request, response)) return;
    const address = addressGroup(request.ip ?? '');
    if (isRehearsal(request.body)) {
      const wanted = parseBody(response, rehearseSchema, request.body);
      if (!wanted || !isWithinLimit(request, response)) return;
      const founded = await foundRehearsal(wanted, { ...options, address, creator: options.creatorOf(address) });
      if (typeof founded === 'string') sendRehearsalsFull(response, founded);
      else sendFounded(request, response, founded);
      return;
    }
    const wanted = parseBody(response, createWorkshopSchema, request.body);
    if (!wanted || !isWithinLimit(request, response)) return;
    sendFounded(request, response, await registry.found(wanted, options.creatorOf(address)));
  });

  const sendFounded = (request: Request, response: Response, founded: Founded): void => {
    const { workshop, participantId, token, secret } = founded;
    response.status(201).json({
      workshopId: workshop.id,
      joinCode: workshop.state.session.workshop.joinCode,
      joinLink: `${publicUrl(request)}${joinPath(workshop.state.session.workshop)}`,
      participantId,
      token,
      facilitatorLink: `${publicUrl(request)}${facilitatorLinkPath(workshop.id, secret)}`,
    });
  };

  api.post('/joins', async (request, response) => {
    const wanted = parseBody(response, joinSchema, request.body);
    if (!wanted) return;
    const { joinCode, linkSecret } = wanted;
    const found =
      linkSecret === undefined
        ? await openTyped(request, response, joinCode)
        : await registry.openByLink(joinCode, linkSecret);
    if (found === 'tooMany') {
      sendProblem(
        response,
        'tooManyAttempts',
        'Too many wrong codes were sent from your network. Wait a minute and try again.',
      );
      return;
    }
    if (!found) {
      sendProblem(response, 'unknownJoinCode', 'There is no workshop with this code. Check it with the facilitator.');
      return;
    }
    const outcome = await found.join(wanted);
    if (outcome === 'notAllowed') {
      sendProblem(response, 'notAllowed', 'Simulated people can take part in a rehearsal only.');
    } else if (outcome === 'meetingOver') {
      sendProblem(
        response,
        'meetingOver',
        'The meeting is over. Ask somebody who was there for a link to the register.',
      );
    } else if (outcome === 'roomLocked') {
      sendProblem(response, 'roomLocked', 'The facilitator has locked this workshop. Ask them to let you in.');
    } else if (outcome === 'workshopClosed') {
      sendProblem(response, 'workshopClosed', 'This workshop was closed.');
    } else if (outcome === 'limitReached') {
      sendProblem(response, 'limitReached', `There are ${limits.people} people in this workshop already.`);
    } else response.status(201).json(outcome);
  });

  /** For the page, while its request with a typed code waits. */
  api.get('/joins/wait', (request, response) => {
    response.json({ waitSeconds: Math.ceil(typedCodes.waitMs(request.ip ?? '') / secondMs) });
  });

  /** Checks a typed code when it is its turn. A code of a workshop that cannot be loaded was not a guess. */
  const openTyped = async (
    request: Request,
    response: Response,
    joinCode: string,
  ): Promise<Workshop | null | 'tooMany'> => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const turn = await typedCodes.turn(request.ip ?? '', gone.signal);
    if (!turn) return 'tooMany';
    let isRight = true;
    try {
      const workshop = await registry.openByCode(joinCode);
      isRight = workshop !== null;
      return workshop;
    } finally {
      turn.settle(isRight);
    }
  };

  api.post('/workshops/:id/facilitator', async (request, response) => {
    const wanted = parseBody(response, facilitatorSchema, request.body);
    if (!wanted) return;
    const workshop = await registry.openFor(request.params.id, wanted.secret);
    const seat = workshop === 'unknownToken' ? null : await workshop?.recoverFacilitator(wanted.secret);
    if (seat) {
      response.json(seat);
      return;
    }
    const address = addressGroup(request.ip ?? '');
    wrongLinks.add(address);
    if (wrongLinks.count(address) > mostWrongLinks) {
      sendProblem(
        response,
        'tooManyAttempts',
        'Too many wrong links were sent from your network. Wait ten minutes and try again.',
      );
    } else {
      sendProblem(response, 'unknownToken', 'This facilitator link is no longer valid. Use the newest one.');
    }
  });

  api.post(
    '/workshops/:id/commands',
    asMember(1, async (workshop, { participantId }, request, response) => {
      const reply = await workshop.command(participantId, request.body);
      sendReply(response, withOrigin(reply, publicUrl(request)), leastReplyBytes(request.body));
    }),
  );

  api.get(
    '/workshops/:id/knowledge',
    asMember(1, (workshop, { participantId }, _request, response) => {
      const json = JSON.stringify(workshop.knowledgeAbout(participantId));
      response.type('json').send(fillBody(json, paddedSizes, leastKnowledgeBytes));
    }),
  );

  api.use(createSessionRoutes(asMember));
  api.use(createLinkRoutes(registry, asMember));
  api.use(createHistoryRoutes(asMember));
  api.use(createProgramRoutes(asMember));
  api.use(createReadingRoute(registry, clock));
  api.use(createWebhookRoutes(asMember));
  api.use(createMailRoutes({ registry, clock, asMember }));

  api.get(
    '/workshops/:id/:file',
    asMember(costOfFile, (workshop, { participantId }, request, response) =>
      sendRegister(workshop, request, response, {
        participantId,
        exports: options.exports,
        publicUrl: publicUrl(request),
        now: clock.now(),
      }),
    ),
  );

  api.use((_request, response) => sendProblem(response, 'notFound', 'There is nothing at this address.'));
  return api;
}

/** A link or feed in a reply with this server's address before its path. */
const withOrigin = (reply: Reply, origin: string): Reply =>
  reply.ok
    ? {
        ...reply,
        ...(reply.link !== undefined && { link: `${origin}${reply.link}` }),
        ...(reply.feed !== undefined && { feed: `${origin}${reply.feed}` }),
      }
    : reply;
