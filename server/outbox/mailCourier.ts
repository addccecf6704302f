import { createTransport } from 'nodemailer';
import { secondMs } from '../../shared/time.ts';
import type { MailMessage, Sent } from '../ports.ts';
import type { SmtpSettings } from './smtpSettings.ts';

const connectWithinMs = 10 * secondMs;
/** Between two answers of the server. */
const answerWithinMs = 30 * secondMs;

export type MailCourier = {
  readonly send: (message: MailMessage) => Promise<Sent>;
  readonly close: () => void;
};

/**
 * Hands mails to an SMTP server, over a few connections that are kept. Without TLS nothing is sent, nor a password, unless
 * the settings allow it (SPEC TL55b). What the server answers is not kept: it may hold the address.
 */
export function createMailCourier({ host, port, isImplicitTls, needsTls, login, from }: SmtpSettings): MailCourier {
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    maxMessages: 100,
    host,
    port,
    secure: isImplicitTls,
    requireTLS: needsTls && !isImplicitTls,
    ...(login && { auth: { user: login.user, pass: login.pass } }),
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: needsTls || isImplicitTls },
    connectionTimeout: connectWithinMs,
    greetingTimeout: connectWithinMs,
    socketTimeout: answerWithinMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html, headers }) {
      const { 'Message-ID': messageId, ...others } = headers;
      try {
        await transport.sendMail({
          from,
          // An object is taken as one address and not parsed as a list.
          to: { name: '', address: to },
          subject,
          text,
          html,
          headers: others,
          ...(messageId !== undefined && { messageId }),
        });
        return { ok: true };
      } catch (error) {
        return failure(error);
      }
    },
    close: () => transport.close(),
  };
}

type Failed = Extract<Sent, { ok: false }>;

/** The codes of Node and nodemailer in ours. A server that answers 5xx will not take this mail later either. */
function failure(error: unknown): Failed {
  const { code = '', responseCode } = error as { readonly code?: string; readonly responseCode?: number };
  if (code === 'EAUTH') return { ok: false, reason: 'loginRefused' };
  if (code === 'ETLS') return { ok: false, reason: 'notSecure' };
  if (code === 'ETIMEDOUT') return { ok: false, reason: 'timedOut' };
  if (responseCode !== undefined && responseCode >= 500 && responseCode < 600) {
    return { ok: false, reason: 'mailRejected', isFinal: true };
  }
  if (responseCode !== undefined && responseCode >= 400) return { ok: false, reason: 'mailPutOff' };
  return { ok: false, reason: 'noConnection' };
}
