import type { KeyboardEvent } from 'react';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import type { Line } from '../model/groups.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { OpenRow } from '../row/OpenRow.tsx';
import type { Columns } from './columns.ts';
import { GroupLine } from './GroupLine.tsx';
import { RowLine } from './RowLine.tsx';
import { keyOf, useLineWindow } from './useLineWindow.ts';
import styles from './RegisterTable.module.css';

type TableLinesProps = {
  readonly lines: readonly Line[];
  readonly columns: Columns;
  /** The row that is open in its place; null on a phone, where it opens as a sheet. */
  readonly openRow: RegisterRow | null;
  readonly onToggle: (groupKey: string) => void;
};

/** The body of the table. One stop for Tab; arrow keys, Home and End lead from line to line (SPEC RP6). */
export function TableLines({ lines, columns, openRow, onToggle }: TableLinesProps) {
  const { setView } = useRegisterPage();
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  /** The line that gets the focus as soon as it is in the page. */
  const wanted = useRef<string | null>(null);
  const indexOf = (key: string | null): number => lines.findIndex((line) => keyOf(line) === key);
  const openIndex = indexOf(openRow?.riskId ?? null);
  const currentIndex = Math.max(0, indexOf(current));
  const frame = useLineWindow(
    body,
    lines,
    columns.look,
    [currentIndex, openIndex].filter((index) => index >= 0),
  );

  useEffect(() => {
    const key = wanted.current;
    const line = [...(body.current?.rows ?? [])].find(({ dataset }) => key !== null && dataset.line === key);
    const target = line?.querySelector<HTMLElement>('[data-stop]');
    if (!target) return;
    wanted.current = null;
    target.focus();
  });

  const goTo = (index: number): void => {
    const line = lines[Math.min(lines.length - 1, Math.max(0, index))];
    if (line === undefined) return;
    wanted.current = keyOf(line);
    frame.scrollTo(lines.indexOf(line));
    setCurrent(keyOf(line));
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    goTo(next);
  };
  const close = (): void => {
    wanted.current = openRow?.riskId ?? null;
    setView({ open: null });
  };

  return (
    <tbody ref={body}>
      {frame.shown.map(({ index, gap }) => {
        const line = lines[index];
        if (line === undefined) return null;
        const key = keyOf(line);
        const shared = {
          'aria-rowindex': index + 2,
          'data-index': index,
          'data-line': key,
          ref: frame.measure,
        };
        return (
          <Fragment key={key}>
            {gap > 0 && <Gap height={gap} />}
            {line.kind === 'group' ? (
              <tr {...shared} className={styles.groupLine}>
                <GroupLine
                  line={line}
                  span={columns.names.length}
                  isStop={index === currentIndex}
                  onToggle={() => onToggle(line.key)}
                  onFocus={() => setCurrent(key)}
                  onKeyDown={(event) => onKeyDown(event, index)}
                />
              </tr>
            ) : index === openIndex ? (
              <tr {...shared} className={styles.openLine}>
                <td colSpan={columns.names.length}>
                  <OpenRow row={line.row} onClose={close} />
                </td>
              </tr>
            ) : (
              // The name of the risk is a button that does the same.
              <tr {...shared} data-state={line.row.state} onClick={() => setView({ open: line.row.number })}>
                <RowLine
                  row={line.row}
                  columns={columns}
                  isStop={index === currentIndex}
                  onFocus={() => setCurrent(key)}
                  onKeyDown={(event) => onKeyDown(event, index)}
                />
              </tr>
            )}
          </Fragment>
        );
      })}
      {frame.below > 0 && <Gap height={frame.below} />}
    </tbody>
  );
}

/** Stands for the lines that are left out. */
const Gap = ({ height }: { readonly height: number }) => (
  <tr aria-hidden className={styles.gap}>
    <td style={{ height }} />
  </tr>
);
