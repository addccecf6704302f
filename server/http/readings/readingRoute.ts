import type { Response, Router } from 'express';
import express from 'express';
import { isToken } from '../../../shared/ids.ts';
import { hourMs, secondMs } from '../../../shared/time.ts';
import { createWindowCounter } from '../../limits/rateLimits.ts';
import type { Registry } from '../../live/workshop/registry.ts';
import type { Clock } from '../../ports.ts';
import { sendProblem } from '../problems.ts';
import { readReading } from './readReading.ts';

/** Requests of one key in an hour (SPEC TL6c). Counted in memory: a restart begins anew. */
const mostAnHour = 60;

/** A key with its prefix; what follows is a token. */
const keyIn = (header: string | undefined): string | null => {
  const [, key = '', token] = /^Bearer (fwk_(\S+))$/i.exec(header ?? '') ?? [];
  return isToken(token) ? key : null;
};

/** `POST /api/readings`, for programs: a key records readings of its tripwire and opens nothing else (SPEC TL6). */
export function createReadingRoute(registry: Registry, clock: Pick<Clock, 'now' | 'monotonicNow'>): Router {
  const requests = createWindowCounter(hourMs, clock);
  const routes = express.Router();
  routes.post('/readings', async (request, response) => {
    const key = keyIn(request.get('authorization'));
    const workshop = key === null ? null : await registry.openForProgram('readingKey', key);
    if (!workshop || key === null) {
      sendUnknownKey(response);
      return;
    }
    if (requests.count(key) >= mostAnHour) {
      const waitSeconds = Math.ceil(requests.endsInMs(key) / secondMs);
      response.set('Retry-After', String(waitSeconds));
      sendProblem(response, 'tooManyAttempts', `A key sends ${mostAnHour} readings an hour at most. Send fewer.`, {
        params: { reason: 'requests', waitSeconds },
      });
      return;
    }
    requests.add(key);
    const reading = readReading(request.body, clock.now());
    if (typeof reading === 'string') {
      sendProblem(response, 'malformed', reading, { params: { reason: 'shape', faults: [] } });
      return;
    }
    const taken = await workshop.programs.takeReading(key, reading);
    if (taken === null) sendUnknownKey(response);
    else if ('ok' in taken) response.json(taken);
    else sendProblem(response, taken.code, taken.message, { params: taken.params });
  });
  return routes;
}

function sendUnknownKey(response: Response): void {
  response.set('WWW-Authenticate', 'Bearer');
  sendProblem(response, 'unknownToken', 'This key is not known, or it was revoked. Make one in the register.', {
    params: { reason: 'key' },
  });
}
