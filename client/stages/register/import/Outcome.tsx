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

/** What was refused of one risk for one reason. */
const together = (refused: readonly Refused[]): readonly (readonly Refused[])[] => [
  ...Map.groupBy(refused, ({ change, code }) => `${change.riskId ?? change.title} ${code}`).values(),
];

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
            {together(refused).map((some, index) => (
              <RefusedLine key={index} refused={some} />
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

function RefusedLine({ refused }: { refused: readonly Refused[] }) {
  const text = useText('imports');
  const [first] = refused;
  if (first === undefined) return null;
  const fields = refused.map(({ field }) => text.fields[field]);
  return (
    <li>
      <b>{nameOf(first.change, text.csv)}</b>{' '}
      {text.csv.because(fields, text.csv.refusedBecause[reasons[first.code] ?? 'other'])}
    </li>
  );
}
