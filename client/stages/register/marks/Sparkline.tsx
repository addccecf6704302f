import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { classes } from '../../../ui/classes.ts';
import { isOnAxis, seriesOf, timeScale, valueRange } from '../model/readings.ts';
import { readingText } from '../model/wording.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './marks.module.css';

const sizes = { small: [84, 20], medium: [112, 34] } as const;
const edge = 3;

/** The readings of a row from the meeting to today, with the threshold. */
export function Sparkline({ row, size }: { readonly row: RegisterRow; readonly size: keyof typeof sizes }) {
  const text = useText('registerRow');
  const { number } = useFormat();
  const { register, today } = useRegisterPage();
  const series = seriesOf(row);
  const last = series.points.at(-1);
  if (!last) return null;
  const [width, height] = sizes[size];
  const [least, most] = valueRange(series);
  const x = timeScale(register.heldOn, today, edge, width - edge);
  const y = (value: number): number => height - edge - ((value - least) / (most - least)) * (height - 2 * edge);
  const { threshold } = series;
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={text.chart(series.points.length, readingText(last.text, number))}
    >
      {threshold && isOnAxis(threshold) && (
        <line className={styles.threshold} x1={0} x2={width} y1={y(threshold.value)} y2={y(threshold.value)} />
      )}
      <polyline
        className={styles.line}
        points={series.points.map(({ on, value }) => `${x(on).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
      />
      <circle
        className={classes(styles.last, last.isPast && styles.past)}
        cx={x(last.on)}
        cy={y(last.value)}
        r={edge}
      />
    </svg>
  );
}
