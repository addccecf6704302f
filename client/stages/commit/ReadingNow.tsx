import type { RiskId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { useLineReader } from './useLineReader.ts';
import styles from './CommitScreen.module.css';

type ReadingNowProps = {
  /** The line that is read; null once all are read. */
  readonly riskId: RiskId | null;
  /** True while this page shows another line. */
  readonly isElsewhere: boolean;
  readonly onReturn: () => void;
};

/** Who reads now, told to whoever it is; and the way back for those who look at another line (SPEC RA3, RA4). */
export function ReadingNow({ riskId, isElsewhere, onReturn }: ReadingNowProps) {
  const text = useText('commit');
  const reader = useLineReader(riskId);
  const words =
    riskId === null
      ? text.allRead
      : reader?.isMe
        ? reader.isOwner
          ? text.yourLine
          : text.youReadFor(reader.owner)
        : reader?.reader
          ? text.reading(reader.reader)
          : text.nobodyReads;
  return (
    <div className={styles.reading} data-mine={reader?.isMe === true || undefined}>
      <p role="status">{words}</p>
      {isElsewhere && (
        <Button size="small" onClick={onReturn}>
          {text.toReadLine}
        </Button>
      )}
    </div>
  );
}
