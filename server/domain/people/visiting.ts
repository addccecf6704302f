import type { ParticipantId } from '../../../shared/ids.ts';
import type { LinkRight } from '../../../shared/people/capability.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { cleanName } from '../../../shared/protocol/names.ts';
import type { IsoDate } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import { joinChanges } from '../core/change.ts';
import type { State } from '../core/state.ts';
import { isLinkValid } from '../core/visitors.ts';
import { withheldFromVisitors } from './answersOfMeeting.ts';

type Arrival = {
  readonly secretHash: string;
  readonly participantId: ParticipantId;
  readonly tokenHash: string;
  readonly name: string;
  readonly today: IsoDate;
};

/**
 * Somebody came by a shared link: they get a token, and are on no list of people (SPEC LK1b). Beyond the limit of a link the
 * token that was not used for longest ends (SPEC LK1g).
 * @returns null when no link that works has this secret
 */
export function visit(state: State, arrival: Arrival): { readonly change: Change; readonly may: LinkRight } | null {
  const { secretHash, participantId, tokenHash, today } = arrival;
  const { visitors } = state.hidden;
  const found = Object.entries(visitors.links).find(([, link]) => link.secretHash === secretHash);
  if (!found || !isLinkValid(found[1], today)) return null;
  const [linkId, { may }] = found;
  const sameLink = Object.entries(visitors.visits).filter(([, one]) => one.linkId === linkId);
  const dropped = sameLink.slice(0, Math.max(0, sameLink.length + 1 - limits.visitorsPerLink));
  const kept = Object.entries(visitors.visits).filter(([hash]) => !dropped.some(([other]) => other === hash));
  const name = cleanName(arrival.name);
  const visits = { ...Object.fromEntries(kept), [tokenHash]: { linkId, participantId, name, usedOn: today } };
  const arrived: Change = {
    hidden: { visitors: { ...visitors, visits } },
    effects: dropped.map(([, one]) => ({ kind: 'tokensRevoked', participantId: one.participantId })),
  };
  return { change: joinChanges(arrived, withheldFromVisitors(state, { ...visitors, visits })), may };
}

/** A visitor's token was used: stored once a day, so that the limit of a link ends those that are not used. */
export function visitUsed(state: State, tokenHash: string, today: IsoDate): Change {
  const { visitors } = state.hidden;
  const { [tokenHash]: used, ...others } = visitors.visits;
  if (!used || used.usedOn === today) return {};
  return { hidden: { visitors: { ...visitors, visits: { ...others, [tokenHash]: { ...used, usedOn: today } } } } };
}

/** A visitor gives up their token. */
export function withoutVisitor(state: State, participantId: ParticipantId): Change {
  const { visitors } = state.hidden;
  const kept = Object.entries(visitors.visits).filter(([, one]) => one.participantId !== participantId);
  return {
    hidden: { visitors: { ...visitors, visits: Object.fromEntries(kept) } },
    effects: [{ kind: 'tokensRevoked', participantId }],
  };
}
