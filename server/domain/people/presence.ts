import type { ParticipantId } from '../../../shared/ids.ts';
import { deputyGraceMs, offerGraceMs } from '../../../shared/protocol/limits.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { assignHand, isReader } from '../share/dealing.ts';
import { presentParticipants } from '../core/participants.ts';
import type { Change } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import { ChangeBuilder } from '../core/change.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';

const isConnected = (state: State, id: ParticipantId | null): boolean =>
  id !== null && state.people[id]?.connected === true;

/** A person's first session socket opened: the facilitator leads again, a late reader joins the round at its end (SPEC LE3, SH1). */
export function personConnected(state: State, id: ParticipantId, context: Context): Change {
  const person = state.people[id];
  if (!person || person.connected) return {};
  const builder = new ChangeBuilder(state).add({ people: { [id]: { ...person, connected: true } } });
  const { lead, order, stage } = builder.state.session;
  if (lead.facilitatorId === id) {
    builder.add({
      session: { lead: { ...lead, actingId: id, offered: false } },
      hidden: { conduct: { ...builder.state.hidden.conduct, leadLostAt: null } },
    });
  } else if (lead.actingId === id) {
    builder.add({
      session: { lead: { ...lead, offered: false } },
      hidden: { conduct: { ...builder.state.hidden.conduct, leadLostAt: null } },
    });
  } else builder.add(leadAfterLoss(builder.state, context.now));
  if (stage.name === 'share' && isReader(builder.state.people, id)) {
    if (!order.includes(id)) builder.add({ session: { order: [...order, id] } });
    builder.add(assignHand(builder.state));
  }
  return builder.change;
}

/** The last session socket of a person closed. */
export function personDisconnected(state: State, id: ParticipantId, context: Context): Change {
  const person = state.people[id];
  if (!person?.connected) return {};
  const builder = new ChangeBuilder(state).add({ people: { [id]: { ...person, connected: false } } });
  const { conduct } = builder.state.hidden;
  if (state.session.lead.actingId === id && conduct.leadLostAt === null) {
    builder.add({ hidden: { conduct: { ...conduct, leadLostAt: context.now } } });
  }
  return builder.change;
}

/** After a restart nobody is connected yet, and the lead counts as lost from now (SPEC LE1). */
export function everybodyDisconnected(state: State, now: EpochMs): Change {
  const away = Object.entries(state.people).filter(([, person]) => person.connected);
  if (away.length === 0 && state.hidden.conduct.leadLostAt !== null) return {};
  return {
    people: Object.fromEntries(away.map(([id, person]) => [id, { ...person, connected: false }])),
    hidden: { conduct: { ...state.hidden.conduct, leadLostAt: state.hidden.conduct.leadLostAt ?? now } },
  };
}

/** Who acts while the lead is lost: after 20 s a connected deputy, after 60 s it is offered to all (CONTRACT section 6; SPEC LE1, LE2). */
export function leadAfterLoss(state: State, now: EpochMs): Change {
  const { lead } = state.session;
  const { conduct } = state.hidden;
  if (conduct.leadLostAt === null || isConnected(state, lead.actingId)) return {};
  const lostMs = now - conduct.leadLostAt;
  if (lostMs >= deputyGraceMs && isConnected(state, lead.deputyId)) {
    return {
      session: { lead: { ...lead, actingId: lead.deputyId, offered: false } },
      hidden: { conduct: { ...conduct, leadLostAt: null } },
    };
  }
  return lostMs >= offerGraceMs && presentParticipants(state).length > 0 && !lead.offered
    ? { session: { lead: { ...lead, offered: true } } }
    : {};
}

/** When `leadAfterLoss` would change something; null while it would not: a time that has passed would wake the workshop for ever. */
export function leadWakeAt(state: State): EpochMs | null {
  const { lead } = state.session;
  const { leadLostAt } = state.hidden.conduct;
  if (leadLostAt === null || lead.offered || isConnected(state, lead.actingId)) return null;
  if (isConnected(state, lead.deputyId)) return leadLostAt + deputyGraceMs;
  return presentParticipants(state).length > 0 ? leadLostAt + offerGraceMs : null;
}

/** The first who takes an offered lead has it, until the facilitator is back (SPEC LE2, LE3). */
export function takeOver(state: State, { actorId }: Context): Decision {
  const { lead } = state.session;
  if (!lead.offered) return refused('notOffered', 'The workshop has somebody who leads it.');
  return decided({
    session: { lead: { ...lead, actingId: actorId, offered: false } },
    hidden: { conduct: { ...state.hidden.conduct, leadLostAt: null } },
  });
}
