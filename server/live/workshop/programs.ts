import type { CalendarMemory } from '../../../shared/register/calendarMemory.ts';
import { ownersOf } from '../../../shared/register/ownersOf.ts';
import type { FeedList, KeyList, ReadingTaken } from '../../../shared/protocol/replies.ts';
import type { ProgramReading } from '../../domain/board/programReadings.ts';
import { readingTaken } from '../../domain/board/programReadings.ts';
import type { Refused } from '../../domain/core/decision.ts';
import type { Feed } from '../../domain/core/programs.ts';
import type { State } from '../../domain/core/state.ts';
import { withEvents } from '../../domain/errands/events.ts';
import { hashSecret } from './hashing.ts';
import type { LiveWorkshop } from './liveWorkshop.ts';

type Workshop = Pick<LiveWorkshop, 'state' | 'context' | 'change' | 'durable'>;

/** Whose days a feed holds; null: everything. */
export type FeedOwner = Pick<Feed, 'ownerId'> & { readonly owner: string };

/** @returns undefined when no feed has this secret; else whose it is */
function feedWith(state: State, secret: string): FeedOwner | null | undefined {
  const hash = hashSecret(secret);
  const feed = Object.values(state.hidden.feeds).find(({ secretHash }) => secretHash === hash);
  if (feed === undefined || feed.owner === null) return feed && null;
  const { owner } = feed;
  // A name may have become that of somebody with a seat since.
  const known = ownersOf(state.board, state.records, state.people).find(({ name }) => name === owner);
  return { owner, ownerId: feed.ownerId ?? known?.id ?? null };
}

/**
 * Stores what calendars are told, before they are told it.
 * @param before what the changes were made from
 * @returns false when somebody else read a feed meanwhile, so that the changes no longer fit
 */
async function calendarTold(workshop: Workshop, before: CalendarMemory, changes: CalendarMemory): Promise<boolean> {
  const { calendar } = workshop.state.hidden;
  if (calendar !== before) return false;
  if (Object.keys(changes).length === 0) return true;
  workshop.change({ hidden: { calendar: { ...calendar, ...changes } } });
  await workshop.durable();
  return true;
}

/** @returns null when no key is this one */
async function takeReading(
  workshop: Workshop,
  key: string,
  reading: ProgramReading,
): Promise<ReadingTaken | Refused | null> {
  const hash = hashSecret(key);
  const found = Object.values(workshop.state.hidden.readingKeys).find(({ keyHash }) => keyHash === hash);
  if (!found) return null;
  const taken = readingTaken(workshop.state, found.riskId, reading, workshop.context(nobody));
  if (taken.kind === 'refused') return taken;
  workshop.change(withEvents(workshop.state, taken.change, workshop.context(nobody)));
  await workshop.durable();
  return { ok: true, checkId: taken.checkId, state: taken.state, past: taken.past };
}

/** A program is no participant. */
const nobody = '';

const feedsIn = ({ hidden }: State): FeedList => ({
  feeds: Object.entries(hidden.feeds).map(([feedId, { owner, madeBy, madeOn, secret }]) => ({
    feedId,
    owner,
    madeBy,
    madeOn,
    secret,
  })),
});

const keysIn = ({ hidden }: State): KeyList => ({
  keys: Object.entries(hidden.readingKeys).map(([keyId, { riskId, madeOn }]) => ({ keyId, riskId, madeOn })),
});

/** What calendars and programs ask a workshop, and who lists what they have. */
export const programsOf = (workshop: Workshop) => ({
  feedWith: (secret: string) => feedWith(workshop.state, secret),
  calendarTold: (before: CalendarMemory, changes: CalendarMemory) => calendarTold(workshop, before, changes),
  feeds: () => feedsIn(workshop.state),
  keys: () => keysIn(workshop.state),
  takeReading: (key: string, reading: ProgramReading) => takeReading(workshop, key, reading),
});
