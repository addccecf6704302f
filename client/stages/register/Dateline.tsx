import { useFormat, useText } from '../../text/useText.ts';
import { useRegisterPage } from './RegisterContext.ts';
import styles from './RegisterScreen.module.css';

/** What this is, of which meeting, and which day it is. */
export function Dateline() {
  const text = useText('registerPage').dateline;
  const registerText = useText('register');
  const { formatLongDay } = useFormat();
  const { register, today, days } = useRegisterPage();
  return (
    <p className={styles.dateline}>
      <span>
        {text.register(register.title)}
        {register.rehearsal && ` · ${registerText.rehearsal}`}
      </span>
      <span>{text.meeting(days.long(register.heldOn), register.people, register.minutes)}</span>
      <time dateTime={today}>{formatLongDay(today)}</time>
    </p>
  );
}
