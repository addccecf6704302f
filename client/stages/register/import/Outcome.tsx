import type { RefusalCode } from '../../../../shared/protocol/refusals.ts';
import type { Texts } from '../../../../shared/text/catalogue.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Refused } from './applyChanges.ts';
import { nameOf } from './changeWords.ts';
import styles from './import.module.css';

const reasons: { readonly [C in RefusalCode]?: keyof Texts<'imports'>['csv']['refusedBecause'] } = {
  changedSince: 'changedSince',
  gone: 'gone',
  reasonNeeded: 'reason',
  limitReached: 'limit',
  notAllowed: 'rights',
  workshopClosed: 'rights',
};

type OutcomeProps = { count: number; refused: readonly Refused[]; onClose: () => void };

/** How many risks were changed, and what was refused. */
export function Outcome({ count, refused, onClose }: OutcomeProps) {
  const text = useText('imports');
  return (
    <div className={styles.form}>
      <p role="status">
        <strong>{text.csv.applied(count)}</strong>
      </p>
      {refused.length > 0 && (
        <section className={styles.problems}>
          <h3>{text.csv.refused(refused.length)}</h3>
          <ul>
            {refused.map(({ change, field, code }, index) => (
              <li key={index}>
                <b>
                  {nameOf(change, text.csv)} · {text.fields[field]}
                </b>{' '}
                {text.csv.refusedBecause[reasons[code] ?? 'other']}.
              </li>
            ))}
          </ul>
        </section>
      )}
      <span>
        <Button variant="primary" onClick={onClose}>
          {text.close}
        </Button>
      </span>
    </div>
  );
}
