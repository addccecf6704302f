import type { Router } from 'express';
import express from 'express';
import type { memberRoute } from './memberRoute.ts';
import { seatedOnly } from './memberRoute.ts';
import { sendProblem } from './problems.ts';

/** What programs may read and send: the feeds, for people with a seat, and the keys, for the facilitator (SPEC TL2b, TL6a). */
export function createProgramRoutes(asMember: ReturnType<typeof memberRoute>): Router {
  const routes = express.Router();
  routes.get(
    '/workshops/:id/feeds',
    asMember(
      1,
      seatedOnly((workshop, _seat, _request, response) => {
        response.json(workshop.programs.feeds());
      }),
    ),
  );
  routes.get(
    '/workshops/:id/keys',
    asMember(
      1,
      seatedOnly((workshop, { participantId }, _request, response) => {
        if (workshop.mayGovern(participantId)) response.json(workshop.programs.keys());
        else
          sendProblem(response, 'notAllowed', 'Only the facilitator sees the keys of programs.', {
            params: { reason: 'capability' },
          });
      }),
    ),
  );
  return routes;
}
