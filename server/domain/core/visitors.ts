import type { ParticipantId } from '../../../shared/ids.ts';
import type { LinkRight } from '../../../shared/people/capability.ts';
import type { Session } from '../../../shared/session/session.ts';
import type { IsoDate } from '../../../shared/time.ts';

/** The links to the register, and who came by them (SPEC LK1). */
export type Visitors = {
  /** At most one of each right, by its id. */
  readonly links: { readonly [linkId: string]: SharedLink };
  readonly personal: { readonly [linkId: string]: PersonalLink };
  /** By the SHA-256 of their token, the one that was not used for longest first. */
  readonly visits: { readonly [tokenHash: string]: Visit };
  /**
   * The answers to "What felt unsafe to say?", from the time when the first visitor comes: the session, which visitors receive,
   * holds them no longer (SPEC LK6a). Absent until then.
   */
  readonly answers?: readonly string[] | null;
  /** From the same time what admits to the meeting: a visitor may not join when it is opened again (SPEC LK6c). */
  readonly join?: JoinSecrets;
};

export type JoinSecrets = Pick<Session['workshop'], 'joinCode' | 'linkSecret'>;

export type SharedLink = {
  readonly may: LinkRight;
  /** SHA-256 of the secret in the link. */
  readonly secretHash: string;
  /** Of the read link alone, which is shown again (SPEC LK1d). */
  readonly secret?: string;
  /** The last day on which it works; null: until it is replaced. */
  readonly until: IsoDate | null;
  readonly madeOn: IsoDate;
};

export type PersonalLink = {
  /** Whose seat it opens; once a link of the facilitator was used, the new seat. */
  readonly participantId: ParticipantId;
  readonly secretHash: string;
  readonly madeOn: IsoDate;
  /** It works once, and is listed until it is revoked. */
  readonly usedOn: IsoDate | null;
  /** Made by the person themselves, for another device; otherwise by the facilitator. */
  readonly isOwn: boolean;
};

export type Visit = {
  readonly linkId: string;
  readonly participantId: ParticipantId;
  /** As they gave it; empty when they gave none. */
  readonly name: string;
  readonly usedOn: IsoDate;
};

export const noVisitors: Visitors = { links: {}, personal: {}, visits: {} };

/** True until the end of the last day on which the link works. */
export const isLinkValid = ({ until }: Pick<SharedLink, 'until'>, today: IsoDate): boolean =>
  until === null || today <= until;

/** The visit of this visitor with what their link allows; null when nobody came by a link under this id. */
export function visitOf(
  { hidden }: { readonly hidden: { readonly visitors: Visitors } },
  participantId: ParticipantId,
): (Visit & { readonly may: LinkRight }) | null {
  const { links, visits } = hidden.visitors;
  const visit = Object.values(visits).find((one) => one.participantId === participantId);
  const link = visit && links[visit.linkId];
  return link ? { ...visit, may: link.may } : null;
}
