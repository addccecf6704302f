import { useRef } from 'react';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import { seriesOf } from '../model/readings.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { ChartPicture } from './ChartPicture.tsx';
import logStyles from './log.module.css';
import styles from './ReadingChart.module.css';
import { useElementWidth } from './useElementWidth.ts';

/** The readings over time, from the meeting to today; what is not a number stands below as text (SPEC RP7). */
export function ReadingChart({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const { days } = useRegisterPage();
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame, 520);
  const series = seriesOf(row);
  return (
    <section aria-label={text.readings}>
      <div className={logStyles.head}>
        <h3>{text.readings}</h3>
        <span>{row.texts.source}</span>
      </div>
      {series.points.length === 0 && series.asText.length === 0 && <p className={logStyles.none}>{text.noReadings}</p>}
      <div ref={frame}>{series.points.length > 0 && <ChartPicture row={row} series={series} width={width} />}</div>
      {series.asText.length > 0 && (
        <p className={styles.asText}>
          {text.asText}:{' '}
          {series.asText.map(({ on, reading }, index) => (
            <span key={index}>
              “{reading}”, {days.short(on)}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
