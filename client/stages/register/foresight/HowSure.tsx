import { useMemo } from 'react';
import { figuresOf } from '../../../../shared/register/figures.ts';
import { useSession } from '../../../documents/workshop.ts';
import { useText } from '../../../text/useText.ts';
import { distributionOf } from '../distribution.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './Foresight.module.css';

/** How sure people were before, after and at half time, beside what came of the project. */
export function HowSure() {
  const text = useText('foresight');
  const figures = useText('print').figures;
  const { register, records, today } = useRegisterPage();
  const { before, after, halfway = null } = register.confidence;
  const outcome = useSession((session) => session.outcome);
  const counted = useMemo(() => figuresOf(register, today, records), [register, records, today]);
  const people = Math.max(before?.length ?? 0, after?.length ?? 0, halfway?.length ?? 0);
  const share = outcome?.share ?? (outcome?.came === 'reached' ? 100 : null);
  return (
    <>
      <section aria-labelledby="foresight-sure">
        <h2 id="foresight-sure" className={styles.heading}>
          {text.confidence.title} {people > 0 && <small>{text.confidence.scale(people)}</small>}
        </h2>
        <Points name={text.confidence.before} values={before} />
        <Points name={text.confidence.after} values={after} />
        {halfway !== null && <Points name={text.confidence.halfway} values={halfway} />}
        <div className={styles.came}>
          <span className={styles.name}>
            {text.confidence.came}
            <small>{outcome === null ? text.confidence.notSaid : text.outcomeLine(outcome.came, outcome.text)}</small>
          </span>
          {share !== null && (
            <>
              <span className={styles.bar} style={{ '--share': `${share}%` }} />
              <span className={styles.scale} aria-hidden>
                <span>0</span>
                <span>50</span>
                <span>100</span>
              </span>
            </>
          )}
        </div>
      </section>
      <section aria-labelledby="foresight-watched">
        <h2 id="foresight-watched" className={styles.heading}>
          {text.watched}
        </h2>
        <p className={styles.watched}>{figures(counted)}</p>
      </section>
    </>
  );
}

/** One point for each answer, stacked on its ten. */
function Points({ name, values }: { readonly name: string; readonly values: readonly number[] | null }) {
  const text = useText('foresight').confidence;
  if (values === null || values.length === 0) {
    return (
      <div className={styles.points}>
        <span className={styles.name}>
          {name} <small>{text.tooFew}</small>
        </span>
      </div>
    );
  }
  const { counts, median } = distributionOf(values);
  const said = counts.flatMap((count, tens) => (count === 0 ? [] : [text.point(count, tens * 10)])).join(', ');
  return (
    <div className={styles.points}>
      <span className={styles.name}>
        {name} <small>{text.middle(median)}</small>
      </span>
      <span className={styles.stacks} role="img" aria-label={`${name}: ${said}`}>
        {counts.map((count, tens) => (
          <span key={tens} data-many={count > 8 || undefined} style={{ '--count': count }}>
            {Array.from({ length: Math.min(count, 8) }, (_, index) => (
              <i key={index} />
            ))}
          </span>
        ))}
        <b style={{ '--at': `${median}%` }} />
      </span>
    </div>
  );
}
