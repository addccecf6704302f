import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { StateMark } from './StateMark.tsx';
import styles from './marks.module.css';

/** The state of a tripwire, and since when or how often. */
export function RowState({ row, isShort = false }: { readonly row: RegisterRow; readonly isShort?: boolean }) {
  const text = useText('registerPage');
  const registerText = useText('register');
  const { days } = useRegisterPage();
  const { state, stateOn, stateNote, nextCheck, cadence, postponed } = row;
  const note = (): string | null => {
    switch (state) {
      case 'late':
      case 'notLookedAt':
        return nextCheck && text.since(days.long(nextCheck));
      case 'tripped':
      case 'contained':
        return stateOn && days.long(stateOn);
      case 'retired':
        return stateNote ?? (stateOn && days.long(stateOn));
      case 'armed':
      case 'due':
        if (nextCheck !== null && postponed?.until === nextCheck) return text.laterUntil(days.long(nextCheck));
        return cadence === null ? text.noCadence : text.cadences[cadence];
      case 'none':
        return null;
    }
  };
  return (
    <>
      <StateMark mark={state}>{registerText.states[state]}</StateMark>
      {!isShort && note() !== null && <small className={styles.note}>{note()}</small>}
    </>
  );
}
