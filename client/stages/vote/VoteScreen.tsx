import { useBoard, useMe, useSession } from '../../documents/workshop.ts';
import { voteText } from '../../text/en/vote.ts';
import { FootStatus } from '../../workshop/Foot.tsx';
import { BallotPage } from './BallotPage.tsx';
import { ResultPage } from './ResultPage.tsx';
import styles from './VoteScreen.module.css';

export function VoteScreen() {
  const { isObserver } = useMe();
  const isOpen = useSession((session) => session.vote.open);
  const hasRisks = useBoard((board) => Object.keys(board.risks).length > 0);
  if (!hasRisks) {
    return (
      <div className={styles.quiet}>
        <h1 tabIndex={-1}>{voteText.noRisks}</h1>
        <p>{voteText.noRisksHint}</p>
      </div>
    );
  }
  if (!isOpen) return <ResultPage />;
  return isObserver ? <Watching /> : <BallotPage />;
}

function Watching() {
  const progress = useSession((session) => session.progress);
  return (
    <div className={styles.quiet}>
      <h1 tabIndex={-1}>{voteText.observerTitle}</h1>
      <p>{voteText.observer}</p>
      <FootStatus>
        <span role="status">{voteText.voted(progress.done, progress.of)}</span>
      </FootStatus>
    </div>
  );
}
