import type { Request, Response, Router } from 'express';
import express from 'express';
import type * as z from 'zod/mini';
import { isToken } from '../../shared/ids.ts';
import { createWorkshopSchema, facilitatorSchema, joinSchema } from '../../shared/protocol/commands.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { Clock } from '../ports.ts';
import { hasPrototypeKey, problemOf } from '../wire/parsing.ts';
import type { Registry } from '../workshop/registry.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { Attempts } from './attempts.ts';
import { sendProblem, sendReply } from './problems.ts';
import { sendRegister } from './registerRoute.ts';

export type ApiOptions = {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly attempts: Attempts;
  /** Where people find this server: for the facilitator link. */
  readonly publicUrl: (request: Request) => string;
};

type Handler = (request: Request, response: Response) => Promise<void> | void;

/** The HTTP face of CONTRACT section 2. Every body is checked against its schema; a refusal names the field and what to do. */
export function createApi({ registry, clock, attempts, publicUrl }: ApiOptions): Router {
  const api = express.Router();
  api.use(express.json({ limit: limits.bodyBytes, strict: true, type: () => true }));

  api.get('/time', (_request, response) => {
    response.json({ now: clock.now() });
  });

  api.post('/workshops', async (request, response) => {
    const wanted = parse(response, createWorkshopSchema, request.body);
    if (!wanted) return;
    const { workshop, participantId, token, secret } = await registry.found(wanted);
    response.status(201).json({
      workshopId: workshop.id,
      joinCode: workshop.state.session.workshop.joinCode,
      participantId,
      token,
      facilitatorLink: `${publicUrl(request)}/w/${workshop.id}#f=${secret}`,
    });
  });

  api.post('/joins', async (request, response) => {
    const wanted = parse(response, joinSchema, request.body);
    if (!wanted) return;
    const address = request.ip ?? '';
    if (!(await attempts.isAllowed(address))) {
      sendProblem(response, 'tooManyAttempts', 'Too many wrong codes came from here. Wait ten minutes and try again.');
      return;
    }
    const workshop = await registry.openByCode(wanted.joinCode);
    if (!workshop) {
      await attempts.failed(address);
      sendProblem(response, 'unknownJoinCode', 'There is no workshop with this code. Check it with the facilitator.');
      return;
    }
    const outcome = await workshop.join(wanted);
    if (outcome === 'roomLocked') {
      sendProblem(response, 'roomLocked', 'The facilitator has locked this workshop. Ask them to let you in.');
    } else if (outcome === 'workshopClosed') {
      sendProblem(response, 'workshopClosed', 'This workshop was closed.');
    } else if (outcome === 'limitReached') {
      sendProblem(response, 'limitReached', `There are ${limits.people} people in this workshop already.`);
    } else response.status(201).json(outcome);
  });

  api.post('/workshops/:id/facilitator', async (request, response) => {
    const wanted = parse(response, facilitatorSchema, request.body);
    if (!wanted) return;
    const address = request.ip ?? '';
    if (!(await attempts.isAllowed(address))) {
      sendProblem(response, 'tooManyAttempts', 'Too many wrong links came from here. Wait ten minutes and try again.');
      return;
    }
    const workshop = await registry.open(request.params.id);
    const seat = await workshop?.recoverFacilitator(wanted.secret);
    if (seat) {
      response.json(seat);
      return;
    }
    await attempts.failed(address);
    sendProblem(response, 'unknownToken', 'This facilitator link is no longer valid. Use the newest one.');
  });

  api.post(
    '/workshops/:id/commands',
    asMember(registry, async (workshop, participantId, request, response) => {
      sendReply(response, await workshop.command(participantId, request.body));
    }),
  );

  api.get(
    '/workshops/:id/knowledge',
    asMember(registry, (workshop, participantId, _request, response) => {
      response.json(workshop.knowledgeAbout(participantId));
    }),
  );

  api.get(
    '/workshops/:id/:file',
    asMember(registry, (workshop, _participantId, request, response) =>
      sendRegister(workshop, request, response, { publicUrl: publicUrl(request), now: clock.now() }),
    ),
  );

  api.use((_request, response) => sendProblem(response, 'notFound', 'There is nothing at this address.'));
  return api;
}

function parse<T extends z.ZodMiniType>(response: Response, schema: T, body: unknown): z.output<T> | null {
  if (hasPrototypeKey(body)) {
    sendProblem(response, 'malformed', 'A key of the request is not allowed.');
    return null;
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  sendProblem(response, 'malformed', problemOf(parsed.error).replaceAll('The command', 'The request'));
  return null;
}

type MemberHandler = (
  workshop: Workshop,
  participantId: string,
  request: Request,
  response: Response,
) => Promise<void> | void;

/** Lets the request through for somebody with a seat in this workshop; anybody else gets 401, whatever else is wrong (SPEC CM1). */
const asMember =
  (registry: Registry, handle: MemberHandler): Handler =>
  async (request, response) => {
    const token = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1];
    const id = request.params.id;
    const workshop = isToken(token) && typeof id === 'string' ? await registry.open(id) : null;
    const person = token !== undefined ? workshop?.personOf(token) : null;
    if (!workshop || !person || person.removed) {
      sendProblem(response, 'unknownToken', 'You are not in this workshop, or no longer. Join it again with its code.');
      return;
    }
    await handle(workshop, person.participantId, request, response);
  };
