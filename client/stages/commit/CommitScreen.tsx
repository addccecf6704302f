import { useState } from 'react';
import { readAloudNow } from '../../../shared/register/readingAloud.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { useBoard, useMe, useSession } from '../../documents/workshop.ts';
import { useSayLine } from '../../frame/SayLineContext.ts';
import { useText } from '../../text/useText.ts';
import { Kbd } from '../../ui/Card.tsx';
import { FirstCheck } from './FirstCheck.tsx';
import { IfThenLine } from './IfThenLine.tsx';
import { LineSteps } from './LineSteps.tsx';
import { ClosingQuestions } from './ClosingQuestions.tsx';
import { ReadingNow } from './ReadingNow.tsx';
import styles from './CommitScreen.module.css';

/**
 * Every if-then line, read aloud by its owner one after the other, and the closing questions. All pages are at the line that
 * whoever leads goes to; others may look at another one meanwhile (SPEC RA3).
 */
export function CommitScreen() {
  const commitText = useText('commit');
  const sayText = useText('say');
  const { isObserver, isLeading } = useMe();
  const { readLine } = useCommands();
  const board = useBoard((current) => current);
  const session = useSession(({ ranking, topRisks, minority, reading }) => ({ ranking, topRisks, minority, reading }));
  const { riskIds, riskId: read, isOver } = readAloudNow(session, board);
  const [looked, setLooked] = useState<RiskId | null>(null);
  const elsewhere = !isLeading && looked !== null && looked !== read && riskIds.includes(looked) ? looked : null;
  const shown = elsewhere ?? read;
  const at = shown === null ? riskIds.length : riskIds.indexOf(shown);
  useSayLine(isOver && riskIds.length > 0 ? sayText.commitLast : null);

  const goTo = (riskId: RiskId | null): void => {
    if (isLeading) void readLine({ riskId });
    else setLooked(riskId);
  };
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
          {riskIds.length > 0 && (
            <LineSteps at={at} of={riskIds.length} canEnd={isLeading} onGo={(index) => goTo(riskIds[index] ?? null)} />
          )}
        </header>
        {riskIds.length === 0 ? (
          <div className={styles.none}>
            <p>{commitText.none}</p>
            <p>{commitText.noneHint}</p>
          </div>
        ) : (
          <>
            <ReadingNow riskId={read} isElsewhere={elsewhere !== null} onReturn={() => setLooked(null)} />
            <ol className={styles.list} aria-label={commitText.lines}>
              {riskIds.map((riskId, index) => (
                <IfThenLine
                  key={riskId}
                  riskId={riskId}
                  number={index + 1}
                  isRead={riskId === read}
                  isShown={riskId === shown}
                  onChoose={() => goTo(riskId)}
                />
              ))}
            </ol>
          </>
        )}
        {riskIds.length > 1 && (
          <p className={styles.keys} aria-hidden>
            <Kbd>←</Kbd> <Kbd>→</Kbd> {isLeading ? commitText.keysForAll : commitText.keys}
          </p>
        )}
        <FirstCheck riskIds={riskIds} />
      </div>
      {!isObserver && <ClosingQuestions />}
    </div>
  );
}
