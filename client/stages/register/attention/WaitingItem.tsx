import { useText } from '../../../text/useText.ts';
import type { WaitingRow } from '../../../../shared/register/waiting.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import type { Mark } from '../marks/StateMark.tsx';
import { StateMark } from '../marks/StateMark.tsx';
import type { QuickCheck } from './useQuickCheck.ts';
import { WaitingActions } from './WaitingActions.tsx';
import { WaitingLine } from './WaitingLine.tsx';
import styles from './Attention.module.css';

const marks: { readonly [K in WaitingRow['kind']]: Mark } = {
  tripped: 'tripped',
  due: 'due',
  late: 'late',
  notLookedAt: 'notLookedAt',
  declined: 'again',
  step: 'overdue',
  acceptance: 'again',
  response: 'again',
};

type WaitingItemProps = { readonly waiting: WaitingRow; readonly count: number; readonly quick: QuickCheck };

/** One thing that waits: what it is, whose, and what one can do. */
export function WaitingItem({ waiting, count, quick }: WaitingItemProps) {
  const text = useText('registerPage');
  const registerText = useText('register');
  const { openRow } = useRegisterPage();
  const { kind, row } = waiting;
  const word = text.kinds[kind];
  return (
    <li className={styles.item}>
      <span className={styles.kind}>
        <StateMark mark={marks[kind]}>{count > 1 ? text.withCount(word, count) : word}</StateMark>
      </span>
      <div className={styles.what}>
        <h3>
          <button type="button" onClick={() => openRow(row)}>
            <span className={styles.id}>{row.id}</span> {row.title || registerText.untitled}
          </button>
        </h3>
        <WaitingLine waiting={waiting} />
      </div>
      <WaitingActions waiting={waiting} quick={quick} />
    </li>
  );
}
