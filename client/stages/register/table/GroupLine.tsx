import type { KeyboardEvent } from 'react';
import type { TripwireState } from '../../../../shared/register/schedule.ts';
import { useText } from '../../../text/useText.ts';
import type { Line } from '../model/groups.ts';
import { parkedKey, stateCounts } from '../model/groups.ts';
import { StateMark } from '../marks/StateMark.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './RegisterTable.module.css';

type GroupLineProps = {
  readonly line: Extract<Line, { kind: 'group' }>;
  readonly span: number;
  readonly isStop: boolean;
  readonly onToggle: () => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** The head of a group: opens and closes it, and counts the states of its rows. */
export function GroupLine({ line, span, isStop, onToggle, onFocus, onKeyDown }: GroupLineProps) {
  const text = useText('registerPage');
  const nameOf = useGroupName();
  const isParked = line.key === parkedKey;
  return (
    <td colSpan={span}>
      <button
        type="button"
        className={styles.group}
        aria-expanded={line.isOpen}
        data-stop
        tabIndex={isStop ? 0 : -1}
        onClick={onToggle}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        <svg className={styles.triangle} viewBox="0 0 10 10" aria-hidden>
          <path d="M2 0.5 8.5 5 2 9.5z" fill="currentColor" />
        </svg>
        <b>{nameOf(line.key)}</b>
        <span className={styles.soft}>{text.risks(line.rows.length).toLocaleLowerCase()}</span>
        {isParked ? (
          <span className={styles.parkedHint}>{text.groups.parkedHint}</span>
        ) : (
          <span className={styles.counts}>
            {stateCounts(line.rows).map(({ state, count }) => (
              <StateMark key={state} mark={state}>
                {text.counted(state, count)}
              </StateMark>
            ))}
          </span>
        )}
      </button>
    </td>
  );
}

function useGroupName(): (key: string) => string {
  const text = useText('registerPage');
  const registerText = useText('register');
  const { view } = useRegisterPage();
  return (key) => {
    if (key === parkedKey) return text.groups.parked;
    if (view.group === 'state') return registerText.states[key as TripwireState];
    if (view.group === 'score') return text.groups.score[Number(key) as keyof typeof text.groups.score];
    return key === '' ? text.groups.nobody : key;
  };
}
