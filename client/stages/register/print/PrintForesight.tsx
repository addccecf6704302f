import type { Records } from '../../../../shared/board/records.ts';
import { readForesight } from '../../../../shared/register/foresight.ts';
import type { Register } from '../../../../shared/register/register.ts';
import { useBoard, useSession } from '../../../documents/workshop.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import styles from './Print.module.css';

/** "Was it foreseen?" on paper, in the sentences and rows of the page (SPEC FS2e). */
export function PrintForesight({ register, records }: { readonly register: Register; readonly records: Records }) {
  const text = useText('foresight');
  const { formatDate } = useFormat();
  const board = useBoard((current) => current);
  const session = useSession(({ unforeseen, tally, outcome }) => ({ unforeseen, tally, outcome }));
  const { rows, counts } = readForesight({ register, session, board, records });
  const { outcome } = session;
  const told = rows.flatMap((row) => (row.verdict === null ? [] : [{ row, verdict: row.verdict }]));
  const date = (day: string | null): string => (day === null ? '' : formatDate(day));
  return (
    <section className={styles.parked}>
      <h3>{text.link}</h3>
      {outcome !== null && (
        <p>
          {text.ended(formatDate(outcome.on))} {text.outcomeLine(outcome.came, outcome.text)}
        </p>
      )}
      <p>{[text.happened(counts), text.foreseen(counts), text.almost(counts.almost)].filter(Boolean).join(' ')}</p>
      {counts.withoutDot.length > 0 && (
        <p>
          {text.withoutDot(counts.withoutDot.length)} {counts.withoutDot.map(text.quoted).join(' ')}
        </p>
      )}
      {told.length > 0 && (
        <table className={styles.foreseen}>
          <thead>
            <tr>
              <th>{text.columns.number}</th>
              <th>{text.columns.what}</th>
              <th>{text.columns.verdict}</th>
              <th>{text.columns.sign}</th>
              <th>{text.columns.damage}</th>
              <th>{text.columns.fired}</th>
            </tr>
          </thead>
          <tbody>
            {told.map(({ row, verdict }) => (
              <tr key={row.key}>
                <td>{row.number ?? text.noNumber}</td>
                <td>
                  {row.title}
                  <small>{text.foreseenAs[row.foreseenAs]}</small>
                </td>
                <td>{text.verdicts[verdict.verdict]}</td>
                <td>{date(verdict.signOn)}</td>
                <td>{date(verdict.on)}</td>
                <td>{verdict.fired === null ? '' : text.fired[verdict.fired]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
