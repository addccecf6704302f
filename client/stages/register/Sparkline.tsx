import { useFormat, useText } from '../../text/useText.ts';
import styles from './RegisterTable.module.css';

const [width, height, edge] = [84, 20, 2];

/** Readings over time as one small line; the last one is marked. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const registerText = useText('register');
  const { number } = useFormat();
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const points = values.map((value, index) => {
    const x = edge + (index / (values.length - 1)) * (width - 2 * edge);
    const part = most === least ? 0.5 : (value - least) / (most - least);
    return { x, y: height - edge - part * (height - 2 * edge) };
  });
  const last = points.at(-1);
  return (
    <svg
      className={styles.line}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={registerText.readings(values.length, number(values.at(-1) ?? 0))}
    >
      <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {last && <circle cx={last.x} cy={last.y} r={edge} />}
    </svg>
  );
}
