import { domainToASCII } from 'node:url';
import { readMailAddress } from '../../shared/mail/readAddress.ts';

/** How mails are handed over, and whom they come from. */
export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, as at port 465; else STARTTLS. */
  readonly isImplicitTls: boolean;
  /** False where a connection without TLS is allowed: on this machine, or where the setting says so. */
  readonly needsTls: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
  readonly from: { readonly name: string; readonly address: string };
};

type Given = {
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
  readonly PUBLIC_URL?: string | undefined;
};

const smtpUrlText =
  'SMTP_URL has to look like smtps://name:password@mail.example.org or smtp://mail.example.org:587; signs like @ or : in name and password are written as %40 and %3A.';

/**
 * The settings for mail (SPEC TL55a).
 * @returns null when SMTP_URL is not set: no mail is sent
 * @throws Error that names the variable and what it may be; it holds nothing of the password
 */
export function readSmtpSettings({ SMTP_URL, MAIL_FROM, PUBLIC_URL }: Given): SmtpSettings | null {
  if (!SMTP_URL) return null;
  const settings = readUrl(SMTP_URL);
  if (!MAIL_FROM) throw new Error('SMTP_URL needs MAIL_FROM, the address that mails come from.');
  if (!PUBLIC_URL) throw new Error('SMTP_URL needs PUBLIC_URL: links in mails have to lead to this server.');
  return { ...settings, from: readSender(MAIL_FROM) };
}

function readUrl(text: string): Omit<SmtpSettings, 'from'> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') {
    throw new Error(smtpUrlText);
  }
  if ((url.pathname !== '' && url.pathname !== '/') || url.hash !== '') throw new Error(smtpUrlText);
  const isImplicitTls = url.protocol === 'smtps:';
  const isPlainAllowed = readTls(url.searchParams);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const user = decoded(url.username);
  const pass = decoded(url.password);
  if ((user === '') !== (pass === '')) throw new Error('SMTP_URL needs both a name and a password, or neither.');
  return {
    host,
    port: url.port === '' ? (isImplicitTls ? 465 : 587) : Number(url.port),
    isImplicitTls,
    needsTls: !isPlainAllowed && !isThisMachine(host),
    login: user === '' ? null : { user, pass },
  };
}

/** `?tls=optional` allows a server in a network that is trusted to take mail without TLS. */
function readTls(params: URLSearchParams): boolean {
  for (const [name, value] of params) {
    if (name !== 'tls' || (value !== 'optional' && value !== 'required')) {
      throw new Error('SMTP_URL takes one more setting only: ?tls=optional, or ?tls=required.');
    }
  }
  return params.get('tls') === 'optional';
}

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error(smtpUrlText);
  }
}

/** `Forewarned <forewarned@example.org>`, or the address alone. */
function readSender(text: string): SmtpSettings['from'] {
  const [, named, inBrackets] = /^\s*"?([^"<>@\p{Cc}]*?)"?\s*<([^<>\s]+)>\s*$/u.exec(text) ?? [];
  const address = readMailAddress(inBrackets ?? text, domainToASCII) ?? readLocalAddress(inBrackets ?? text);
  if (address === null) {
    throw new Error(
      'MAIL_FROM has to be an address like forewarned@example.org or Forewarned <forewarned@example.org>.',
    );
  }
  return { name: named?.trim() || 'Forewarned', address };
}

/** A sender on a machine without a domain, for mail that stays on it. */
const readLocalAddress = (text: string): string | null =>
  /^[\w.+-]+@localhost$/.test(text.trim()) ? text.trim() : null;
