import type { ParticipantId } from '../../../shared/ids.ts';
import { createToken } from '../../../shared/ids.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { People, Person } from '../../../shared/session/session.ts';
import { assignHand, passHand, readerAfter } from '../share/dealing.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { canDeputise, takesPart } from '../../../shared/people/roles.ts';
import type { Change } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import { ChangeBuilder } from '../core/change.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { Access, State } from '../core/state.ts';
import type { Context } from '../core/context.ts';

const gone = () => refused('gone', 'That person is not in the workshop any longer.');

/** "Alex", or "Alex (2)" when there is an Alex already (CONTRACT section 6; SPEC PE1). */
export function uniqueName(people: People, wanted: string): string {
  const names = new Set(Object.values(people).map((person) => person.name.toLowerCase()));
  const name = wanted.trim().replace(/\s+/g, ' ');
  if (!names.has(name.toLowerCase())) return name;
  let n = 2;
  while (names.has(`${name} (${n})`.toLowerCase())) n++;
  return `${name} (${n})`;
}

/** Who gave no name is "Guest 3" as the third person in the workshop (DESIGN, "Roles"; SPEC PE1). */
export const guestName = (people: People): string => uniqueName(people, `Guest ${Object.keys(people).length + 1}`);

/** @param tokenHash SHA-256 of the new person's token */
export function addParticipant(
  state: State,
  participantId: ParticipantId,
  person: Person,
  tokenHash: string,
): Decision {
  if (Object.keys(state.people).length >= limits.people) {
    return refused('limitReached', `There are ${limits.people} people in this workshop already.`);
  }
  return decided({
    people: { [participantId]: person },
    hidden: { access: withSeat(state.hidden.access, tokenHash, participantId) },
  });
}

export const withSeat = (access: Access, tokenHash: string, participantId: ParticipantId): Access => ({
  ...access,
  seats: { ...access.seats, [tokenHash]: { participantId, removed: false } },
});

const withoutSeats = (access: Access, participantId: ParticipantId): Access => ({
  ...access,
  seats: Object.fromEntries(Object.entries(access.seats).filter(([, seat]) => seat.participantId !== participantId)),
});

/** The facilitator on another device: one new seat, the old ones are revoked (CONTRACT section 2). */
export function moveFacilitatorSeat(state: State, tokenHash: string): Decision {
  const { facilitatorId } = state.session.lead;
  const access = withSeat(withoutSeats(state.hidden.access, facilitatorId), tokenHash, facilitatorId);
  return decided({ hidden: { access }, effects: [{ kind: 'tokensRevoked', participantId: facilitatorId }] });
}

export function setName(state: State, { name }: CommandOf<'setName'>, { actorId }: Context): Decision {
  const { [actorId]: person, ...others } = state.people;
  if (!person) return gone();
  const wanted = name.trim().replace(/\s+/g, ' ');
  if (uniqueName(others, wanted) !== wanted) return refused('nameTaken', 'Somebody here has that name already.');
  return decided({ people: { [actorId]: { ...person, name: wanted } } });
}

/** Opting out of writing or of reading aloud, before being called (DESIGN, "Share"; SPEC PE2). */
export function setPart(state: State, command: CommandOf<'setPart'>, { actorId }: Context): Decision {
  const person = state.people[actorId];
  if (!person) return gone();
  const { writes = person.writes, reads = person.reads } = command;
  const builder = new ChangeBuilder(state).add({ people: { [actorId]: { ...person, writes, reads } } });
  const { order, stage } = state.session;
  if (!reads && builder.state.session.turn.nextId === actorId) builder.add(passHand(builder.state));
  if (reads && stage.name === 'share' && !order.includes(actorId)) {
    builder.add({ session: { order: [...order, actorId] } });
  }
  if (reads && stage.name === 'share') builder.add(assignHand(builder.state));
  return decided(builder.change);
}

export function agree(state: State, { actorId }: Context): Decision {
  const { agreed } = state.hidden.conduct;
  return agreed.includes(actorId) ? unchanged : decided(withAgreed(state, [...agreed, actorId]));
}

/** Who agreed to the contract, and how many of them are still in the workshop (SPEC SE2). */
function withAgreed(state: State, ids: readonly ParticipantId[]): Change {
  const agreed = ids.filter((id) => Object.hasOwn(state.people, id));
  return {
    session: { contract: { ...state.session.contract, agreed: agreed.length } },
    hidden: { conduct: { ...state.hidden.conduct, agreed } },
  };
}

