import { Confirm } from '../frame/Confirm.tsx';
import { KeepLink } from '../frame/KeepLink.tsx';
import { useKeptLink } from '../frame/useKeptLink.ts';
import { useMe, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import styles from './dialogs.module.css';

export type EndMeetingProps = { open: boolean; onClose: () => void; onEnd: () => Promise<unknown> };

/** Says what the end of the meeting changes, and shows the facilitator the link to keep, before it ends (SPEC LC4). */
export function EndMeeting({ open, onClose, onEnd }: EndMeetingProps) {
  const text = useText('ending').end;
  const { hidden } = useText('ending').keep;
  const missing = useSession(({ open, progress }) => (open.ballot === null ? 0 : progress.of - progress.done));
  const { isFacilitator } = useMe();
  const { keptLink, dismiss } = useKeptLink();
  return (
    <Confirm
      open={open}
      title={text.title}
      confirm={text.confirm}
      cancel={text.cancel}
      onConfirm={onEnd}
      onClose={onClose}
    >
      <ul className={styles.lines}>
        {text.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {missing > 0 && <p className={styles.caution}>{text.answersMissing(missing)}</p>}
      {keptLink !== null && <KeepLink link={keptLink} onKept={dismiss} />}
      {isFacilitator && keptLink === null && <p className={styles.small}>{hidden}</p>}
    </Confirm>
  );
}
