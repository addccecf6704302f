import type { ReactNode } from 'react';
import type { RegisterRow } from '../../../shared/register/register.ts';
import { tripwireSentence } from '../../../shared/register/sentences.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { Texts } from '../../../shared/text/catalogue.ts';
import type { Format } from '../../../shared/text/format.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { useNarrow } from '../../ui/useNarrow.ts';
import { classes } from '../../ui/classes.ts';
import type { NumberedRow } from './rows.ts';
import { StateCell } from './StateCell.tsx';
import styles from './RegisterTable.module.css';

export type RegisterTableProps = {
  readonly rows: readonly NumberedRow[];
  readonly onOpen: (riskId: RiskId) => void;
};

/** One risk per row; on a phone one risk per card, in the same order and without empty fields. */
export function RegisterTable(props: RegisterTableProps) {
  return useNarrow(820) ? <Cards {...props} /> : <Table {...props} />;
}

function Table({ rows, onOpen }: RegisterTableProps) {
  const text = useText('register');
  const sentences = useText('sentences');
  const format = useFormat();
  const { columns } = text;
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={text.table}>
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.risk}</th>
            <th scope="col">{columns.prevention}</th>
            <th scope="col">{columns.tripwire}</th>
            <th scope="col">{columns.contingency}</th>
            <th scope="col">{columns.owner}</th>
            <th scope="col">{columns.due}</th>
            <th scope="col">{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, row }) => (
            <tr key={row.riskId} data-state={row.state}>
              <td>{number}</td>
              <th scope="row">
                <Name row={row} onOpen={onOpen} />
              </th>
              <td>{said(row.texts.prevention, text)}</td>
              <td>{tripwire(row, { text, sentences, format })}</td>
              <td>{said(row.texts.contingency, text)}</td>
              <td>{row.preventionOwner ?? text.emptyCell}</td>
              <td className={styles.day}>
                {row.preventionDue ? format.formatShortDay(row.preventionDue) : text.emptyCell}
              </td>
              <td>
                <StateCell row={row} title={row.title || text.untitled} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ rows, onOpen }: RegisterTableProps) {
  const text = useText('register');
  const sentences = useText('sentences');
  const format = useFormat();
  const { columns } = text;
  return (
    <ol className={styles.cards} aria-label={text.table}>
      {rows.map(({ number, row }) => {
        const parts: readonly (readonly [string, ReactNode])[] = [
          [columns.prevention, said(row.texts.prevention, text)],
          [columns.tripwire, tripwire(row, { text, sentences, format })],
          [columns.contingency, said(row.texts.contingency, text)],
          [columns.owner, row.preventionOwner ?? text.emptyCell],
          [columns.due, row.preventionDue ? format.formatShortDay(row.preventionDue) : text.emptyCell],
        ];
        return (
          <li key={row.riskId} className={styles.card} data-state={row.state}>
            <div className={styles.cardHead}>
              <span className={styles.number}>{number}</span>
              <Name row={row} onOpen={onOpen} />
            </div>
            <dl>
              {parts
                .filter(([, words]) => words !== text.emptyCell)
                .map(([term, words]) => (
                  <div key={term}>
                    <dt>{term}</dt>
                    <dd>{words}</dd>
                  </div>
                ))}
            </dl>
            <StateCell row={row} title={row.title || text.untitled} />
          </li>
        );
      })}
    </ol>
  );
}

const said = (words: string, text: Texts<'register'>): string => (words === '' ? text.emptyCell : words);

type Wording = { readonly text: Texts<'register'>; readonly sentences: Texts<'sentences'>; readonly format: Format };

const tripwire = (row: RegisterRow, { text, sentences, format }: Wording): string =>
  row.tripwire === '' ? text.emptyCell : tripwireSentence(row, row.texts, sentences, format.formatShortDay);

/** The risk's name, which opens its plan, with its dots, its rating and what is missing. */
function Name({ row, onOpen }: { row: RegisterRow; onOpen: (riskId: RiskId) => void }) {
  const text = useText('register');
  const { likelihood, impact } = row;
  const title = row.title || text.untitled;
  const place = likelihood !== null && impact !== null && text.place(likelihood, impact);
  const facts = [row.votes !== null && text.dots(row.votes), place].filter(Boolean);
  return (
    <div className={styles.name}>
      <button type="button" aria-label={text.edit(title)} onClick={() => onOpen(row.riskId)}>
        {title}
      </button>
      {facts.length > 0 && <span>{facts.join(' · ')}</span>}
      {row.isMinority && <span>{text.minority}</span>}
      {row.missing.length > 0 && <span className={classes(styles.missing)}>{text.missing(row.missing)}</span>}
    </div>
  );
}
