import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { Risk } from '../../../shared/board/board.ts';
import type { Incident } from '../../../shared/board/records.ts';
import type { ParticipantId, RiskId } from '../../../shared/ids.ts';
import { createId, createToken } from '../../../shared/ids.ts';
import { personalLinkPath } from '../../../shared/protocol/links.ts';
import type { Session } from '../../../shared/session/session.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { canGovern } from '../core/capability.ts';
import type { Change } from '../core/change.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import { mailForgotten } from '../core/mailForgotten.ts';
import { personHere } from '../core/participants.ts';
import type { State } from '../core/state.ts';
import type { PersonalLink } from '../core/visitors.ts';
import { withAgreed } from './participation.ts';
import { personGone } from '../core/personGone.ts';
import { withoutSeats, withSeat } from './seats.ts';

/**
 * A link to a seat, which works once: one's own, for another device; or, made by the facilitator, that of a person who lost
 * theirs (SPEC LK2a). It replaces the earlier one of the same kind for the same person.
 */
function makePersonalLink(state: State, command: CommandOf<'makePersonalLink'>, context: Context): Decision {
  const { actorId, random } = context;
  const { participantId = actorId } = command;
  const isOwn = participantId === actorId;
  if (!isOwn && !canGovern(state, actorId)) {
    return refused('notAllowed', 'Only the facilitator makes links for others.', { reason: 'capability' });
  }
  if (personHere(state, participantId) === null) return personGone;
  const linkId = createId(random.access);
  const secret = createToken(random.access);
  const link: PersonalLink = {
    participantId,
    secretHash: context.hashSecret(secret),
    madeOn: dayIn(state.session, context.now),
    usedOn: null,
    isOwn,
  };
  const { visitors } = state.hidden;
  const others = Object.entries(visitors.personal).filter(
    ([, one]) => one.participantId !== participantId || one.isOwn !== isOwn,
  );
  return decided(
    { hidden: { visitors: { ...visitors, personal: { ...Object.fromEntries(others), [linkId]: link } } } },
    { made: { linkId, link: personalLinkPath(state.session.workshop.id, secret) } },
  );
}

type Arrival = {
  readonly secretHash: string;
  readonly tokenHash: string;
  /** Of the new seat, if there will be one. */
  readonly newId: ParticipantId;
  readonly today: IsoDate;
};

/**
 * Somebody came by a personal link.
 * @returns null when no unused link has this secret, or its person is here no longer
 */
export function takeSeat(
  state: State,
  arrival: Arrival,
): { readonly change: Change; readonly participantId: ParticipantId; readonly isOwn: boolean } | null {
  const { visitors, access } = state.hidden;
  const found = Object.entries(visitors.personal).find(
    ([, one]) => one.secretHash === arrival.secretHash && one.usedOn === null,
  );
  if (!found || personHere(state, found[1].participantId) === null) return null;
  const [linkId, link] = found;
  const builder = new ChangeBuilder(state);
  // The facilitator's seat opens by their own link only, whoever was handed the role since.
  if (!link.isOwn && state.session.lead.facilitatorId === link.participantId) return null;
  const participantId = link.isOwn ? link.participantId : arrival.newId;
  if (link.isOwn) builder.add({ hidden: { access: withSeat(access, arrival.tokenHash, participantId) } });
  else replaceSeat(builder, link.participantId, arrival);
  const ofOthers = Object.entries(visitors.personal).filter(([, one]) => one.participantId !== link.participantId);
  const personal = link.isOwn ? visitors.personal : Object.fromEntries(ofOthers);
  builder.add({
    hidden: {
      visitors: { ...visitors, personal: { ...personal, [linkId]: { ...link, participantId, usedOn: arrival.today } } },
    },
  });
  return { change: builder.change, participantId, isOwn: link.isOwn };
}

/**
 * A new seat takes the place of one that was lost, with its name and what it owns. Under its own id it opens no notebook,
 * ballot or knowledge of the old seat, whose tokens end (SPEC LK2b).
 */
function replaceSeat(builder: ChangeBuilder, oldId: ParticipantId, { newId, tokenHash }: Arrival): void {
  const { people, session, hidden } = builder.state;
  const person = people[oldId];
  if (!person) return;
  const { [oldId]: _, ...undo } = hidden.undo;
  builder.add({
    people: { [oldId]: null, [newId]: { ...person, connected: false } },
    risks: ownershipsMoved(builder.state, oldId, newId),
    ...changesMoved(builder.state, oldId, newId),
    session: withoutSeatOf(session, oldId, newId),
    hidden: {
      access: withSeat(withoutSeats(hidden.access, oldId), tokenHash, newId),
      conduct: { ...hidden.conduct, neverConnected: [...hidden.conduct.neverConnected, newId] },
      undo,
    },
    effects: [{ kind: 'tokensRevoked', participantId: oldId }],
  });
  builder.add(withAgreed(builder.state, builder.state.hidden.conduct.agreed));
  builder.add(mailForgotten(builder.state, oldId));
}

const ownerIds = ['preventionOwnerId', 'watcherId', 'contingencyOwnerId'] as const;

const ownershipsMoved = (
  { board }: State,
  oldId: ParticipantId,
  newId: ParticipantId,
): { [id: RiskId]: Partial<Risk> } =>
  Object.fromEntries(
    Object.entries(board.risks).flatMap(([riskId, risk]) => {
      const owned = ownerIds.filter((field) => risk[field] === oldId);
      return owned.length === 0 ? [] : [[riskId, Object.fromEntries(owned.map((field) => [field, newId]))]];
    }),
  );

/** Changes that somebody carries stay theirs (SPEC HP5b). */
function changesMoved({ records }: State, oldId: ParticipantId, newId: ParticipantId): Pick<Change, 'records'> {
  const moved = Object.entries(records.incidents).flatMap(([id, { changes }]): [string, Partial<Incident>][] =>
    changes.some(({ carrierId }) => carrierId === oldId)
      ? [[id, { changes: changes.map((one) => (one.carrierId === oldId ? { ...one, carrierId: newId } : one)) }]]
      : [],
  );
  return moved.length === 0 ? {} : { records: { incidents: Object.fromEntries(moved) } };
}

function withoutSeatOf(session: Session, oldId: ParticipantId, newId: ParticipantId): Partial<Session> {
  const { lead, order, turn, newcomers, pairs } = session;
  const others = (ids: readonly ParticipantId[]): ParticipantId[] => ids.filter((id) => id !== oldId);
  return {
    lead: { ...lead, deputyId: lead.deputyId === oldId ? null : lead.deputyId },
    order: others(order),
    turn: { ...turn, readerId: turn.readerId === oldId ? null : turn.readerId },
    newcomers: { before: others(newcomers.before), since: others(newcomers.since) },
    pairs: Object.fromEntries(
      Object.entries(pairs).map(([riskId, ids]) => [riskId, ids.map((id) => (id === oldId ? newId : id))]),
    ),
  };
}

export const personalLinkDecisions = { makePersonalLink };
