import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import { classes } from '../../../ui/classes.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './RegisterMatrix.module.css';

/** The numbers of the matrix with their names; each opens its row. */
export function MatrixKey({ rows }: { readonly rows: readonly RegisterRow[] }) {
  const text = useText('registerPage');
  const registerText = useText('register');
  const { openRow } = useRegisterPage();
  return (
    <ul className={styles.key} aria-label={text.key}>
      {rows.map((row) => {
        const isOff = row.state === 'retired' || row.score === null;
        const title = row.title || registerText.untitled;
        return (
          <li key={row.riskId}>
            <button type="button" className={classes(isOff && styles.off)} title={title} onClick={() => openRow(row)}>
              <b className={classes(row.state === 'tripped' && styles.trippedMark)}>{row.number}</b>
              <span>{row.state === 'retired' ? text.offMatrix(title) : title}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
