import type { ErrorRequestHandler, Response } from 'express';
import type { Reply } from '../../shared/protocol/replies.ts';
import type { AnyRefusalParams, RefusalCode } from '../../shared/protocol/refusals.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { fillBody, filledSizes } from '../../shared/protocol/padding.ts';
import { statusOf } from '../../shared/protocol/refusals.ts';
import { describeError } from '../describeError.ts';
import type { FullReason } from '../live/workshop/registry.ts';
import { ServerFull } from '../live/workshop/registry.ts';
import type { Log } from '../ports.ts';

/** Sends an error in the format of RFC 9457; the same object is the reply to a refused command (SPEC HT1). */
export function sendProblem(response: Response, code: RefusalCode, message: string, more: More = {}): void {
  const status = statusOf(code);
  const problem = JSON.stringify({
    type: 'about:blank',
    title: message,
    status,
    ok: false,
    code,
    message,
    ...(more.params !== undefined && { params: more.params }),
    ...(more.commandId !== undefined && { commandId: more.commandId }),
  });
  response.status(status).type('application/problem+json');
  response.send(more.isFilled ? fillBody(problem, filledSizes, more.leastBytes) : problem);
}

type More = {
  readonly commandId?: string | undefined;
  readonly params?: AnyRefusalParams | undefined;
  readonly isFilled?: boolean;
  readonly leastBytes?: number | undefined;
};

/** The answer to a command, filled with blanks as on a session socket (SPEC PA5). */
export function sendReply(response: Response, reply: Reply, leastBytes?: number): void {
  if (reply.ok) response.type('json').send(fillBody(JSON.stringify(reply), filledSizes, leastBytes));
  else sendProblem(response, reply.code, reply.message, { ...reply, isFilled: true, leastBytes });
}

const fullTexts: { readonly [R in FullReason]: string } = {
  memory: 'The server has no memory left for another workshop. Try again in five minutes.',
  disk: 'The disk of the server is nearly full. Whoever runs it has to make space.',
  workshopsOfAddress: 'Too many workshops were created from your network in 24 hours. Delete some, or wait a day.',
  diskOfAddress: 'Workshops created from your network in 24 hours take too much space. Delete some, or wait a day.',
};

/** Too many files of one workshop, or from one network, wait to be made or read. */
export const sendBusy = (response: Response): void =>
  sendProblem(response, 'tooManyAttempts', 'Many files are waiting to be made. Wait ten seconds and try again.', {
    params: { reason: 'requests', waitSeconds: 10 },
  });

/** The body parser says which of its limits was passed. */
const tooLargeText = (error: unknown): string =>
  (error as { limit?: unknown }).limit === limits.importBytes
    ? 'This file has more than 5 MiB, the most that can be imported.'
    : 'That is more than 64 KiB. Send less at once.';

/** Handles errors of Express, its body parser and our own code. The reply and the log never contain request content. */
export const problemHandler =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = (error as { status?: unknown } | null)?.status;
    if (status === 413) sendProblem(response, 'tooLarge', tooLargeText(error));
    else if (typeof status === 'number' && status >= 400 && status < 500) {
      sendProblem(response, 'malformed', 'The request is not well-formed JSON.');
    } else if (error instanceof ServerFull) {
      response.set('Retry-After', '300');
      sendProblem(response, 'serverFull', fullTexts[error.reason], { params: { reason: error.reason } });
    } else {
      log.warn('a request failed', describeError(error));
      sendProblem(
        response,
        'storageTrouble',
        'The server could not read or save that. Nothing was changed; it is safe to try again.',
      );
    }
  };
