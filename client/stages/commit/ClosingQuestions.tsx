import { isSecondLook } from '../../../shared/session/secondLook.ts';
import { isBlankText } from '../../../shared/register/words.ts';
import { useBallot } from '../../documents/ballot.ts';
import { useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Card.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { DoneCount } from '../../frame/DoneCount.tsx';
import { FootActions, FootStatus } from '../../frame/Foot.tsx';
import { SaveLine } from '../../frame/SaveLine.tsx';
import { useOwnDone } from '../../frame/useOwnDone.ts';
import { PulseField } from './PulseField.tsx';
import styles from './CommitScreen.module.css';

/** Confidence again and the closing pulse. Both answers are hidden until the stage ends. */
export function ClosingQuestions() {
  const commitText = useText('commit');
  const view = useBallot();
  const own = useOwnDone();
  const closing = useSession((session) => session.open.closingAt !== null);
  const isSecond = useSession(isSecondLook);
  if (view.round === null) return null;
  const { confidence, pulse } = view.ballot;
  const isAnswered = confidence !== null || !isBlankText(pulse ?? '');
  return (
    <aside className={styles.answers}>
      <Panel as="section" aria-labelledby="confidence-title">
        <h2 id="confidence-title" className={styles.question}>
          {commitText.confidenceTitle}
        </h2>
        <Slider
          label={commitText.confidenceTitle}
          value={confidence}
          ends={commitText.confidenceEnds}
          onChange={view.setConfidence}
        />
        <p className={styles.hint}>{commitText.confidenceHint}</p>
      </Panel>
      {/* What felt unsafe to say in the meeting was asked there. */}
      {!isSecond && (
        <Panel as="section" aria-labelledby="pulse-title">
          <h2 id="pulse-title" className={styles.question}>
            {commitText.pulseTitle}
          </h2>
          <PulseField key={view.round} view={view} closing={closing} />
          <p className={styles.hint}>{commitText.pulseHint}</p>
        </Panel>
      )}
      {closing && (
        <p className={styles.closing} role="status">
          {commitText.closing}
        </p>
      )}
      <FootStatus>
        {isAnswered && <SaveLine save={view.save} words={commitText} />}
        {confidence === null && (own.done || !isAnswered) && (
          <span>{own.done ? commitText.doneWithout : commitText.notAnswered}</span>
        )}
        <DoneCount words={commitText.doneCount} />
      </FootStatus>
      <FootActions>
        <Button aria-pressed={own.done} busy={own.busy} onClick={() => own.setDone(!own.done)}>
          {own.done ? commitText.notDone : commitText.done}
        </Button>
      </FootActions>
    </aside>
  );
}
