import { useText } from '../../../text/useText.ts';
import { classes } from '../../../ui/classes.ts';
import { LiveRegion } from '../../../ui/VisuallyHidden.tsx';
import type { PlacedMark, Place } from './places.ts';
import type { MarkDrag } from './useMarkDrag.ts';
import styles from './RegisterMatrix.module.css';

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;
const placed = ({ x, y }: Place) => ({ insetInlineStart: percent(x), top: percent(y) });

type MatrixMarksProps = {
  readonly marks: readonly PlacedMark[];
  readonly drag: MarkDrag;
  readonly mayMove: boolean;
};

/** The marks of the risks over the cells. What they say is in the names of the cells and in the key. */
export function MatrixMarks({ marks, drag, mayMove }: MatrixMarksProps) {
  const text = useText('registerPage');
  const { moved } = drag;
  return (
    <>
      <svg className={styles.lines} aria-hidden>
        {marks.map(
          ({ row, at, ghost }) =>
            ghost && (
              <line
                key={row.riskId}
                x1={percent(ghost.at.x)}
                y1={percent(ghost.at.y)}
                x2={percent(at.x)}
                y2={percent(at.y)}
              />
            ),
        )}
      </svg>
      {marks.map(
        ({ row, ghost }) =>
          ghost && (
            <span
              key={row.riskId}
              className={styles.ghost}
              style={placed(ghost.at)}
              title={text.earlier(row.id, ghost.likelihood, ghost.impact)}
              aria-hidden
            >
              {row.number}
            </span>
          ),
      )}
      {marks.map(({ row, at }) => {
        const draggedTo = drag.riskId === row.riskId ? drag.at : null;
        return (
          // The key opens the rows with the keyboard, and an open row rates its risk with arrow keys.
          <span
            key={row.riskId}
            className={classes(
              styles.mark,
              row.state === 'tripped' && styles.trippedMark,
              mayMove && styles.movable,
              draggedTo !== null && styles.dragged,
            )}
            style={placed(draggedTo ?? at)}
            title={`${row.id} ${row.title}`}
            aria-hidden
            {...drag.handlersFor(row)}
          >
            {row.number}
          </span>
        );
      })}
      <LiveRegion message={moved ? text.moved(moved.row.id, moved.cell.likelihood, moved.cell.impact) : ''} />
    </>
  );
}
