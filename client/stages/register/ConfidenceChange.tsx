import type { Session } from '../../../shared/session/session.ts';
import { useText } from '../../text/useText.ts';
import { distributionOf } from './distribution.ts';
import styles from './ConfidenceChange.module.css';

/**
 * How sure people were before and after, and at half time once there was a second look, as small distributions (Veinott,
 * Klein and Wiggins 2010). A side with fewer than four answers is not shown; nothing is shown when all are missing.
 */
export function ConfidenceChange({ before, after, halfway = null }: Session['confidence']) {
  const commitText = useText('commit');
  const text = useText('print');
  if (before === null && after === null && halfway === null) return null;
  const medians =
    before !== null && after !== null ? ([distributionOf(before).median, distributionOf(after).median] as const) : null;
  return (
    <figure className={styles.change}>
      <figcaption className={styles.title}>
        {commitText.changeTitle}
        {medians !== null && <small>{commitText.changeSummary(medians[0], medians[1])}</small>}
      </figcaption>
      <Side name={commitText.before} values={before} />
      <Side name={commitText.after} values={after} />
      {halfway !== null && <Side name={text.halfway} values={halfway} />}
    </figure>
  );
}

function Side({ name, values }: { readonly name: string; readonly values: readonly number[] | null }) {
  const commitText = useText('commit');
  if (values === null || values.length === 0) {
    return (
      <div className={styles.side}>
        <span className={styles.name}>{name}</span>
        <span className={styles.few}>{commitText.tooFew}</span>
      </div>
    );
  }
  const { counts, answers, median } = distributionOf(values);
  const most = Math.max(...counts);
  const spoken = counts.flatMap((count, tens) => (count === 0 ? [] : [commitText.column(count, tens * 10)])).join(', ');
  return (
    <div className={styles.side}>
      <span className={styles.name}>
        {name}
        <small>{commitText.middle(median)}</small>
      </span>
      <span className={styles.columns} role="img" aria-label={`${name}: ${commitText.answers(answers)}, ${spoken}`}>
        {counts.map((count, tens) => (
          <i key={tens} data-count={count === 0 ? undefined : count} style={{ '--part': count / most }} />
        ))}
        <b className={styles.median} style={{ '--at': median / 100 }} />
      </span>
    </div>
  );
}
