import { useId, useState } from 'react';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useMe } from '../../../documents/workshop.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { useNarrow } from '../../../ui/useNarrow.ts';
import { manyRisks } from '../model/attention.ts';
import { linesOf, parkedKey } from '../model/groups.ts';
import { rowsInView } from '../model/rows.ts';
import { plainView } from '../model/view.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { columnsOf } from './columns.ts';
import { RowDialog } from '../row/RowDialog.tsx';
import { TableHead } from './TableHead.tsx';
import { TableLines } from './TableLines.tsx';
import { TableTools } from './TableTools.tsx';
import styles from './RegisterTable.module.css';

/** All rows, searched, grouped and sorted as the address says; the parked ones in a group at the end. */
export function RegisterTable() {
  const text = useText('registerPage');
  const registerText = useText('register');
  const { register, view, setView } = useRegisterPage();
  const { person } = useMe();
  const isNarrow = useNarrow(767);
  const isMedium = useNarrow(1100);
  const titleId = useId();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const planned = rowsInView(register.planned, view, person.name);
  const parked = rowsInView(register.parked, view, person.name);
  const isFiltered = view.query !== '' || view.filter !== 'all' || view.cell !== null;
  const count = planned.length + parked.length;
  const all = register.planned.length + register.parked.length;
  const isMany = all >= manyRisks;
  const open = useOpenRow();
  // What was searched for is not hidden in a closed group, and neither is the open row.
  const isOpenAtFirst = (key: string): boolean => (key === parkedKey ? isFiltered : !isMany || isFiltered);
  const holdsOpenRow = (key: string): boolean => key === parkedKey && open !== null && !open.isPlanned;
  const isOpen = (key: string): boolean => isOpenAtFirst(key) !== toggled.has(key) || holdsOpenRow(key);
  const toggle = (key: string): void => {
    const next = new Set(toggled);
    if (!next.delete(key)) next.add(key);
    setToggled(next);
  };
  const columns = columnsOf(isNarrow ? 'narrow' : isMany ? 'dense' : 'full', isMedium);
  const lines = linesOf(planned, parked, view.group, isOpen);
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <TableTools
        titleId={titleId}
        title={isFiltered ? text.found(count, all) : text.risks(register.planned.length)}
        isNarrow={isNarrow}
      />
      {all === 0 ? (
        <p className={styles.none}>{text.noRisksHint}</p>
      ) : (
        <table
          className={styles.table}
          aria-label={registerText.table}
          aria-rowcount={lines.length + 1}
          data-look={columns.look}
        >
          <TableHead columns={columns} />
          <TableLines lines={lines} columns={columns} openRow={isNarrow ? null : open} onToggle={toggle} />
        </table>
      )}
      {count === 0 && isFiltered && (
        <div className={styles.none}>
          <p>{text.noneMatch}</p>
          <Button
            size="small"
            onClick={() => setView({ ...plainView, sort: view.sort, group: view.group, on: view.on })}
          >
            {text.showAllRisks}
          </Button>
        </div>
      )}
      {isNarrow && <RowDialog row={open} />}
    </section>
  );
}

/** The row that the address opens. */
function useOpenRow(): RegisterRow | null {
  const { register, view } = useRegisterPage();
  if (view.open === null) return null;
  return [...register.planned, ...register.parked].find(({ number }) => number === view.open) ?? null;
}
