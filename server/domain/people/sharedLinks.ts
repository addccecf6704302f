import type { CommandOf } from '../../../shared/commands/commands.ts';
import { createId, createToken } from '../../../shared/ids.ts';
import { sharedLinkPath } from '../../../shared/protocol/links.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { canGovern } from '../core/capability.ts';
import type { Change } from '../core/change.ts';
import { joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { isLinkValid } from '../core/visitors.ts';
import type { SharedLink, Visit, Visitors } from '../core/visitors.ts';

/** A new link of a kind. The one before of this kind works no longer, and its visitors are signed out (SPEC LK1e). */
function makeLink(state: State, { may, until = null }: CommandOf<'makeLink'>, context: Context): Decision {
  if (may !== 'read' && state.session.stage.name !== 'register') {
    return refused('stageMoved', 'During the meeting there is only a link to read.', { reason: 'otherStage' });
  }
  const today = dayIn(state.session, context.now);
  if (until !== null && until < today) {
    return refused('malformed', 'The last day of a link cannot be over.', {
      reason: 'shape',
      faults: [{ at: 'until', fault: 'tooSmall' }],
    });
  }
  const linkId = createId(context.random.access);
  const secret = createToken(context.random.access);
  const link: SharedLink = {
    may,
    secretHash: context.hashSecret(secret),
    ...(may === 'read' && { secret }),
    until,
    madeOn: today,
  };
  const before = state.hidden.visitors;
  const replaced = Object.keys(before.links).filter((id) => before.links[id]?.may === may);
  const ended = withoutLinks(state, replaced);
  const visitors = ended.hidden?.visitors ?? before;
  const change = joinChanges(ended, {
    hidden: { visitors: { ...visitors, links: { ...visitors.links, [linkId]: link } } },
  });
  return decided(change, { made: { linkId, link: sharedLinkPath(state.session.workshop.id, secret) } });
}

/** Ends a shared link, or a personal one: the facilitator any, everyone else a personal one of their own. */
function revokeLink(state: State, { linkId }: CommandOf<'revokeLink'>, { actorId }: Context): Decision {
  const { links, personal } = state.hidden.visitors;
  const personalLink = Object.hasOwn(personal, linkId) ? personal[linkId] : undefined;
  const isOwn = personalLink?.isOwn === true && personalLink.participantId === actorId;
  if (!isOwn && !canGovern(state, actorId)) {
    return refused('notAllowed', 'Only the facilitator can revoke this link.', { reason: 'capability' });
  }
  if (personalLink) {
    const { [linkId]: _, ...others } = personal;
    return decided({ hidden: { visitors: { ...state.hidden.visitors, personal: others } } });
  }
  if (!Object.hasOwn(links, linkId)) return refused('gone', 'This link was revoked before.', { reason: 'link' });
  return decided(withoutLinks(state, [linkId]));
}

/** These links and the tokens of their visitors end. */
function withoutLinks(state: State, linkIds: readonly string[]): Change {
  if (linkIds.length === 0) return {};
  const { visitors } = state.hidden;
  const links = Object.fromEntries(Object.entries(visitors.links).filter(([id]) => !linkIds.includes(id)));
  return withoutVisits({ ...visitors, links }, ({ linkId }) => linkIds.includes(linkId));
}

function withoutVisits(visitors: Visitors, isOver: (visit: Visit) => boolean): Change {
  const all = Object.entries(visitors.visits);
  const over = all.filter(([, visit]) => isOver(visit));
  return {
    hidden: { visitors: { ...visitors, visits: Object.fromEntries(all.filter(([, visit]) => !isOver(visit))) } },
    ...(over.length > 0 && {
      effects: [{ kind: 'linkEnded', participantIds: over.map(([, { participantId }]) => participantId) }],
    }),
  };
}

/** Signs out who came by links whose last day is over (SPEC LK1f). */
export function endedLinks({ hidden: { visitors } }: State, today: IsoDate): Change {
  const isOver = ({ linkId }: Visit): boolean => {
    const link = visitors.links[linkId];
    return !link || !isLinkValid(link, today);
  };
  return Object.values(visitors.visits).some(isOver) ? withoutVisits(visitors, isOver) : {};
}

/** The day after which the next link ends whose visitors are signed in; null when there is none. */
export function nextEndOfLink({ hidden: { visitors } }: State): IsoDate | null {
  const days = Object.values(visitors.visits).flatMap(({ linkId }) => visitors.links[linkId]?.until ?? []);
  return days.sort()[0] ?? null;
}

export const sharedLinkDecisions = { makeLink, revokeLink };
