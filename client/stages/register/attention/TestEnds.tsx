import { useCallback, useState } from 'react';
import { daysBetween } from '../../../../shared/time.ts';
import { ownerOfTest } from '../../../../shared/register/smallTests.ts';
import type { EndingTest } from '../../../../shared/register/waiting.ts';
import { useOnDemand } from '../../../frame/useOnDemand.ts';
import { texts } from '../../../text/texts.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { StateMark } from '../marks/StateMark.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './Attention.module.css';

const loadDialog = async () =>
  (await Promise.all([import('../learning/EndTestDialog.tsx'), texts.load('learning')]))[0];

type TestEndsProps = { readonly ending: EndingTest; readonly count: number };

/** A small test whose last day has come. */
export function TestEnds({ ending: { row, testId, test, since }, count }: TestEndsProps) {
  const text = useText('registerPage');
  const { today, mayCheck, setView } = useRegisterPage();
  const [isEnding, setIsEnding] = useState(false);
  const close = useCallback(() => setIsEnding(false), []);
  const dialog = useOnDemand(isEnding, loadDialog, close);
  const { owner } = ownerOfTest(test, row);
  const word = text.kinds.testEnds;
  const open = (): void => setView({ open: row?.number ?? null, test: testId });
  return (
    <li className={styles.item}>
      <span className={styles.kind}>
        <StateMark mark={since < today ? 'late' : 'due'}>{count > 1 ? text.withCount(word, count) : word}</StateMark>
      </span>
      <div className={styles.what}>
        <h3>
          <button type="button" onClick={open}>
            {row && <span className={styles.id}>{row.id}</span>} {test.change}
          </button>
        </h3>
        <p>
          <b>{owner ?? text.nobody}</b>: {text.testEnded(row?.id ?? null, daysBetween(since, today))}
        </p>
      </div>
      <div className={styles.actions} role="group" aria-label={test.change}>
        {mayCheck ? (
          <Button size="small" onClick={() => setIsEnding(true)}>
            {text.actions.endTest}
          </Button>
        ) : (
          <Button size="small" onClick={open}>
            {text.actions.open}
          </Button>
        )}
      </div>
      {dialog && <dialog.EndTestDialog {...{ testId, test, row }} open={isEnding} onClose={close} />}
    </li>
  );
}
