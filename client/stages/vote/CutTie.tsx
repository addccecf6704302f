import { cutTie } from '../../../shared/ballot/cutTie.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import styles from './VoteScreen.module.css';

/** Says that a group of equal risks did not fit as a whole, and what was done about it (SPEC BA6c). */
export function CutTie() {
  const voteText = useText('vote');
  const { isLeading } = useMe();
  const cut = useSession(({ ranking, tally, topRisks, workshop }) => {
    const found = tally && cutTie(ranking, tally, topRisks, workshop.settings.topRisks);
    return found && JSON.stringify(found);
  });
  if (cut === null) return null;
  const { risks, dots, taken, room } = JSON.parse(cut) as NonNullable<ReturnType<typeof cutTie>>;
  return (
    <p className={styles.few} role="status">
      {voteText.cutTie(risks, dots)} {voteText.cutRoom(room, taken)}{' '}
      {isLeading ? voteText.cutChoose : voteText.cutOthers}
    </p>
  );
}
