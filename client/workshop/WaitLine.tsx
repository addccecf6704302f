import { useMe, usePeople, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import styles from './FootBar.module.css';
import { waitOf } from './wait.ts';

/** For those who do not lead: what everyone waits for. */
export function WaitLine() {
  const text = useText('workshop');
  const { names, steps } = useText('stages');
  const people = usePeople();
  const { participantId } = useMe();
  const wait = useSession(waitOf);
  const actingId = useSession(({ lead }) => lead.actingId);
  const lead = actingId === null ? undefined : people[actingId]?.name;
  const words = (): string | null => {
    switch (wait?.kind) {
      case undefined:
        return null;
      case 'closing':
        return wait.to === null ? text.foot.closingVote : text.foot.closing(names[wait.to]);
      case 'answers':
        return text.foot.waiting(wait.missing);
      case 'reader':
        return wait.id === participantId ? text.cues.readNext : text.wait.reader(people[wait.id]?.name ?? '');
      case 'planStep':
        return lead === undefined ? null : text.wait.begin(steps[wait.to], lead);
      case 'lead':
        if (lead === undefined) return null;
        return wait.to === null ? text.wait.closeVote(lead) : text.wait.begin(names[wait.to], lead);
    }
  };
  return <span className={styles.wait}>{words()}</span>;
}