export function setDone(state: State, { done }: CommandOf<'setDone'>, { actorId }: Context): Decision {
  const { conduct } = state.hidden;
  if (conduct.done.includes(actorId) === done) return unchanged;
  const others = conduct.done.filter((id) => id !== actorId);
  return decided({ hidden: { conduct: { ...conduct, done: done ? [...others, actorId] : others } } });
}

/** Takes a person out of everything that names them; their sealed notes and ballots stay in the round (SPEC PE3). */
function without(state: State, participantId: ParticipantId, now: EpochMs): ChangeBuilder {
  const builder = new ChangeBuilder(state);
  const { lead, order } = state.session;
  builder.add({
    people: { [participantId]: null },
    session: {
      order: order.filter((id) => id !== participantId),
      lead: {
        ...lead,
        deputyId: lead.deputyId === participantId ? null : lead.deputyId,
        actingId: lead.actingId === participantId ? lead.facilitatorId : lead.actingId,
      },
    },
  });
  const { agreed } = builder.state.hidden.conduct;
  if (agreed.includes(participantId)) builder.add(withAgreed(builder.state, agreed));
  const { turn } = builder.state.session;
  if (turn.nextId === participantId) {
    builder.add({ session: { turn: { ...turn, nextId: readerAfter(order, builder.state.people, participantId) } } });
  }
  if (lead.actingId === participantId) builder.add(leadGivenTo(builder.state, lead.facilitatorId, now));
  return builder;
}

/** Whoever gets the lead while away has lost it from now on, so that a deputy or anybody can take it (SPEC LE1). */
const leadGivenTo = (state: State, participantId: ParticipantId, now: EpochMs): Change => ({
  hidden: {
    conduct: { ...state.hidden.conduct, leadLostAt: state.people[participantId]?.connected === true ? null : now },
  },
});

export function removeParticipant(
  state: State,
  { participantId }: CommandOf<'removeParticipant'>,
  { now }: Context,
): Decision {
  if (participantId === state.session.lead.facilitatorId) {
    return refused('notAllowed', 'The facilitator cannot be removed.');
  }
  if (!Object.hasOwn(state.people, participantId)) return gone();
  const { access } = state.hidden;
  const seats = Object.fromEntries(
    Object.entries(access.seats).map(([hash, seat]) => [
      hash,
      seat.participantId === participantId ? { ...seat, removed: true } : seat,
    ]),
  );
  const builder = without(state, participantId, now).add({
    hidden: { access: { ...access, seats } },
    effects: [{ kind: 'participantRemoved', participantId }],
  });
  return decided(builder.change);
}

export function leave(state: State, { actorId, now }: Context): Decision {
  if (actorId === state.session.lead.facilitatorId) {
    return refused('notAllowed', 'Hand the workshop over to somebody else before you leave it.');
  }
  const builder = without(state, actorId, now).add({
    hidden: { access: withoutSeats(state.hidden.access, actorId) },
    effects: [{ kind: 'tokensRevoked', participantId: actorId }],
  });
  return decided(builder.change);
}

export function nameDeputy(state: State, { participantId }: CommandOf<'nameDeputy'>): Decision {
  const { lead } = state.session;
  if (participantId !== null) {
    const person = Object.hasOwn(state.people, participantId) ? state.people[participantId] : undefined;
    if (!person) return gone();
    if (!canDeputise(person)) return refused('notAllowed', 'Only a participant can be the deputy.');
  }
  return decided({ session: { lead: { ...lead, deputyId: participantId } } });
}

/**
 * Gives the role to somebody for good. The old secret stops working; the new one is shown to the new facilitator alone.
 * To oneself: a new facilitator link in place of a lost one (SPEC LE4).
 */
export function handOver(state: State, { participantId }: CommandOf<'handOver'>, context: Context): Decision {
  const { lead } = state.session;
  const person = Object.hasOwn(state.people, participantId) ? state.people[participantId] : undefined;
  if (!person) return gone();
  if (!takesPart(person)) return refused('notAllowed', 'An observer cannot take the workshop over.');
  const secret = createToken(context.random.access);
  const builder = new ChangeBuilder(state);
  const old = state.people[lead.facilitatorId];
  if (old) builder.add({ people: { [lead.facilitatorId]: { ...old, role: 'participant' } } });
  builder.add({
    people: { [participantId]: { ...person, role: 'facilitator' } },
    session: {
      lead: {
        facilitatorId: participantId,
        actingId: participantId,
        deputyId: lead.deputyId === participantId ? null : lead.deputyId,
        offered: false,
      },
    },
    hidden: { access: { ...state.hidden.access, secretHash: context.hashSecret(secret) } },
    effects: [{ kind: 'secretIssued', participantId, secret }],
  });
  builder.add(leadGivenTo(builder.state, participantId, context.now));
  return decided(builder.change);
}
