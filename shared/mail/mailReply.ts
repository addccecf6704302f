import type { IsoDate } from '../time.ts';

/** `GET /api/workshops/:id/mail`: nobody is told of another person's address. */
export type MailReply = {
  /** This server can send mail. */
  readonly isConfigured: boolean;
  /** The facilitator has not stopped the mails of this register. */
  readonly isOn: boolean;
  readonly own: { readonly address: string; readonly confirmedOn: IsoDate | null } | null;
};

/** `POST /api/workshops/:id/mail/confirmations`. */
export type MailConfirmed = { readonly address: string; readonly register: string };
