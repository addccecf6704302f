import type { SaveState } from '../../connection/connection.ts';
import { useBallot } from '../../documents/ballot.ts';
import { lobbyText as text } from '../../text/en/lobby.ts';
import { StateDot } from '../../ui/Card.tsx';
import { Slider } from '../../ui/Slider.tsx';
import styles from './Lobby.module.css';

const saveWords: { readonly [S in SaveState]: string } = {
  saved: text.saved,
  saving: text.saving,
  notSaved: text.notSaved,
};
const saveTones = { saved: 'safe', saving: 'neutral', notSaved: 'caution' } as const;

/** Blind confidence before anything was said: sealed like a ballot. */
export function Confidence() {
  const { round, ballot, save, setConfidence } = useBallot();
  return (
    <section className={styles.sure}>
      <h2>{text.sure}</h2>
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
            {ballot.confidence !== null && (
              <>
                <StateDot tone={saveTones[save]} />
                {saveWords[save]}
              </>
            )}
          </p>
        </>
      )}
    </section>
  );
}
