import type { ForesightRow } from '../../../../shared/register/foresight.ts';
import type { IsoDate } from '../../../../shared/time.ts';
import { daysBetween } from '../../../../shared/time.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './Foresight.module.css';
import { SignAndDamage } from './SignAndDamage.tsx';
import { VerdictMark } from './VerdictMark.tsx';

type ForesightTableProps = {
  readonly rows: readonly ForesightRow[];
  readonly span: { readonly from: IsoDate; readonly to: IsoDate };
  readonly onChange: (key: string) => void;
};

/** What happened and what almost did, with sign and damage; the rest is folded away. */
export function ForesightTable({ rows, span, onChange }: ForesightTableProps) {
  const text = useText('foresight');
  const { mayEdit } = useRegisterPage();
  const told = rows.filter(({ verdict }) => verdict?.verdict === 'happened' || verdict?.verdict === 'almost');
  const rest = rows.filter(({ verdict }) => verdict?.verdict === 'didNot' || verdict?.verdict === 'cannotTell');
  const unsaid = mayEdit ? [] : rows.filter(({ verdict }) => verdict === null);
  return (
    <section aria-label={text.table}>
      {told.length === 0 ? (
        <p className={styles.nothing}>{text.nothingYet}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.columns.number}</th>
              <th scope="col">{text.columns.what}</th>
              <th scope="col">{text.columns.verdict}</th>
              <th scope="col">
                <span className={styles.signKey} aria-hidden>
                  ▲
                </span>{' '}
                {text.columns.sign} <span aria-hidden>●</span> {text.columns.damage}
              </th>
              <th scope="col">{text.columns.fired}</th>
            </tr>
          </thead>
          <tbody>
            {told.map((row) => (
              <ToldRow key={row.key} row={row} span={span} onChange={onChange} />
            ))}
          </tbody>
        </table>
      )}
      {rest.length > 0 && <Fold title={text.rest} rows={rest} onChange={onChange} />}
      {unsaid.length > 0 && <Fold title={text.notSaid} rows={unsaid} onChange={onChange} />}
    </section>
  );
}

type ToldRowProps = Pick<ForesightTableProps, 'span' | 'onChange'> & { readonly row: ForesightRow };

function ToldRow({ row, span, onChange }: ToldRowProps) {
  const text = useText('foresight');
  const { verdict } = row;
  if (verdict === null) return null;
  return (
    <tr>
      <td className={styles.number}>{row.number ?? text.noNumber}</td>
      <th scope="row" className={styles.title}>
        {row.title}
        <small>
          {text.foreseenAs[row.foreseenAs]}
          {row.joined.length > 0 && `, ${text.alsoSaid(row.joined.length)}`}
        </small>
      </th>
      <td>
        <VerdictMark verdict={verdict.verdict} />
        <Change row={row} onChange={onChange} />
      </td>
      <td>
        <SignAndDamage verdict={verdict} span={span} />
      </td>
      <td className={styles.fired}>
        <Fired row={row} />
      </td>
    </tr>
  );
}

/** When the tripwire came, or what held when it almost happened. */
function Fired({ row: { verdict, held } }: { readonly row: ForesightRow }) {
  const text = useText('foresight');
  if (verdict?.verdict === 'almost') return held.length === 0 ? null : <>{text.heldBy(held)}</>;
  if (!verdict?.fired) return null;
  const { fired, on, signOn } = verdict;
  const words =
    on === null || signOn === null ? text.fired[fired] : text.firedDays(fired, Math.abs(daysBetween(signOn, on)));
  return fired === 'before' ? <b>{words}</b> : <span data-quiet={fired === 'none' || undefined}>{words}</span>;
}

function Change({ row, onChange }: Pick<ToldRowProps, 'row' | 'onChange'>) {
  const text = useText('foresight');
  const { mayEdit } = useRegisterPage();
  if (!mayEdit || row.id === null) return null;
  return (
    <Button size="small" variant="quiet" aria-label={text.changeOf(row.title)} onClick={() => onChange(row.key)}>
      {text.change}
    </Button>
  );
}

type FoldProps = Pick<ForesightTableProps, 'rows' | 'onChange'> & { readonly title: string };

function Fold({ title, rows, onChange }: FoldProps) {
  const text = useText('foresight');
  const numbered = rows.flatMap(({ number }) => (number === null ? [] : [number]));
  const others = rows.length - numbered.length;
  const names = others === 0 ? numbered : [...numbered, text.cards(others)];
  return (
    <details className={styles.fold}>
      <summary>
        {title} <small>{text.restOf(names)}</small>
      </summary>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <span className={styles.number}>{row.number ?? text.noNumber}</span>
            <span className={styles.title}>
              {row.title}
              <small>{text.foreseenAs[row.foreseenAs]}</small>
            </span>
            <span>
              {row.verdict !== null && <VerdictMark verdict={row.verdict.verdict} />}
              {row.verdict !== null && <Change row={row} onChange={onChange} />}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
