import type { ReactNode } from 'react';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import { RowState } from '../marks/RowState.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './RegisterTable.module.css';

/** A row on a phone: state and number, the name, who looks next. */
export function NarrowRow({ row, name }: { readonly row: RegisterRow; readonly name: ReactNode }) {
  const text = useText('registerPage');
  const { days } = useRegisterPage();
  const { nextCheck, watcher } = row;
  return (
    <>
      <span className={styles.narrowHead}>
        <RowState row={row} isShort />
        <span className={styles.soft}>{[row.id, row.preventionOwner].filter(Boolean).join(' · ')}</span>
      </span>
      {name}
      {nextCheck !== null && <small>{text.nextCheck(days.long(nextCheck), watcher)}</small>}
    </>
  );
}
