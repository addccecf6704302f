import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { secondMs } from '../../shared/time.ts';
import type { Sent, Timers, WebhookRequest } from '../ports.ts';
import type { AddressRules } from './addressRules.ts';

/** For everything: looking the name up, connecting, sending, and the answer (SPEC TL4f). */
const answerWithinMs = 10 * secondMs;
const mostRead = 64 * 1_024;

export type WebhookCourierOptions = {
  readonly rules: AddressRules;
  readonly timers: Timers;
  /** All addresses of a name; differs in tests. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
  readonly answerWithinMs?: number;
};

class AddressNotAllowed extends Error {}
class NameNotFound extends Error {}

/**
 * Sends webhooks. The address that is connected to is the one that was judged: the name is looked up once for each request, and
 * the socket connects to what that gave. No redirect is followed, no cookie and no connection is kept, and nothing of the
 * answer but its status is used.
 */
export function createWebhookCourier(options: WebhookCourierOptions): (request: WebhookRequest) => Promise<Sent> {
  const { rules, timers, resolve = (host: string) => lookup(host, { all: true, order: 'verbatim' }) } = options;
  const withinMs = options.answerWithinMs ?? answerWithinMs;

  const lookupAllowed =
    (isFit: AddressRules['mayConnect']): LookupFunction =>
    (host, { all, family }, callback) => {
      resolve(host).then(
        (found) => {
          const allowed = found.filter(({ address }) => isFit(address));
          const usable = family === 4 || family === 6 ? allowed.filter((one) => one.family === family) : allowed;
          const [first] = usable;
          if (!first) callback(found.length > 0 ? new AddressNotAllowed() : new NameNotFound(), '', 0);
          else if (all === true) callback(null, [...usable]);
          else callback(null, first.address, first.family);
        },
        () => callback(new NameNotFound(), '', 0),
      );
    };

  return ({ url, headers, body }) =>
    new Promise<Sent>((settle) => {
      if (rules.urlFault(url) !== null) {
        settle(notAllowed);
        return;
      }
      const isPlain = new URL(url).protocol === 'http:';
      const isFit = isPlain ? rules.isAllowed : rules.mayConnect;
      const made: RequestOptions = {
        method: 'POST',
        agent: false,
        headers: { ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' },
        lookup: lookupAllowed(isFit),
      };
      const request: ClientRequest = (isPlain ? requestHttp : requestHttps)(url, made);
      const end = (sent: Sent): void => {
        cancelTimer();
        settle(sent);
        request.destroy();
      };
      let answered: Sent | null = null;
      const cancelTimer = timers.after(withinMs, () => end(answered ?? { ok: false, reason: 'timedOut' }));
      request.on('socket', (socket) => {
        socket.once('connect', () => {
          // Judged once more, in case that something between here and there connects to another address than it was told.
          if (!isFit(socket.remoteAddress ?? '')) end(notAllowed);
        });
      });
      request.on('response', (response) => {
        answered = answerOf(response);
        drain(response, () => end(answered ?? notAllowed));
      });
      request.on('error', (error) => end(answered ?? failureOf(error)));
      request.end(body);
    });
}

const notAllowed: Sent = { ok: false, reason: 'addressNotAllowed', isFinal: true };

/** Gone is what a receiver answers that wants no more. */
const gone = 410;

function answerOf({ statusCode = 0 }: IncomingMessage): Sent {
  if (statusCode >= 200 && statusCode < 300) return { ok: true };
  return { ok: false, reason: `answered ${statusCode}`, ...(statusCode === gone && { isFinal: true }) };
}

/** Reads an answer so that the other side can end it, but not much of it. */
function drain(response: IncomingMessage, done: () => void): void {
  let read = 0;
  response.on('data', (part: Buffer) => {
    read += part.length;
    if (read >= mostRead) done();
  });
  response.on('end', done);
  response.on('error', done);
}

const failures: { readonly [code: string]: string } = {
  ENOTFOUND: 'nameNotFound',
  EAI_AGAIN: 'nameNotFound',
  ECONNRESET: 'noAnswer',
  EPIPE: 'noAnswer',
};

function failureOf(error: Error & { readonly code?: string }): Sent {
  if (error instanceof AddressNotAllowed) return notAllowed;
  if (error instanceof NameNotFound) return { ok: false, reason: 'nameNotFound' };
  const code = error.code ?? '';
  if (code.startsWith('HPE_')) return { ok: false, reason: 'noAnswer' };
  if (/^EPROTO$|CERT|SSL|TLS|SIGNATURE|SELF_SIGNED|UNABLE_TO/.test(code)) return { ok: false, reason: 'notSecure' };
  return { ok: false, reason: failures[code] ?? 'noConnection' };
}
