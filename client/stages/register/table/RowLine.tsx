import type { KeyboardEvent } from 'react';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { RowCell } from './RowCell.tsx';
import { NarrowRow } from './NarrowRow.tsx';
import type { Columns } from './columns.ts';
import styles from './RegisterTable.module.css';

type RowLineProps = {
  readonly row: RegisterRow;
  readonly columns: Columns;
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** The cells of one row. */
export function RowLine({ row, columns, isStop, onFocus, onKeyDown }: RowLineProps) {
  const text = useText('register');
  const { setView } = useRegisterPage();
  const title = row.title || text.untitled;
  const name = (
    <button
      type="button"
      className={styles.title}
      aria-label={text.edit(title)}
      aria-expanded={false}
      title={columns.look === 'dense' ? title : undefined}
      data-stop
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        event.stopPropagation();
        setView({ open: row.number });
      }}
    >
      {title}
    </button>
  );
  if (columns.look === 'narrow') {
    return (
      <th scope="row" className={styles.narrow}>
        <NarrowRow row={row} name={name} />
      </th>
    );
  }
  return columns.names.map((column) =>
    column === 'risk' ? (
      <th key={column} scope="row" data-column={column}>
        {name}
        {columns.look === 'full' && <RowCell row={row} column={column} look={columns.look} />}
      </th>
    ) : (
      <td key={column} data-column={column}>
        <RowCell row={row} column={column} look={columns.look} />
      </td>
    ),
  );
}
