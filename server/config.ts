import { resolve } from 'node:path';
import { readNetworks } from './outbox/addressRules.ts';
import type { SmtpSettings } from './outbox/smtpSettings.ts';
import { readSmtpSettings } from './outbox/smtpSettings.ts';

/** Settings from environment variables (docs/OPERATIONS.md). */
export type Config = {
  readonly port: number;
  /** The address of this machine on which it listens. Others can reach it only if it is set (SPEC OP2a). */
  readonly host: string;
  readonly dataDirectory: string;
  readonly publicUrl: string | null;
  readonly allowedOrigins: readonly string[];
  readonly trustProxy: boolean | number | string;
  /** What creates workshops; null: anyone may (SPEC HT5a). */
  readonly createKey: string | null;
  /** Networks to which webhooks may go although they are not public. */
  readonly webhookAllow: ReturnType<typeof readNetworks>;
  /** How mails are sent; null: none are. */
  readonly smtp: SmtpSettings | null;
  readonly metricsToken: string | null;
  readonly logLevel: string;
  readonly isProduction: boolean;
};

export type Environment = { readonly [name: string]: string | undefined };

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws Error that names the variable and what it may be */
export function readConfig(environment: Environment): Config {
  const port = Number(environment.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error('PORT has to be a number from 0 to 65535; 0 takes any free port.');
  }
  const logLevel = environment.LOG_LEVEL ?? 'info';
  if (!logLevels.includes(logLevel)) throw new Error(`LOG_LEVEL has to be one of ${logLevels.join(', ')}.`);
  return {
    port,
    host: environment.HOST || '127.0.0.1',
    dataDirectory: resolve(environment.DATA_DIR || './data'),
    publicUrl: originOf('PUBLIC_URL', environment.PUBLIC_URL),
    allowedOrigins: (environment.ALLOWED_ORIGINS ?? '')
      .split(',')
      .map((origin) => originOf('ALLOWED_ORIGINS', origin.trim()))
      .filter((origin) => origin !== null),
    trustProxy: trustOf(environment.TRUST_PROXY),
    createKey: createKeyOf(environment),
    webhookAllow: readNetworks(environment.WEBHOOK_ALLOW ?? ''),
    smtp: readSmtpSettings(environment),
    metricsToken: environment.METRICS_TOKEN || null,
    logLevel,
    isProduction: environment.NODE_ENV !== 'development',
  };
}

/** Allowed origins, besides that of the server's own pages. */
export const originsOf = ({ allowedOrigins, publicUrl }: Config): readonly string[] =>
  publicUrl === null ? allowedOrigins : [...allowedOrigins, publicUrl];

function originOf(name: string, text: string | undefined): string | null {
  if (!text) return null;
  try {
    return new URL(text).origin;
  } catch {
    throw new Error(`${name} has to hold addresses like https://example.org.`);
  }
}

function createKeyOf({ CREATE_WORKSHOPS: who = 'open', CREATE_KEY: key = '' }: Environment): string | null {
  if (who !== 'open' && who !== 'key') throw new Error('CREATE_WORKSHOPS has to be open or key.');
  if (who === 'open') return null;
  // Header values are bytes; other characters would not arrive as they were set.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new Error(
      'CREATE_WORKSHOPS=key needs a CREATE_KEY of letters, digits and signs without blanks, best of 20 or more.',
    );
  }
  return key;
}

function trustOf(text: string | undefined): boolean | number | string {
  if (!text || text === 'false') return false;
  if (text === 'true') return true;
  return /^\d+$/.test(text) ? Number(text) : text;
}
