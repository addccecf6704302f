import type { ParticipantId } from '../../../shared/ids.ts';
import { hasLeft } from '../../../shared/people/roles.ts';
import type { EpochMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import { ChangeBuilder } from '../core/change.ts';
import { pairsMended } from '../core/pairs.ts';
import type { Context } from '../core/context.ts';
import type { State } from '../core/state.ts';
import { readerBack, readerLost, withoutAwayReaders } from '../share/awayReaders.ts';
import { assignHand, isReader } from '../share/readers.ts';
import { leadAfterLoss } from './lostLead.ts';

/** The first session connection of a person opened: the facilitator acts again, a late reader is last in the order (SPEC LE3, SH1b). */
export function personConnected(state: State, id: ParticipantId, context: Context): Change {
  const person = state.people[id];
  if (!person || person.connected || hasLeft(person)) return {};
  const builder = new ChangeBuilder(state).add({ people: { [id]: { ...person, connected: true } } });
  const { conduct } = state.hidden;
  if (conduct.neverConnected.includes(id)) {
    const neverConnected = conduct.neverConnected.filter((other) => other !== id);
    builder.add({ hidden: { conduct: { ...conduct, neverConnected } } });
  }
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
  builder.add(readerBack(builder.state, id));
  if (stage.name === 'share' && isReader(builder.state.people, id)) {
    if (!order.includes(id)) builder.add({ session: { order: [...order, id] } });
    builder.add(withoutAwayReaders(builder.state, context.now));
    builder.add(assignHand(builder.state));
  }
  builder.add(pairsMended(builder.state, context));
  return builder.change;
}

/** The last session connection of a person closed. */
export function personDisconnected(state: State, id: ParticipantId, context: Context): Change {
  const person = state.people[id];
  if (!person?.connected) return {};
  const builder = new ChangeBuilder(state).add({ people: { [id]: { ...person, connected: false } } });
  const { conduct } = builder.state.hidden;
  if (state.session.lead.actingId === id && conduct.leadLostAt === null) {
    builder.add({ hidden: { conduct: { ...conduct, leadLostAt: context.now } } });
  }
  return builder.add(readerLost(builder.state, id, context.now)).change;
}

/** After a restart nobody is connected: the role of acting facilitator and readers count as lost from now on (SPEC LE1a, SH2c). */
export function everybodyDisconnected(state: State, now: EpochMs): Change {
  const away = Object.entries(state.people).filter(([, person]) => person.connected);
  if (away.length === 0 && state.hidden.conduct.leadLostAt !== null) return {};
  const builder = new ChangeBuilder(state).add({
    people: Object.fromEntries(away.map(([id, person]) => [id, { ...person, connected: false }])),
    hidden: { conduct: { ...state.hidden.conduct, leadLostAt: state.hidden.conduct.leadLostAt ?? now } },
  });
  for (const [id] of away) builder.add(readerLost(builder.state, id, now));
  return builder.change;
}
