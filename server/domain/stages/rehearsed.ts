import type { CreateWorkshop, Rehearse } from '../../../shared/commands/requests.ts';
import type { Speed, StoryName } from '../../../shared/demos/storyNames.ts';
import { stories } from '../../../shared/demos/stories.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { daysLater, isoDateIn, isTimeZone } from '../../../shared/time.ts';

/** What only a rehearsal has: its story, and who leads it. */
export type Rehearsed = {
  readonly of: { readonly story: StoryName; readonly speed: Speed };
  readonly scene: { readonly headline: string; readonly text: string };
  readonly isFacilitatorSimulated: boolean;
};

/** A request for a rehearsal as a request for a workshop, filled in from its story (SPEC RH1a). */
export function rehearse(
  { rehearsal, ...asked }: Rehearse,
  now: EpochMs,
): { readonly wanted: CreateWorkshop; readonly rehearsed: Rehearsed } {
  const { story, speed, role = 'facilitator' } = rehearsal;
  const { title, successMetric, decision, failedByIn, scene, people } = stories[story];
  const timeZone = asked.timeZone !== undefined && isTimeZone(asked.timeZone) ? asked.timeZone : 'UTC';
  const isFacilitatorSimulated = role === 'participant';
  const leader = people.find((person) => person.role === 'facilitator');
  return {
    wanted: {
      title,
      successMetric,
      decision,
      failedBy: daysLater(isoDateIn(timeZone, now), failedByIn),
      ...asked,
      ...(isFacilitatorSimulated && leader && { facilitatorName: leader.name }),
    },
    rehearsed: { of: { story, speed }, scene, isFacilitatorSimulated },
  };
}
