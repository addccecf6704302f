import type { Router } from 'express';
import express from 'express';
import type { memberRoute } from './memberRoute.ts';
import { seatedOnly } from './memberRoute.ts';

/** The pages and tokens of one person (SPEC SI1). */
export function createSessionRoutes(asMember: ReturnType<typeof memberRoute>): Router {
  const routes = express.Router();
  const path = '/workshops/:id/sessions';
  const one = 1;
  routes.get(
    path,
    asMember(
      one,
      seatedOnly((workshop, seat, _request, response) => {
        response.json({ pages: workshop.openPages(seat) });
      }),
    ),
  );
  routes.post(
    path,
    asMember(
      one,
      seatedOnly(async (workshop, seat, _request, response) => {
        response.status(201).json({ token: await workshop.startSession(seat) });
      }),
    ),
  );
  routes.delete(
    path,
    asMember(
      one,
      seatedOnly(async (workshop, seat, _request, response) => {
        await workshop.endOtherSessions(seat);
        response.json({ ok: true });
      }),
    ),
  );
  return routes;
}
