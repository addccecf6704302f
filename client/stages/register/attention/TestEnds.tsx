import { daysBetween } from '../../../../shared/time.ts';
import { ownerOfTest } from '../../../../shared/register/smallTests.ts';
import type { EndingTest } from '../../../../shared/register/waiting.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { StateMark } from '../marks/StateMark.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './Attention.module.css';

type TestEndsProps = { readonly ending: EndingTest; readonly count: number };

/** A small test whose last day has come. */
export function TestEnds({ ending: { row, test, since }, count }: TestEndsProps) {
  const text = useText('registerPage');
  const { today, openRow } = useRegisterPage();
  const { owner } = ownerOfTest(test, row);
  const word = text.kinds.testEnds;
  const open = (): void => {
    if (row) openRow(row);
  };
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
        <Button size="small" onClick={open}>
          {text.actions.open}
        </Button>
      </div>
    </li>
  );
}
