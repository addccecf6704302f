import type { Response, Router } from 'express';
import express from 'express';
import { facilitatorSchema, visitSchema } from '../../shared/commands/requests.ts';
import type { Registry } from '../live/workshop/registry.ts';
import type { Workshop } from '../live/workshop/workshop.ts';
import type { memberRoute } from './memberRoute.ts';
import { seatedOnly } from './memberRoute.ts';
import { parseBody } from './parseBody.ts';
import { sendProblem } from './problems.ts';

/**
 * Arrivals by a link, and the list of links (SPEC LK1, LK2). A wrong secret loads no workshop and gets the same answer whether
 * the workshop exists or not. Its 256 bits need no limit of attempts.
 */
export function createLinkRoutes(registry: Registry, asMember: ReturnType<typeof memberRoute>): Router {
  const routes = express.Router();

  const openBy = async (id: string | undefined, secret: string): Promise<Workshop | null> => {
    const workshop = await registry.openFor(id ?? '', secret);
    return workshop === 'unknownToken' ? null : workshop;
  };

  routes.post('/workshops/:id/visits', async (request, response) => {
    const wanted = parseBody(response, visitSchema, request.body);
    if (!wanted) return;
    const visited = await (await openBy(request.params.id, wanted.secret))?.visit(wanted);
    if (visited) response.status(201).json(visited);
    else sendNoLink(response);
  });

  routes.post('/workshops/:id/seats', async (request, response) => {
    const wanted = parseBody(response, facilitatorSchema, request.body);
    if (!wanted) return;
    const seat = await (await openBy(request.params.id, wanted.secret))?.takeSeat(wanted.secret);
    if (seat === 'stageMoved') {
      const text = 'The meeting was opened again. Join it with its code, or use this link when it is over.';
      sendProblem(response, 'stageMoved', text, { params: { reason: 'otherStage' } });
    } else if (seat) response.status(201).json(seat);
    else sendNoLink(response);
  });

  routes.get(
    '/workshops/:id/links',
    asMember(1, (workshop, seat, _request, response) => {
      response.json(workshop.linksFor(seat));
    }),
  );

  routes.get(
    '/workshops/:id/answers',
    asMember(
      1,
      seatedOnly((workshop, _seat, _request, response) => {
        response.json({ answers: workshop.answers() });
      }),
    ),
  );

  return routes;
}

const sendNoLink = (response: Response): void =>
  sendProblem(response, 'unknownToken', 'This link is no longer valid. Ask for a new one.', {
    params: { reason: 'link' },
  });
