import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { useText } from '../../../text/useText.ts';
import { classes } from '../../../ui/classes.ts';
import type { Cell } from '../model/view.ts';
import styles from './RegisterMatrix.module.css';

const fives = [1, 2, 3, 4, 5] as const;
const steps: { readonly [key: string]: readonly [number, number] } = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};
const clamp = (value: number): number => Math.min(5, Math.max(1, value));

/** Colour step 0 to 4 from likelihood times impact. */
const heat = (score: number): number => (score >= 20 ? 4 : score >= 12 ? 3 : score >= 8 ? 2 : score >= 4 ? 1 : 0);

type MatrixCellsProps = {
  readonly counts: (cell: Cell) => number;
  /** Writes the counts into the cells. */
  readonly showsCounts: boolean;
  readonly chosen: Cell | null;
  /** The cell below the mark that is being dragged. */
  readonly over: Cell | null;
  readonly onChoose: (cell: Cell | null) => void;
};

/** 25 buttons, one stop for Tab; arrow keys lead from cell to cell. */
export function MatrixCells({ counts, showsCounts, chosen, over, onChoose }: MatrixCellsProps) {
  const text = useText('registerPage');
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Cell>(chosen ?? { likelihood: 3, impact: 3 });
  const isCell = (cell: Cell | null, l: number, i: number) => cell?.likelihood === l && cell.impact === i;
  const onKeyDown = (event: KeyboardEvent, cell: Cell): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = { likelihood: clamp(cell.likelihood + step[0]), impact: clamp(cell.impact + step[1]) };
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell='${next.likelihood}x${next.impact}']`)?.focus();
  };
  return (
    <div ref={grid} className={styles.cells} role="group" aria-label={text.matrix}>
      {fives.toReversed().map((likelihood) =>
        fives.map((impact) => {
          const cell = { likelihood, impact };
          const count = counts(cell);
          const words = [text.likelihood[likelihood - 1] ?? '', text.impact[impact - 1] ?? ''] as const;
          const isChosen = isCell(chosen, likelihood, impact);
          return (
            <button
              key={`${likelihood}x${impact}`}
              type="button"
              data-cell={`${likelihood}x${impact}`}
              className={classes(
                styles.cell,
                isChosen && styles.chosen,
                isCell(over, likelihood, impact) && styles.over,
              )}
              style={{ '--heat': `var(--heat-${heat(likelihood * impact)})` }}
              aria-pressed={isChosen}
              aria-label={text.cellCount(text.cell(likelihood, impact, words), count)}
              tabIndex={isCell(at, likelihood, impact) ? 0 : -1}
              onFocus={() => setAt(cell)}
              onKeyDown={(event) => onKeyDown(event, cell)}
              onClick={() => onChoose(isChosen ? null : cell)}
            >
              {showsCounts && count > 0 && count}
            </button>
          );
        }),
      )}
    </div>
  );
}
