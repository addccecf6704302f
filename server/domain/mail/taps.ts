import type { ParticipantId } from '../../../shared/ids.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import type { RegisterRow } from '../../../shared/register/register.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { daysLater } from '../../../shared/time.ts';
import type { Context } from '../core/context.ts';
import type { MailAddress, Tap, Taps } from '../core/mailbox.ts';

/** How many days after the day of its check a link works, and for how many more days it can say that it is over. */
const worksForDays = 30;
const rememberedForDays = 30;

/** The oldest go first beyond these. */
const mostTaps = 2_000;

type Secrets = Pick<Context, 'secretFor' | 'hashSecret'>;

/** The secret of the link that answers one check: the same in every mail about it. */
export const tapSecret = (
  { secretFor }: Pick<Context, 'secretFor'>,
  { key }: Pick<MailAddress, 'key'>,
  riskId: string,
  day: IsoDate,
): string => secretFor('tap', `${key}/${riskId}/${day}`);

/** What stands for the words of a tripwire: when they change, a check of it is another one. */
export const aboutTripwire = (
  { secretFor }: Pick<Context, 'secretFor'>,
  { comparison }: Pick<RegisterRow, 'comparison'>,
  { signal, threshold }: Pick<PlanTexts, 'signal' | 'threshold'>,
): string => secretFor('tripwire', JSON.stringify([signal.trim(), comparison, threshold.trim()]));

/** With a link for each of these checks. One that exists stays as it is, used or not. */
export function withTaps(
  taps: Taps,
  participantId: ParticipantId,
  address: MailAddress,
  rows: readonly RegisterRow[],
  secrets: Secrets,
): Taps {
  const made = rows.flatMap((row): [string, Tap][] => {
    if (row.nextCheck === null) return [];
    const day = row.nextCheck;
    const hash = secrets.hashSecret(tapSecret(secrets, address, row.riskId, day));
    const about = aboutTripwire(secrets, row, row.texts);
    const before = taps[hash];
    // The words changed and nobody answered: the next mail has the same link to the new words.
    if (before && (before.used !== null || before.about === about)) return [];
    const tap = { participantId, riskId: row.riskId, day, until: daysLater(day, worksForDays), about, used: null };
    return [[hash, tap]];
  });
  return made.length === 0 ? taps : Object.fromEntries([...Object.entries(taps), ...made].slice(-mostTaps));
}

/** Without those that are long over; the same object when there are none. */
export function withoutOldTaps(taps: Taps, today: IsoDate): Taps {
  const kept = Object.entries(taps).filter(([, { until }]) => daysLater(until, rememberedForDays) >= today);
  return kept.length === Object.keys(taps).length ? taps : Object.fromEntries(kept);
}
