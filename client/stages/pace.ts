import { secondMs } from '../../shared/time.ts';

/** Reading one card aloud, thanking and going on: 31 cards in ten minutes. */
export const secondsPerCard = 19;

/** How many cards can be read aloud in so many minutes. */
export const heardIn = (minutes: number): number => Math.floor((minutes * 60) / secondsPerCard);

export type Aim =
  | { readonly kind: 'usual'; readonly least: number; readonly most: number }
  | { readonly kind: 'crowded'; readonly each: number; readonly heard: number };

const usual = { least: 5, most: 10 };

/** How many notes each person should aim for: 5 to 10, or fewer when there is no time to read so many aloud. */
export function aimFor(shareMinutes: number, writers: number): Aim {
  const heard = heardIn(shareMinutes);
  const each = Math.floor(heard / Math.max(1, writers));
  return each >= usual.least ? { kind: 'usual', ...usual } : { kind: 'crowded', each: Math.max(1, each), heard };
}

/**
 * Seconds for each remaining card, without the one that is being read.
 * @param leftMs what is left of the stage, null without a deadline
 * @returns null without a deadline, without remaining cards and after the deadline
 */
export function secondsEach(leftMs: number | null, undealt: number): number | null {
  if (leftMs === null || leftMs <= 0 || undealt <= 0) return null;
  return Math.max(1, Math.floor(leftMs / secondMs / undealt));
}

export type Fit = { readonly kind: 'all' } | { readonly kind: 'some'; readonly aloud: number; readonly skim: number };

/** Whether all cards can be read aloud in the stage's minutes; if not, how many are, and how many are left to skim. */
export function fitOf(total: number, shareMinutes: number): Fit {
  const heard = heardIn(shareMinutes);
  if (total <= heard) return { kind: 'all' };
  const aloud = heard >= 20 ? heard - (heard % 5) : Math.max(1, heard);
  return { kind: 'some', aloud, skim: total - aloud };
}
