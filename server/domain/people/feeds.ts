import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { createId, createToken } from '../../../shared/ids.ts';
import { feedPath } from '../../../shared/protocol/links.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { ownersOf } from '../../../shared/register/ownersOf.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { dayIn } from '../../../shared/session/session.ts';
import { canGovern } from '../core/capability.ts';
import type { Change } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { Feed } from '../core/programs.ts';
import type { State } from '../core/state.ts';

/** A calendar feed of everything, or of what one owner watches and does. */
function makeFeed(state: State, { owner }: CommandOf<'makeFeed'>, context: Context): Decision {
  const { feeds } = state.hidden;
  const found = owner === undefined ? null : ownerNamed(state, oneLine(owner));
  if (found === undefined) return refused('gone', 'Nobody of this name owns anything here.', { reason: 'owner' });
  if (Object.keys(feeds).length >= limits.feeds) {
    const most = limits.feeds;
    return refused('limitReached', `There are ${most} calendar feeds. Revoke one first.`, { reason: 'feeds', most });
  }
  const feedId = createId(context.random.access);
  const secret = createToken(context.random.access);
  const feed: Feed = {
    secret,
    secretHash: context.hashSecret(secret),
    owner: found?.name ?? null,
    ownerId: found?.id ?? null,
    madeBy: context.actorId,
    madeOn: dayIn(state.session, context.now),
  };
  return decided({ hidden: { feeds: { ...feeds, [feedId]: feed } } }, { made: { feedId, feed: feedPath(secret) } });
}

/** @returns undefined when nobody of this name owns anything */
const ownerNamed = ({ board, records, people }: State, name: string) =>
  ownersOf(board, records, people).find((owner) => owner.name === name);

/** Ends a feed: the facilitator any, everyone else their own. */
function revokeFeed(state: State, { feedId }: CommandOf<'revokeFeed'>, { actorId }: Context): Decision {
  const { feeds } = state.hidden;
  const feed = Object.hasOwn(feeds, feedId) ? feeds[feedId] : undefined;
  if (feed?.madeBy !== actorId && !canGovern(state, actorId)) {
    return refused('notAllowed', 'Only the facilitator can revoke this feed.', { reason: 'capability' });
  }
  if (!feed) return refused('gone', 'This calendar feed was revoked before.', { reason: 'link' });
  const { [feedId]: _, ...others } = feeds;
  return decided({ hidden: { feeds: others } });
}

/** The feeds of somebody who is removed end with their seat. */
export function withoutFeedsOf({ hidden: { feeds } }: State, participantId: ParticipantId): Change {
  const others = Object.entries(feeds).filter(([, { madeBy }]) => madeBy !== participantId);
  return others.length === Object.keys(feeds).length ? {} : { hidden: { feeds: Object.fromEntries(others) } };
}

export const feedDecisions = { makeFeed, revokeFeed };
