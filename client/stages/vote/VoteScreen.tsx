import { useBoard, useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { MessageScreen } from '../../ui/MessageScreen.tsx';
import { DoneCount } from '../../frame/DoneCount.tsx';
import { FootStatus } from '../../frame/Foot.tsx';
import { BallotPage } from './BallotPage.tsx';
import { ResultPage } from './ResultPage.tsx';

export function VoteScreen() {
  const voteText = useText('vote');
  const { isObserver } = useMe();
  const isOpen = useSession((session) => session.vote.open);
  const hasRisks = useBoard((board) => Object.keys(board.risks).length > 0);
  if (!hasRisks) {
    return (
      <MessageScreen title={voteText.noRisks}>
        <p>{voteText.noRisksHint}</p>
      </MessageScreen>
    );
  }
  if (!isOpen) return <ResultPage />;
  return isObserver ? <Watching /> : <BallotPage />;
}

function Watching() {
  const voteText = useText('vote');
  return (
    <MessageScreen title={voteText.observerTitle}>
      <p>{voteText.observer}</p>
      <FootStatus>
        <DoneCount words={voteText.voted} />
      </FootStatus>
    </MessageScreen>
  );
}
