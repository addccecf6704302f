import type { RegisterRow } from '../../../../shared/register/register.ts';
import { daysBetween } from '../../../../shared/time.ts';
import { useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import type { Mark } from './StateMark.tsx';
import { StateMark } from './StateMark.tsx';
import styles from './marks.module.css';

/** Whether a prevention step is done. Past its date it is drawn with caution, never in red (SPEC RW2a). */
export function StepMark({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerPage').steps;
  const onDay = useText('registerPage').onDay;
  const { days, today } = useRegisterPage();
  const { preventionState: state, preventionDue: due, preventionOn: on } = row;
  const isOver = state === 'open' && due !== null && due < today && row.state !== 'retired';
  const mark: Mark = isOver ? 'overdue' : state;
  const words = isOver
    ? text.overdue(daysBetween(due, today))
    : state === 'open'
      ? due === null
        ? text.open
        : text.due(days.long(due))
      : on === null
        ? text[state]
        : onDay(text[state], days.long(on));
  return <StateMark mark={mark}>{words}</StateMark>;
}

/** The step with its state; what is different, or why it was dropped, stands in place of the step. */
export function StepState({ row }: { readonly row: RegisterRow }) {
  const registerText = useText('register');
  const { preventionNote, preventionState, texts } = row;
  if (texts.prevention === '' && preventionState === 'open')
    return <span className={styles.soft}>{registerText.emptyCell}</span>;
  return (
    <>
      <StepMark row={row} />
      <span className={styles.clamped}>
        {preventionState !== 'open' && preventionNote !== null ? preventionNote : texts.prevention}
      </span>
    </>
  );
}
