import type { CsvProblem } from '../../../../shared/register/importTypes.ts';
import { useText } from '../../../text/useText.ts';
import styles from './import.module.css';

/** What of a table was left out: the line, the column, what stands there, and why. */
export function Problems({ problems }: { problems: readonly CsvProblem[] }) {
  const text = useText('imports');
  if (problems.length === 0) return null;
  return (
    <details className={styles.problems} open={problems.length <= 5}>
      <summary>{text.csv.problems(problems.length)}</summary>
      <ul>
        {problems.map(({ line, code, column, value }, index) => (
          <li key={index}>
            <b>{[text.csv.line(line), column].filter(Boolean).join(' · ')}</b>
            {value !== undefined && value !== '' && <q>{value}</q>} {text.problem[code]}.
          </li>
        ))}
      </ul>
    </details>
  );
}
