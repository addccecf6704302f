import { remainingOf } from '../../../shared/stages/agenda.ts';
import { useMe, useNow, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { secondsEach } from '../pace.ts';
import styles from './ShareScreen.module.css';

/** "12 of 31 · next to read: Rosa · 19 s each" */
export function PaceLine({ undealt }: { readonly undealt: number }) {
  const shareText = useText('share');
  const { participantId } = useMe();
  const turn = useSession((session) => session.turn);
  const clock = useSession((session) => session.stage);
  const now = useNow(1_000);
  const next = usePeople()[turn.nextId ?? ''];
  const each = secondsEach(remainingOf(clock, now), undealt);
  const nextWords =
    undealt === 0
      ? shareText.lastCard
      : turn.nextId === participantId
        ? shareText.nextToReadYou
        : next && shareText.nextToRead(next.name);
  return (
    <p className={styles.line}>
      {[shareText.of(turn.dealt, turn.total ?? turn.dealt), nextWords, each !== null && shareText.each(each)]
        .filter(Boolean)
        .join(' · ')}{' '}
      <span className={styles.debate}>
        · <i>{shareText.noDebate}</i>
      </span>
    </p>
  );
}
