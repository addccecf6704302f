import type { CsvChange, CsvField } from '../../../../shared/register/importTypes.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { CheckField } from '../../../ui/CheckField.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { nameOf, valueWords } from './changeWords.ts';
import styles from './import.module.css';

type ChangeRowProps = { change: CsvChange; isTaken: boolean; onTake: (take: boolean) => void };

/** What a table changes in one risk, each value now and in the table. */
export function ChangeRow({ change, isTaken, onTake }: ChangeRowProps) {
  const text = useText('imports');
  const plan = useText('plan');
  const { formatDate } = useFormat();
  const words = { empty: text.csv.empty, plan, step: text.step, formatDate };
  const fields = Object.entries(change.fields) as [
    CsvField,
    readonly [string | number | null, string | number | null],
  ][];
  return (
    <li className={styles.change}>
      <CheckField label={nameOf(change, text.csv)} checked={isTaken} onChange={onTake} />
      <dl>
        {fields.map(([field, [before, after]]) => (
          <div key={field}>
            <dt>{text.fields[field]}</dt>
            <dd>
              {change.riskId !== null && (
                <>
                  <del>{valueWords(field, before, words)}</del> <span aria-hidden>→</span>{' '}
                  <VisuallyHidden>{text.csv.to}</VisuallyHidden>{' '}
                </>
              )}
              <ins>{valueWords(field, after, words)}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
