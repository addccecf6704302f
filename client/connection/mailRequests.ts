import type { WorkshopId } from '../../shared/ids.ts';
import type { MailConfirmed, MailReply } from '../../shared/mail/mailReply.ts';
import type { TapRequest } from '../../shared/mail/requests.ts';
import type { TapReply } from '../../shared/mail/tap.ts';
import { ask, bearer, postJson } from './http.ts';

/** The check that a link in a mail is for; with an answer it is recorded. @throws HttpRefusal */
export const askTap = (workshopId: WorkshopId, wanted: TapRequest): Promise<TapReply> =>
  postJson<TapReply>(`/api/workshops/${workshopId}/taps`, wanted);

/** Confirms an address by the link of its mail. @throws HttpRefusal */
export const confirmAddress = (workshopId: WorkshopId, secret: string): Promise<MailConfirmed> =>
  postJson<MailConfirmed>(`/api/workshops/${workshopId}/mail/confirmations`, { secret });

const own = async (workshopId: WorkshopId, token: string, init: RequestInit): Promise<MailReply> => {
  const headers = { ...bearer(token), 'content-type': 'application/json' };
  return (await (await ask(`/api/workshops/${workshopId}/mail`, { ...init, headers })).json()) as MailReply;
};

/** What the caller may know of mails: their own address. @throws HttpRefusal */
export const fetchMail = (workshopId: WorkshopId, token: string): Promise<MailReply> =>
  own(workshopId, token, { cache: 'no-store' });

/** Enters the caller's address, which gets a mail to confirm it. @throws HttpRefusal: `malformed`, `tooManyAttempts` */
export const enterAddress = (workshopId: WorkshopId, token: string, address: string): Promise<MailReply> =>
  own(workshopId, token, { method: 'PUT', body: JSON.stringify({ address }) });

/** @throws HttpRefusal */
export const removeAddress = (workshopId: WorkshopId, token: string): Promise<MailReply> =>
  own(workshopId, token, { method: 'DELETE' });
