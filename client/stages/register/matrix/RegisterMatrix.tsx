import { useRef } from 'react';
import { useText } from '../../../text/useText.ts';
import { manyRisks } from '../model/attention.ts';
import { isInCell } from '../model/rows.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { MatrixCells } from './MatrixCells.tsx';
import { MatrixKey } from './MatrixKey.tsx';
import { MatrixMarks } from './MatrixMarks.tsx';
import { placeMarks } from './places.ts';
import { useMarkDrag } from './useMarkDrag.ts';
import styles from './RegisterMatrix.module.css';

/** The risks by likelihood and impact. A cell that is pressed filters the table; a mark that is dragged is rated again. */
export function RegisterMatrix() {
  const text = useText('registerPage');
  const { register, view, setView, mayEdit } = useRegisterPage();
  const grid = useRef<HTMLDivElement>(null);
  const drag = useMarkDrag(grid);
  const rows = register.planned;
  const isMany = rows.length >= manyRisks;
  const marks = isMany ? [] : placeMarks(rows);
  const unrated = rows.filter(({ score, state }) => score === null && state !== 'retired').length;
  const hint = isMany ? text.matrixHintMany(rows.length) : text.matrixHint(marks.some(({ ghost }) => ghost !== null));
  return (
    <section className={styles.matrix} aria-label={text.matrix}>
      <h2>{text.matrix}</h2>
      <p className={styles.hint}>
        {hint}
        {unrated > 0 && ` ${text.notRated(unrated)}.`}
      </p>
      <div className={styles.picture}>
        <div className={styles.likelihood} aria-hidden>
          {text.likelihood.map((word, index) => (
            <span key={word}>
              {word} <b>{index + 1}</b>
            </span>
          ))}
        </div>
        <div className={styles.field} ref={grid}>
          <MatrixCells
            counts={(cell) => rows.filter((row) => isInCell(row, cell)).length}
            showsCounts={isMany}
            chosen={view.cell}
            over={drag.over}
            onChoose={(cell) => setView({ cell })}
          />
          <MatrixMarks marks={marks} drag={drag} mayMove={mayEdit} />
        </div>
        <div className={styles.impact} aria-hidden>
          {text.impact.map((word, index) => (
            <span key={word}>
              <b>{index + 1}</b> {word}
            </span>
          ))}
        </div>
      </div>
      {!isMany && <MatrixKey rows={rows} />}
    </section>
  );
}
