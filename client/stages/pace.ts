import { secondMs } from '../../shared/time.ts';

/** What it takes to read one card aloud, thank and go on (DESIGN, "Share": 31 cards in ten minutes). */
export const secondsPerCard = 19;

/** How many cards can be heard in so many minutes. */
export const heardIn = (minutes: number): number => Math.floor((minutes * 60) / secondsPerCard);

export type Aim =
  | { readonly kind: 'usual'; readonly least: number; readonly most: number }
  | { readonly kind: 'crowded'; readonly each: number; readonly heard: number };

const usual = { least: 5, most: 10 };

/** What to aim for: 5 to 10 causes each, or fewer where the time to hear them is shorter than that (DESIGN, "Write"). */
export function aimFor(shareMinutes: number, writers: number): Aim {
  const heard = heardIn(shareMinutes);
  const each = Math.floor(heard / Math.max(1, writers));
  return each >= usual.least ? { kind: 'usual', ...usual } : { kind: 'crowded', each: Math.max(1, each), heard };
}

/**
 * Seconds there are for each card that is left; the card on the table counts as heard.
 * @param leftMs what is left of the stage, null without a deadline
 * @returns null when there is nothing to say: no deadline, none left, or no time left
 */
export function secondsEach(leftMs: number | null, undealt: number): number | null {
  if (leftMs === null || leftMs <= 0 || undealt <= 0) return null;
  return Math.max(1, Math.floor(leftMs / secondMs / undealt));
}

export type Fit = { readonly kind: 'all' } | { readonly kind: 'some'; readonly aloud: number; readonly skim: number };

/** Whether all cards can be read aloud in the stage's minutes; if not, how many, and how many are left to skim. */
export function fitOf(total: number, shareMinutes: number): Fit {
  const heard = heardIn(shareMinutes);
  if (total <= heard) return { kind: 'all' };
  const aloud = heard >= 20 ? heard - (heard % 5) : Math.max(1, heard);
  return { kind: 'some', aloud, skim: total - aloud };
}
