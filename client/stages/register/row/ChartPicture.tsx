import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { classes } from '../../../ui/classes.ts';
import { labelsThatFit, ticksBetween } from '../model/chartTicks.ts';
import type { Series } from '../model/readings.ts';
import { isOnAxis, timeScale, valueRange } from '../model/readings.ts';
import { conditionOf, readingText } from '../model/wording.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './ReadingChart.module.css';

type ChartPictureProps = { readonly row: RegisterRow; readonly series: Series; readonly width: number };

const [height, top, bottom, side, scaleWidth] = [190, 26, 30, 12, 46];
/** The line of the numbers, the threshold with the side that trips, and the days. */
export function ChartPicture({ row, series, width }: ChartPictureProps) {
  const text = useText('registerRow');
  const pageText = useText('registerPage');
  const { number } = useFormat();
  const { register, today, days } = useRegisterPage();
  const { points, threshold } = series;
  const [least, most] = valueRange(series);
  const [right, floor] = [width - scaleWidth, height - bottom];
  const x = timeScale(register.heldOn, today, side, right - side);
  const y = (value: number): number => floor - ((value - least) / (most - least)) * (floor - top);
  const last = points.at(-1);
  if (!last) return null;
  const line = threshold && isOnAxis(threshold) ? y(threshold.value) : null;
  const wash =
    line === null || threshold?.comparison === 'equals'
      ? null
      : threshold?.comparison === 'below'
        ? { y: line, height: floor - line }
        : { y: top - 12, height: line - top + 12 };
  const ticks = ticksBetween(least, most).filter((tick) => line === null || Math.abs(y(tick) - line) > 13);
  const valueLabels = labelsThatFit(
    points.toReversed().map((point) => ({ x: x(point.on), point })),
    46,
  );
  const dayLabels = labelsThatFit(
    [
      { x: x(today), words: text.today, isToday: true },
      { x: x(register.heldOn), words: days.short(register.heldOn), isToday: false },
      ...points.toReversed().map(({ on }) => ({ x: x(on), words: days.short(on), isToday: false })),
    ],
    74,
  );
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={text.chart(points.length, readingText(last.text, number))}
    >
      {wash && <rect className={styles.wash} x={0} width={right} {...wash} />}
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={0} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={right + 8} y={y(tick) + 4}>
            {number(tick)}
          </text>
        </g>
      ))}
      <line className={styles.axis} x1={0} x2={right} y1={floor} y2={floor} />
      {line !== null && threshold && (
        <>
          <line className={styles.threshold} x1={0} x2={right} y1={line} y2={line} />
          <text className={styles.signal} x={right + 8} y={line + 4}>
            {number(threshold.value)}
          </text>
          <text className={styles.signal} x={6} y={threshold.comparison === 'below' ? line + 15 : line - 6}>
            {text.tripsAt(conditionOf(row, pageText))}
          </text>
        </>
      )}
      <line className={styles.today} x1={x(today)} x2={x(today)} y1={top - 12} y2={floor} />
      <polyline
        className={styles.line}
        points={points.map(({ on, value }) => `${x(on).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
      />
      {points.map((point, index) => (
        <circle
          key={index}
          className={classes(styles.point, point.isPast && styles.past)}
          cx={x(point.on)}
          cy={y(point.value)}
          r={point === last ? 5 : 3.5}
        />
      ))}
      {valueLabels.map(({ x: at, point }) => (
        <text
          key={at}
          className={classes(styles.value, point === last && styles.lastValue)}
          x={Math.min(at, right - 10)}
          y={y(point.value) - 10}
          textAnchor={at > right - 40 ? 'end' : 'middle'}
        >
          {readingText(point.text, number)}
        </text>
      ))}
      {dayLabels.map(({ x: at, words, isToday }) => (
        <text
          key={at}
          className={classes(isToday && styles.strong)}
          x={at}
          y={height - 9}
          textAnchor={at < 40 ? 'start' : at > right - 40 ? 'end' : 'middle'}
        >
          {words}
        </text>
      ))}
    </svg>
  );
}
