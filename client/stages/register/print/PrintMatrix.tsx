import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import styles from './Print.module.css';

const grades = [1, 2, 3, 4, 5] as const;
/** More numbers than these do not fit in a cell. */
const mostInCell = 6;

/** The rated risks by their numbers, which the key explains. Numbers need no colour and stay readable on any printer. */
export function PrintMatrix({ rows }: { rows: readonly RegisterRow[] }) {
  const text = useText('print');
  const inCell = (likelihood: number, impact: number): string => {
    const ids = rows.filter((row) => row.likelihood === likelihood && row.impact === impact).map(({ id }) => id);
    const left = ids.length - mostInCell;
    return left > 0 ? `${ids.slice(0, mostInCell).join(' ')} +${left}` : ids.join(' ');
  };
  return (
    <table className={styles.matrix}>
      <tbody>
        {[...grades].reverse().map((likelihood) => (
          <tr key={likelihood}>
            {likelihood === 5 && (
              <th rowSpan={5} className={styles.side}>
                <span>{text.likelihood}</span>
              </th>
            )}
            <th>{likelihood}</th>
            {grades.map((impact) => (
              <td
                key={impact}
                data-score={likelihood * impact >= 15 ? 'high' : likelihood * impact >= 6 ? 'middle' : 'low'}
              >
                {inCell(likelihood, impact)}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th colSpan={2} />
          {grades.map((impact) => (
            <th key={impact}>{impact}</th>
          ))}
        </tr>
        <tr>
          <th colSpan={2} />
          <th colSpan={5}>{text.impact}</th>
        </tr>
      </tbody>
    </table>
  );
}
