import type { Router } from 'express';
import express from 'express';
import type { memberRoute } from './memberRoute.ts';
import { sendProblem } from './problems.ts';

/** Webhooks and what came of their messages, for the facilitator alone (SPEC TL4b). */
export function createWebhookRoutes(asMember: ReturnType<typeof memberRoute>): Router {
  const routes = express.Router();
  routes.get(
    '/workshops/:id/webhooks',
    asMember(1, (workshop, seat, _request, response) => {
      const webhooks = workshop.webhooksFor(seat);
      if (webhooks) response.json(webhooks);
      else
        sendProblem(response, 'notAllowed', 'Only the facilitator sees the webhooks.', {
          params: { reason: 'capability' },
        });
    }),
  );
  return routes;
}
