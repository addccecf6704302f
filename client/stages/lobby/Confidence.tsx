import { useBallot } from '../../documents/ballot.ts';
import { useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { DoneCount } from '../../frame/DoneCount.tsx';
import { useOwnDone } from '../../frame/useOwnDone.ts';
import { SaveLine } from '../../frame/SaveLine.tsx';
import styles from './Lobby.module.css';

/** Confidence before anything was said. The answer is in the ballot, so others cannot see it. */
export function Confidence() {
  const text = useText('lobby');
  const title = useSession((session) => session.workshop.title);
  const own = useOwnDone();
  const { round, ballot, save, setConfidence } = useBallot();
  return (
    <section className={styles.sure}>
      <h2>{text.sure(title)}</h2>
      {round === null ? (
        <p className={styles.soft}>{text.sureClosed}</p>
      ) : (
        <>
          <p className={styles.soft}>{text.sureHint}</p>
          <Slider
            label={text.sureLabel}
            value={ballot.confidence}
            onChange={setConfidence}
            ends={[text.willFail, text.willSucceed]}
          />
          <p className={styles.saved} role="status">
            {ballot.confidence !== null && <SaveLine save={save} words={text} />}
          </p>
          <div className={styles.answer}>
            <Button
              size="small"
              aria-pressed={own.done}
              busy={own.busy}
              aria-disabled={ballot.confidence === null && !own.done ? true : undefined}
              onClick={() => (ballot.confidence !== null || own.done) && own.setDone(!own.done)}
            >
              {own.done ? text.sureChange : text.sureDone}
            </Button>
            <DoneCount words={text.sureCount} />
          </div>
        </>
      )}
    </section>
  );
}
