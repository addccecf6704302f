import type { ReactNode } from 'react';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Sparkline } from '../marks/Sparkline.tsx';
import { StepState } from '../marks/StepState.tsx';
import { RowState } from '../marks/RowState.tsx';
import { conditionOf, lastReading, readingText } from '../model/wording.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import type { ColumnName, Look } from './columns.ts';
import styles from './RegisterTable.module.css';

type RowCellProps = { readonly row: RegisterRow; readonly column: ColumnName; readonly look: Look };

/** What a row says in one column. */
export function RowCell({ row, column, look }: RowCellProps): ReactNode {
  switch (column) {
    case 'number':
      return (
        <>
          <small>{row.id.slice(0, 1)}</small>
          {row.number}
        </>
      );
    case 'risk':
      return <Facts row={row} />;
    case 'score':
      return <Score row={row} />;
    case 'prevention':
      return <StepState row={row} />;
    case 'tripwire':
      return <TripwireWords row={row} />;
    case 'trips':
      return <Trips row={row} />;
    case 'readings':
      return <Readings row={row} look={look} />;
    case 'last':
      return <Last row={row} />;
    case 'owner':
      return <Owner row={row} />;
    case 'check':
      return <NextCheck row={row} look={look} />;
    case 'state':
      return <RowState row={row} isShort={look === 'dense'} />;
  }
}

function Facts({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerPage');
  const registerText = useText('register');
  const { days } = useRegisterPage();
  const facts = [
    row.votes !== null && row.addedOn === null && registerText.dots(row.votes),
    row.addedOn !== null && text.added(days.long(row.addedOn)),
    row.isMinority && registerText.minority,
  ].filter(Boolean);
  return (
    <>
      {facts.length > 0 && <small>{facts.join(' · ')}</small>}
      {row.missing.length > 0 && row.isPlanned && row.state !== 'retired' && (
        <small className={styles.missing}>{registerText.missing(row.missing)}</small>
      )}
    </>
  );
}

function Score({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerPage');
  const registerText = useText('register');
  const { likelihood, impact, positions } = row;
  if (likelihood === null || impact === null) return <span className={styles.soft}>{registerText.emptyCell}</span>;
  const before = positions.findLast((one) => one.likelihood !== likelihood || one.impact !== impact);
  return (
    <>
      {registerText.place(likelihood, impact)}
      {before && <small>{text.was(before.likelihood, before.impact)}</small>}
    </>
  );
}

function TripwireWords({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerPage');
  const registerText = useText('register');
  const { signal } = row.texts;
  if (signal === '') return <span className={styles.soft}>{registerText.emptyCell}</span>;
  return <p className={styles.signal}>{text.tripwire(signal, conditionOf(row, text))}</p>;
}

function Trips({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerPage');
  const registerText = useText('register');
  return <span className={styles.soft}>{conditionOf(row, text) || registerText.emptyCell}</span>;
}

function Readings({ row, look }: { readonly row: RegisterRow; readonly look: Look }) {
  return (
    <>
      <Sparkline row={row} size={look === 'dense' ? 'small' : 'medium'} />
      {look === 'full' && (
        <small>
          <Last row={row} />
        </small>
      )}
    </>
  );
}

function Last({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerPage');
  const { number } = useFormat();
  const { days, today } = useRegisterPage();
  const last = lastReading(row);
  if (last === null) return null;
  const value = readingText(last.reading, number);
  return (
    <span className={styles.soft}>
      {last.on === today ? text.readingToday(value) : text.reading(value, days.short(last.on))}
      {last.measuredAt !== undefined && text.byProgram}
    </span>
  );
}

function Owner({ row }: { readonly row: RegisterRow }) {
  const registerText = useText('register');
  return row.preventionOwner ?? <span className={styles.soft}>{registerText.emptyCell}</span>;
}

function NextCheck({ row, look }: { readonly row: RegisterRow; readonly look: Look }) {
  const text = useText('registerPage');
  const { days } = useRegisterPage();
  const { state, nextCheck, watcher } = row;
  if (state === 'tripped') return <span className={styles.soft}>{text.whenContained}</span>;
  if (nextCheck === null) return <span className={styles.soft}>{text.noCheck}</span>;
  return (
    <>
      {days.weekday(nextCheck)}
      {look === 'full' && watcher !== null && <small>{watcher}</small>}
    </>
  );
}
