import type { Response, Router } from 'express';
import express from 'express';
import { isIsoDate } from '../../shared/time.ts';
import type { memberRoute } from './memberRoute.ts';
import { sendProblem } from './problems.ts';

const usualEntries = 100;
const mostEntries = 500;

/** Reading a whole register costs as much as this many commands. */
const costOfRegister = 5;

/** The history of the register, for everybody who may read it, visitors included (SPEC RW7f). */
export function createHistoryRoutes(asMember: ReturnType<typeof memberRoute>): Router {
  const routes = express.Router();
  routes.get(
    '/workshops/:id/history',
    asMember(1, (workshop, _seat, request, response) => {
      const { risk, before, limit } = request.query;
      const [from, most] = [wholeIn(before, Number.MAX_SAFE_INTEGER), wholeIn(limit, usualEntries)];
      if (from === null || most === null || (risk !== undefined && typeof risk !== 'string')) {
        sendMalformed(response, 'before and limit are whole numbers, and risk is an id.');
        return;
      }
      const older = workshop.history(risk).filter(({ id }) => id < from);
      const entries = older.slice(0, Math.min(most, mostEntries));
      response.json({ entries, more: entries.length < older.length });
    }),
  );
  routes.get(
    '/workshops/:id/asof',
    asMember(costOfRegister, (workshop, _seat, request, response) => {
      const { on } = request.query;
      if (!isIsoDate(on)) {
        sendMalformed(response, 'on is a day like 2027-05-21.');
        return;
      }
      response.json(workshop.asOf(on));
    }),
  );
  return routes;
}

/** A whole number of at least 1 from a query; null when it is none. */
function wholeIn(value: unknown, usual: number): number | null {
  if (value === undefined) return usual;
  if (typeof value !== 'string' || !/^[1-9]\d{0,14}$/.test(value)) return null;
  return Number(value);
}

const sendMalformed = (response: Response, message: string): void =>
  sendProblem(response, 'malformed', message, { params: { reason: 'shape', faults: [] } });
