import { useState } from 'react';
import { registerOrder } from '../../../shared/register/registerOrder.ts';
import { useBoard, useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Kbd } from '../../ui/Card.tsx';
import { FirstCheck } from './FirstCheck.tsx';
import { IfThenLine } from './IfThenLine.tsx';
import { LineSteps } from './LineSteps.tsx';
import { ClosingQuestions } from './ClosingQuestions.tsx';
import styles from './CommitScreen.module.css';

/** Every if-then line, read aloud by its owner one after the other, and the closing questions. */
export function CommitScreen() {
  const commitText = useText('commit');
  const { isObserver } = useMe();
  const board = useBoard((current) => current);
  const order = useSession(({ ranking, topRisks, minority }) => ({ ranking, topRisks, minority }));
  const riskIds = registerOrder(order, board).planned;
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(0, riskIds.length - 1));

  return (
    <div className={styles.page}>
      <div className={styles.lines}>
        <header className={styles.head}>
          <div>
            <h1 className={styles.title} tabIndex={-1}>
              {commitText.title}
            </h1>
            <p className={styles.lead}>{commitText.line}</p>
          </div>
          {riskIds.length > 1 && <LineSteps at={current} of={riskIds.length} onGo={setAt} />}
        </header>
        {riskIds.length === 0 ? (
          <div className={styles.none}>
            <p>{commitText.none}</p>
            <p>{commitText.noneHint}</p>
          </div>
        ) : (
          <ol className={styles.list} aria-label={commitText.lines}>
            {riskIds.map((riskId, index) => (
              <IfThenLine
                key={riskId}
                riskId={riskId}
                number={index + 1}
                isCurrent={index === current}
                onChoose={() => setAt(index)}
              />
            ))}
          </ol>
        )}
        {riskIds.length > 1 && (
          <p className={styles.keys} aria-hidden>
            <Kbd>←</Kbd> <Kbd>→</Kbd> {commitText.keys}
          </p>
        )}
        <FirstCheck riskIds={riskIds} />
      </div>
      {!isObserver && <ClosingQuestions />}
    </div>
  );
}
