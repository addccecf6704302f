import type { Checklist } from '../../../../shared/board/records.ts';
import { useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './PrintChecklist.module.css';

/** Above so many characters in all the letters become smaller, so that nine long lines fit on one side (SPEC CL3a). */
const sizes = [
  [550, 'large'],
  [1_100, 'medium'],
] as const;

/** A checklist on one side of A4 or Letter, whatever is in it. */
export function PrintChecklist({ checklist: { pause, items, madeOn } }: { readonly checklist: Checklist }) {
  const text = useText('checklists');
  const { register, days } = useRegisterPage();
  const length = pause.length + items.join('').length;
  const size = sizes.find(([most]) => length <= most)?.[1] ?? 'small';
  return (
    <div className={styles.sheet} data-size={size} aria-hidden="true">
      <p className={styles.eyebrow}>{text.fromRegister(register.title)}</p>
      <p className={styles.title}>{text.readBefore(pause)}</p>
      <ol>
        {items.map((item, index) => (
          <li key={index}>
            <span className={styles.box} />
            <span>{item}</span>
          </li>
        ))}
      </ol>
      <p className={styles.foot}>{text.madeOn(days.long(madeOn))}</p>
    </div>
  );
}
