import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useText } from '../text/useText.ts';
import { classes } from './classes.ts';
import styles from './Matrix5x5.module.css';

export type MatrixMark = {
  readonly likelihood: number;
  readonly impact: number;
  readonly mark: ReactNode;
  readonly label: string;
};

export type Matrix5x5Props = {
  /** 1 to 5, or null where nobody has said. */
  likelihood?: number | null;
  impact?: number | null;
  label: string;
  /** Makes every cell a button; arrow keys move the choice. */
  onChange?: (likelihood: number, impact: number) => void;
  /** Marks in the cells, to show many risks. */
  marks?: readonly MatrixMark[];
  size?: 'small' | 'large';
};

const fives = [1, 2, 3, 4, 5] as const;
const clamp = (value: number): number => Math.min(5, Math.max(1, value));

/** Colour step 0 to 4 from the score (likelihood times impact). */
const heat = (likelihood: number, impact: number): number => {
  const score = likelihood * impact;
  if (score >= 20) return 4;
  if (score >= 12) return 3;
  if (score >= 8) return 2;
  return score >= 4 ? 1 : 0;
};

/** Likelihood upwards, impact to the right. */
export function Matrix5x5({
  likelihood = null,
  impact = null,
  label,
  onChange,
  marks = [],
  size = 'small',
}: Matrix5x5Props) {
  const uiText = useText('ui');
  const grid = useRef<HTMLDivElement>(null);
  const isChosen = (l: number, i: number) => l === likelihood && i === impact;
  const onKeyDown = (event: KeyboardEvent, l: number, i: number) => {
    const step = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    if (!step || !onChange) return;
    event.preventDefault();
    const [nextL, nextI] = [clamp(l + (step[0] ?? 0)), clamp(i + (step[1] ?? 0))];
    onChange(nextL, nextI);
    grid.current?.querySelector<HTMLElement>(`[data-cell='${nextL}-${nextI}']`)?.focus();
  };
  const marksAt = (l: number, i: number) => marks.filter((mark) => mark.likelihood === l && mark.impact === i);
  const cells = fives.toReversed().flatMap((l) => fives.map((i) => [l, i] as const));

  return (
    <div className={classes(styles.matrix, styles[size])}>
      <span className={styles.up} aria-hidden>
        {uiText.matrix.likelihood}
      </span>
      <div ref={grid} className={styles.grid} role={onChange ? 'radiogroup' : 'group'} aria-label={label}>
        {cells.map(([l, i]) => {
          const here = marksAt(l, i);
          const shared = {
            className: classes(styles.cell, isChosen(l, i) && styles.chosen),
            style: { '--heat': `var(--heat-${heat(l, i)})` },
          };
          if (!onChange) {
            const name = here.map((mark) => mark.label).join(', ');
            const described =
              name === '' && !isChosen(l, i)
                ? {}
                : { role: 'img', 'aria-label': `${uiText.matrix.cell(l, i)}${name && `: ${name}`}` };
            return (
              <span key={`${l}-${i}`} {...shared} {...described}>
                {here.map((mark) => (
                  <b key={mark.label} title={mark.label}>
                    {mark.mark}
                  </b>
                ))}
              </span>
            );
          }
          const isFirst = likelihood === null || impact === null ? l === 3 && i === 3 : isChosen(l, i);
          return (
            <button
              key={`${l}-${i}`}
              type="button"
              {...shared}
              role="radio"
              aria-checked={isChosen(l, i)}
              aria-label={uiText.matrix.cell(l, i)}
              title={uiText.matrix.cell(l, i)}
              data-cell={`${l}-${i}`}
              tabIndex={isFirst ? 0 : -1}
              onClick={() => onChange(l, i)}
              onKeyDown={(event) => onKeyDown(event, l, i)}
            />
          );
        })}
      </div>
      <span className={styles.across} aria-hidden>
        {uiText.matrix.impact}
      </span>
    </div>
  );
}
