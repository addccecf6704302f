import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { Request, Router } from 'express';
import express from 'express';
import { mailAddressSchema, mailConfirmationSchema, tapSchema } from '../../shared/mail/requests.ts';
import { readMailAddress } from '../../shared/mail/readAddress.ts';
import { hourMs } from '../../shared/time.ts';
import { addressGroup } from '../limits/addressGroup.ts';
import { createWindowCounter } from '../limits/rateLimits.ts';
import type { Registry } from '../live/workshop/registry.ts';
import type { Workshop } from '../live/workshop/workshop.ts';
import type { Clock } from '../ports.ts';
import type { memberRoute } from './memberRoute.ts';
import { seatedOnly } from './memberRoute.ts';
import { parseBody } from './parseBody.ts';
import { sendProblem } from './problems.ts';

/** Confirmation mails of this whole server to one address in a day, and asked for from one network in an hour (SPEC TL50d). */
const mostPerAddress = 3;
const mostPerNetwork = 60;

/** Addresses are not kept, in memory neither. */
const fingerprint = (address: string): string => createHash('sha256').update(address.toLowerCase()).digest('base64');

type Options = {
  readonly registry: Registry;
  readonly clock: Pick<Clock, 'monotonicNow'>;
  readonly asMember: ReturnType<typeof memberRoute>;
};

/** Addresses, their confirmation, and the links that answer a check (SPEC TL50b, TL53b). A wrong secret loads no workshop. */
export function createMailRoutes({ registry, clock, asMember }: Options): Router {
  const routes = express.Router();
  const toAddress = createWindowCounter(24 * hourMs, clock);
  const fromNetwork = createWindowCounter(hourMs, clock);

  routes.get(
    '/workshops/:id/mail',
    asMember(
      1,
      seatedOnly((workshop, seat, _request, response) => {
        response.json(workshop.mail.of(seat.participantId));
      }),
    ),
  );

  routes.put(
    '/workshops/:id/mail',
    asMember(
      1,
      seatedOnly(async (workshop, seat, request, response) => {
        const wanted = parseBody(response, mailAddressSchema, request.body);
        if (!wanted) return;
        const address = readMailAddress(wanted.address, domainToASCII);
        if (address === null) {
          sendProblem(response, 'malformed', 'This is no e-mail address. Write it like name@example.org.', {
            params: { reason: 'shape', faults: [{ at: 'address', fault: 'invalid' }] },
          });
          return;
        }
        const { isConfigured, own } = workshop.mail.of(seat.participantId);
        if (!isConfigured) {
          sendProblem(response, 'notFound', 'This server sends no mail.');
          return;
        }
        const isConfirmed = own?.address === address && own.confirmedOn !== null;
        const [whose, where] = [fingerprint(address), addressGroup(request.ip ?? '')];
        const isTooMany = toAddress.count(whose) >= mostPerAddress || fromNetwork.count(where) >= mostPerNetwork;
        if (!isConfirmed && (isTooMany || !(await workshop.mail.enter(seat.participantId, address)))) {
          sendProblem(
            response,
            'tooManyAttempts',
            'Enough confirmation mails were sent to this address or asked for by you. Try again tomorrow.',
          );
          return;
        }
        if (!isConfirmed) {
          toAddress.add(whose);
          fromNetwork.add(where);
        }
        response.json(workshop.mail.of(seat.participantId));
      }),
    ),
  );

  routes.delete(
    '/workshops/:id/mail',
    asMember(
      1,
      seatedOnly(async (workshop, seat, _request, response) => {
        await workshop.mail.remove(seat.participantId);
        response.json(workshop.mail.of(seat.participantId));
      }),
    ),
  );

  const openBy = async ({ params }: Request, secret: string): Promise<Workshop | null> => {
    const workshop = await registry.openFor(typeof params.id === 'string' ? params.id : '', secret);
    return workshop === 'unknownToken' ? null : workshop;
  };
  const overText = 'This link is no longer valid.';

  routes.post('/workshops/:id/mail/confirmations', async (request, response) => {
    const wanted = parseBody(response, mailConfirmationSchema, request.body);
    if (!wanted) return;
    const workshop = await openBy(request, wanted.secret);
    const confirmed = workshop && (await workshop.mail.confirm(wanted.secret));
    if (confirmed) response.json(confirmed);
    else sendProblem(response, 'unknownToken', overText, { params: { reason: 'link' } });
  });

  routes.post('/workshops/:id/taps', async (request, response) => {
    const wanted = parseBody(response, tapSchema, request.body);
    if (!wanted) return;
    const workshop = await openBy(request, wanted.secret);
    const answered = workshop && (await workshop.mail.tap(wanted));
    if (!answered) sendProblem(response, 'unknownToken', overText, { params: { reason: 'link' } });
    else if ('kind' in answered) sendProblem(response, answered.code, answered.message, answered);
    else response.json(answered);
  });

  return routes;
}
